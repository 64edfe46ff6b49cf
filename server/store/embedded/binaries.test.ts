import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hydrate, prepareBinaries } from './binaries.ts'
import { launch, run } from './run.ts'
import { socketFolder } from './socket.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaries-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('libraries get the names that npm could not carry, once or twice', () => {
  const native = join(folder, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  hydrate(native)
  hydrate(native)
  expect(readFileSync(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
  expect(lstatSync(join(native, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true)
})

test('the programs run where they are, and from a copy that everybody can read', async () => {
  const there = prepareBinaries(false, folder)
  await run(there.postgres, folder, null, () => ['--version'])
  const closed = join(folder, 'closed')
  cpSync(dirname(dirname(there.postgres)), join(closed, 'native'), { recursive: true })
  rmSync(join(closed, 'native', 'lib'), { recursive: true })
  await expect(run(join(closed, 'native', 'bin', 'postgres'), folder, null, () => ['--version'])).rejects.toThrow(
    /libr/,
  )
})

test('where the loader of glibc is missing, the error names DATABASE_URL', async () => {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/lib/no-such-loader.so\n', { mode: 0o755 })
  await expect(launch(program, folder, null, () => [], 'pipe')).rejects.toThrow(/glibc.*DATABASE_URL/s)
})

test('the folder of the socket is private, short, and never one that somebody else laid ready', () => {
  expect(socketFolder(folder, null)).toBe(join(folder, 'run'))
  expect(statSync(join(folder, 'run')).mode & 0o777).toBe(0o700)
  const long = join(folder, 'x'.repeat(120))
  const elsewhere = socketFolder(long, null, folder)
  expect(dirname(elsewhere)).toBe(folder)
  rmSync(elsewhere, { recursive: true })
  writeFileSync(elsewhere, 'a trap')
  expect(dirname(socketFolder(long, null, folder))).toBe('/tmp')
  rmSync(socketFolder(long, null, folder), { recursive: true })
})
