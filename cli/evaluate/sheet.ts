/** A CSV file as a whole, with a header. */
import { Unusable } from '../command.ts'
import { readCsv } from '../import/csv.ts'
import { examine } from '../import/source.ts'

export type Sheet = {
  path: string
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  /** The line on which each row begins. */
  lines: readonly number[]
  /** Lines that could not be read; each was told. */
  broken: number
}

/** Broken lines are told and left out. @throws Unusable when there is nothing to read */
export async function readTable(path: string, say: (line: string) => void): Promise<Sheet> {
  const source = await examine(path, () => {})
  let headers: readonly string[] | null = null
  const [rows, lines]: [string[][], number[]] = [[], []]
  let broken = 0
  for await (const found of readCsv(source)) {
    if ('broken' in found) {
      broken++
      say(`${path}, line ${found.line}: ${found.broken}; left out`)
    } else if (headers) {
      rows.push(found.record.map((value) => value.trim()))
      lines.push(found.line)
    } else headers = found.record.map((value) => value.trim())
  }
  if (!headers || rows.length === 0) throw new Unusable(`${path} holds no records below its header`)
  return { path, headers, rows, lines, broken }
}
