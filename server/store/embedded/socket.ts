/**
 * A private folder for the database's Unix socket: entered by its owner only, and short, because the path of a socket may not be
 * longer than about a hundred bytes. Windows has no such thing: there it is a port of the loopback address and the password.
 */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Owner } from './owner.ts'

export const port = 5432
const longest = 100 - `/.s.PGSQL.${port}.lock`.length

/** @returns a folder that is ours, made when needed. @throws when none can be had, with what was tried */
export function socketFolder(data: string, owner: Owner | null, temporary = tmpdir()): string {
  const name = `samenspraak-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`
  // The owner of a cluster under root may not be able to enter the data folder; /run is there for this.
  const places = owner
    ? [join('/run', name), join('/tmp', name)]
    : [join(data, 'run'), join(temporary, name), join('/tmp', name)]
  const problems: string[] = []
  for (const place of places) {
    const problem = Buffer.byteLength(place) > longest ? 'is too long for a socket' : claim(place, owner)
    if (!problem) return place
    problems.push(`${place} ${problem}`)
  }
  throw new Error(`There is no place for the socket of the database: ${problems.join('; ')}`)
}

/** @returns what is wrong with it, or null. A folder that somebody else laid ready for us is not ours. */
function claim(place: string, owner: Owner | null): string | null {
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    const found = lstatSync(place)
    const me = process.getuid?.()
    if (!found.isDirectory() || (found.uid !== me && found.uid !== owner?.uid)) return 'belongs to somebody else'
    if (owner) chownSync(place, owner.uid, owner.gid)
    chmodSync(place, 0o700)
    return null
  } catch (error) {
    return `cannot be used (${(error as Error).message})`
  }
}

/** The folder goes when the database has gone, with the socket that a killed one could not clear away. */
export function leave(folder: string | null): void {
  if (!folder) return
  try {
    for (const file of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`]) rmSync(join(folder, file), { force: true })
    rmdirSync(folder)
  } catch {
    // It costs nothing to be there, and the next start uses it again.
  }
}
