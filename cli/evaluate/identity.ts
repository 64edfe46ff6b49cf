/**
 * `evaluate identity`: are the records of one person recognised as one?
 *
 * Records: a CSV with a header and one record on each line. Labels: the truth, as `truth.ts` reads it; it may stand in the records file. Columns of
 * the truth and the id are no evidence. What counts are pairs of records: precision is the part of the pairs put together that are one person,
 * recall the part of the pairs of one person that were put together, both after everything was joined into persons. Thresholds are those of
 * `domain/contact/linkage/persons.ts`; nothing is learnt from the labels.
 *
 * With `--online` records come one by one, in the order of the file. `records_per_s` is of one core, in seconds of the processor, learning included.
 */
import { link } from '../../domain/contact/linkage/link.ts'
import { createOnline } from '../../domain/contact/linkage/online.ts'
import { type Call, type Option, type Outcome, Unusable } from '../command.ts'
import { pairsFound } from './pairs-found.ts'
import { readTable, type Sheet } from './sheet.ts'
import { truthOf } from './truth.ts'

export const identityOptions: Readonly<Record<string, Option>> = {
  records: { type: 'string', value: 'FILE', about: 'identity: CSV of records, with a header' },
  labels: { type: 'string', value: 'FILE', about: 'identity: CSV of the truth: id and cluster, or pairs of ids' },
  online: { type: 'boolean', about: 'identity: the records come one by one' },
}

export async function evaluateIdentity(call: Call): Promise<Outcome> {
  const [recordsFile, labelsFile] = [given(call, 'records'), given(call, 'labels')]
  const records = await readTable(recordsFile, call.say)
  const labels = labelsFile === recordsFile ? records : await readTable(labelsFile, call.say)
  const truth = truthOf(records, labels)
  const before = process.cpuUsage()
  const persons = call.flag('online') ? oneByOne(call, records, truth.leave) : atOnce(records, truth.leave)
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  const records_per_s = seconds > 0 ? Math.round(records.rows.length / seconds) : 0
  const facts = {
    task: 'identity',
    ...pairsFound(persons, truth.same),
    records_per_s,
    records: records.rows.length,
    persons: persons.length,
    broken: records.broken,
  }
  return { ok: true, words: JSON.stringify(facts), facts }
}

type Persons = readonly (readonly number[])[]

const atOnce = ({ headers, rows }: Sheet, leave: readonly string[]): Persons => link(headers, rows, { leave }).persons

function oneByOne(call: Call, { headers, rows }: Sheet, leave: readonly string[]): Persons {
  const online = createOnline(headers, { leave })
  for (const [i, row] of rows.entries()) {
    online.add(row)
    call.progress(i + 1, rows.length, 'records')
  }
  return online.persons()
}

function given(call: Call, option: string): string {
  const file = call.text(option)
  if (file === undefined) throw new Unusable(`evaluate identity needs --${option} FILE`)
  return file
}
