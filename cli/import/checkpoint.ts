/** Remembers how far an import is, so that one that was stopped goes on where it was. In the data folder, one file per import. */
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Refusal, Tally } from './bring.ts'
import type { Source } from './source.ts'

export type Checkpoint = {
  /** Null when this import has not begun yet. */
  read(): Tally | null
  save(tally: Tally): void
  /** It is done. @returns where all refusals are listed; null when there are so few that they can all be told */
  close(refused: number): string | null
  refuse(refusals: readonly Refusal[]): void
}

/** So many refusals are told on the screen; when there are more, they are all in a file. */
export const told = 10

/** @param how everything else that decides what becomes of the file: where it goes, and by which map */
export function checkpointFor(data: string, source: Source, how: readonly string[]): Checkpoint {
  const folder = join(data, 'imports')
  const key = createHash('sha256')
    .update(JSON.stringify([source.hash, source.size, ...how]))
    .digest('hex')
    .slice(0, 12)
  const name = basename(source.path).replace(/[^\w.-]+/g, '_')
  const file = join(folder, `${name}-${key}.json`)
  const report = join(folder, `${name}-${key}.refused.ndjson`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    read() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Tally
      } catch {
        rmSync(report, { force: true })
        return null
      }
    },
    save(tally) {
      writeFileSync(`${file}.new`, JSON.stringify(tally), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
    refuse(refusals) {
      if (refusals.length === 0) return
      appendFileSync(report, refusals.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 })
    },
    close(refused) {
      rmSync(file, { force: true })
      if (refused > told) return report
      rmSync(report, { force: true })
      return null
    },
  }
}
