#!/usr/bin/env node
// The bin: checks Node, builds when the sources are newer than what was built, and runs the command.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Samenspraak needs Node 20.19 or later, and this is ${process.versions.node}. Get a newer one at https://nodejs.org.`,
  )
  process.exitCode = 1
} else {
  const { build } = await import('./build.mjs')
  if (await build()) await import(new URL('../dist/cli/main.js', import.meta.url))
  else process.exitCode = 1
}
