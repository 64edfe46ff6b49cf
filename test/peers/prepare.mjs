// Installs a real peer for the slow ring: `node test/peers/prepare.mjs bluesky`. Peers have packages of their own, so that the project stays
// light; they lie below node_modules, where nothing of ours looks. Does nothing when it is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder in which a peer is installed, whether or not it is. */
export const folderOf = (name) => join(here, '..', '..', 'node_modules', '.peers', name)

/** Whether it is installed as it should be now. */
export function isPrepared(name) {
  const stamp = join(folderOf(name), 'stamp')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(name)
}

/** @returns whether it is there */
export function prepare(name) {
  if (isPrepared(name)) return true
  const folder = folderOf(name)
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(here, name), folder, { recursive: true })
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Scripts of packages are not needed, and would compile for minutes.
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (status === 0) writeFileSync(join(folder, 'stamp'), stampOf(name))
  return status === 0
}

function stampOf(name) {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'peer.mjs']) hash.update(readFileSync(join(here, name, file)))
  return `${hash.digest('hex')} ${process.version}`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of process.argv.slice(2)) if (!prepare(name)) process.exitCode = 1
