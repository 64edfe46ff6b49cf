/** Remembers how far an import is, so that one that was stopped goes on where it was. In the data folder, one file per import. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Tally } from './bring.ts'
import type { Source } from './source.ts'

export type Checkpoint = {
  /** Where the notes of imports are kept. */
  folder: string
  /** Null when this import has not begun yet. */
  read(): Tally | null
  save(tally: Tally): void
  /** It is done. */
  close(): void
}

/** @param how everything else that decides what becomes of the file: where it goes, and by which map */
export function checkpointFor(data: string, source: Source, how: readonly string[]): Checkpoint {
  const folder = join(data, 'imports')
  const key = createHash('sha256')
    .update(JSON.stringify([source.hash, source.size, ...how]))
    .digest('hex')
    .slice(0, 12)
  const file = join(folder, `${basename(source.path).replace(/[^\w.-]+/g, '_')}-${key}.json`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    folder,
    read() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Tally
      } catch {
        return null
      }
    },
    save(tally) {
      writeFileSync(`${file}.new`, JSON.stringify(tally), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
    close: () => rmSync(file, { force: true }),
  }
}
