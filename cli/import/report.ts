/**
 * The report of an import: beside the file, one line of JSON for each thing that was not simply taken in, with what became of it, why,
 * and what to do. What is not named in it came in.
 */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Aside } from './record.ts'

export type Told = {
  line: number
  id: string | null
  outcome: 'refused' | 'duplicate' | 'kept aside'
  reason: string
  do: string
}

export const mend = 'Mend it and import the file again; what is in already does not double.'
const nothing = 'Nothing: it is here once.'

export const asDuplicate = (line: number, id: string | null): Told => ({
  line,
  id,
  outcome: 'duplicate',
  reason: 'A message with this id is there already.',
  do: nothing,
})

export const asRefused = (line: number, id: string | null, reason: string): Told => ({
  line,
  id,
  outcome: 'refused',
  reason,
  do: mend,
})

export const asAside = (line: number, { id, why }: Aside): Told => ({
  line,
  id: id ?? null,
  outcome: 'kept aside',
  reason: why,
  do: 'Keep the file if you need it: it is not in here.',
})

export type Report = { path: string; add(told: readonly Told[]): void }

/** @param fresh begin anew, as nothing was imported before. Where beside the file nothing can be written, it comes into `folder`. */
export function openReport(file: string, folder: string, fresh: boolean): Report {
  const name = `${file}.report.ndjson`
  let path = name
  const begin = (to: string) => {
    if (fresh) rmSync(to, { force: true })
    writeFileSync(to, '', { flag: 'a', mode: 0o600 })
  }
  try {
    begin(path)
  } catch {
    path = join(folder, basename(name))
    begin(path)
  }
  return {
    path,
    add(told) {
      if (told.length > 0) appendFileSync(path, told.map((one) => `${JSON.stringify(one)}\n`).join(''))
    },
  }
}
