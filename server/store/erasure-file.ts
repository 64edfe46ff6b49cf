/**
 * The copy of the list of erasures that lies beside the key file, outside the store: a store that is restored from an older backup
 * does not know what was erased since. A line each, only ids and moments.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Erasure } from './erasure.ts'

export const erasureFileIn = (data: string) => join(data, 'erasures')

/** @throws Error that names the line that is not right */
export function readErasureFile(file: string): Erasure[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // A line without an end was being written when the machine stopped; the store still has it, and it is written again.
  return lines.slice(0, -1).flatMap((line, i) => (line ? [parse(line, `${file}, line ${i + 1}`)] : []))
}

function parse(line: string, where: string): Erasure {
  try {
    const [organisationId = '', id = '', kind, subjectId = '', at = ''] = JSON.parse(line) as string[]
    const moment = new Date(at)
    if ((kind === 'message' || kind === 'contact') && subjectId && !Number.isNaN(moment.getTime()))
      return { organisationId, id, kind, subjectId, at: moment }
  } catch {
    // Told below, with what is not right about it.
  }
  throw new Error(`${where} is not a line of the list of erasures. Put your copy of that file back.`)
}

/** On the disk when this returns. */
export function appendErasures(file: string, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) return
  const lines = erasures.map(({ organisationId, id, kind, subjectId, at }) =>
    JSON.stringify([organisationId, id, kind, subjectId, at.toISOString()]),
  )
  const whole = existsSync(file) ? readFileSync(file).lastIndexOf('\n') + 1 : 0
  const handle = openSync(file, 'a', 0o600)
  try {
    // What was cut off by a machine that stopped makes way.
    ftruncateSync(handle, whole)
    appendFileSync(handle, `${lines.join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
