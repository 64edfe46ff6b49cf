// Builds the program and the pages into dist/, side by side. Does nothing when what is there was built from these very sources.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'dist', 'built-from')
const sources = ['contract', 'domain', 'channels', 'server', 'cli', 'demo', 'web']
const settings = [
  'tsconfig.base.json',
  'tsconfig.server.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'package-lock.json',
]

/** @returns {Promise<boolean>} whether dist/ is as it should be */
export async function build() {
  const from = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return true
  if (!existsSync(join(root, 'node_modules', 'typescript'))) return fail(`run "npm ci" first, in ${root}`)
  stderr.write('Building (only after a change) ... ')
  try {
    for (const folder of ['channels', 'cli', 'contract', 'demo', 'domain', 'server'])
      rmSync(join(root, 'dist', folder), { recursive: true, force: true })
    mkdirSync(join(root, 'dist'), { recursive: true })
  } catch (error) {
    return fail(`dist/ cannot be written (${error.message}). Build once as the owner of ${root}: npm run build`)
  }
  // Types are not checked here: `npm run typecheck` does that, and whoever starts the program does not wait for it.
  const steps = [step('program', 'typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck'])]
  if (existsSync(join(root, 'web', 'index.html')))
    steps.push(step('pages', 'vite/bin/vite.js', ['build', '--logLevel', 'warn']))
  const done = await Promise.all(steps)
  stderr.write(`${done.map(({ name, seconds }) => `${name} ${seconds} s`).join(', ')}\n`)
  const broken = done.filter(({ code }) => code !== 0)
  for (const { name, said } of broken) stderr.write(`The ${name} could not be built:\n${said}\n`)
  if (broken.length === 0) writeFileSync(stamp, from)
  return broken.length === 0
}

/** Of names, sizes and times: enough to see a change, and read in milliseconds. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  for (const folder of sources) {
    if (!existsSync(join(root, folder))) continue
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !/\.(test|bench)\.ts$/.test(entry.name)) add(join(entry.parentPath, entry.name))
  }
  for (const file of settings) if (existsSync(join(root, file))) add(join(root, file))
  return hash.digest('hex')
}

function step(name, program, options) {
  const start = performance.now()
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ name, code, said, seconds: ((performance.now() - start) / 1000).toFixed(1) }))
  })
}

function fail(why) {
  stderr.write(`Samenspraak cannot be built: ${why}\n`)
  return false
}

if (argv[1] === fileURLToPath(import.meta.url) && !(await build())) process.exitCode = 1
