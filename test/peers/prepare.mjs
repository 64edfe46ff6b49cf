// Installs a real peer for the slow ring: `node test/peers/prepare.mjs bluesky`. Peers have packages of their own, so that the project stays
// light; they lie below node_modules, where nothing of ours looks. Does nothing when it is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder in which a peer lies, as it is now, if it is installed; else null. */
export function folderOf(name) {
  if (!isPrepared(name)) return null
  cpSync(join(here, name), folder(name), { recursive: true })
  return folder(name)
}

const folder = (name) => join(here, '..', '..', 'node_modules', '.peers', name)
const stamp = (name) => join(folder(name), 'stamp')

/** Whether its packages are there as they should be. */
export const isPrepared = (name) => existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === stampOf(name)

/** @returns whether it is there */
function prepare(name) {
  if (isPrepared(name)) return true
  rmSync(folder(name), { recursive: true, force: true })
  cpSync(join(here, name), folder(name), { recursive: true })
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Scripts of packages are not needed, and would compile for minutes.
  const options = { cwd: folder(name), stdio: 'inherit' }
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options)
  if (status === 0) writeFileSync(stamp(name), stampOf(name))
  return status === 0
}

function stampOf(name) {
  const locked = readFileSync(join(here, name, 'package-lock.json'))
  return `${createHash('sha256').update(locked).digest('hex')} ${process.version}`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of process.argv.slice(2)) if (!prepare(name)) process.exitCode = 1
