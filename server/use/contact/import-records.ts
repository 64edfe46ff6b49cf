/** Customer records from CSV. What our own export put an apostrophe before, so that no spreadsheet takes it for a formula, loses it. */
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { RecordOutcome } from '../../../contract/customer-record.ts'
import { readRow } from '../../../domain/contact/customer-record.ts'
import type { Context } from '../../context.ts'
import { refuseField } from '../../problem.ts'
import { bringRecords, type Placed } from './bring-records.ts'
import type { By } from './join-contacts.ts'

const mostRows = 100_000
const atOnce = 500

/** @throws ProblemError when it is no CSV at all; a row that cannot be is told with its line */
export async function importRecords(ctx: Context, by: By, csv: ReadableStream | null): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = []
  let waiting: Placed[] = []
  const take = async () => {
    outcomes.push(...(await bringRecords(ctx, by, waiting)))
    waiting = []
  }
  for await (const { place, cells } of rowsOf(csv)) {
    if (outcomes.length + waiting.length === mostRows) throw refuseField('', `holds more than ${mostRows} rows`)
    waiting.push({ place, record: readRow(cells) })
    if (waiting.length === atOnce) await take()
  }
  if (waiting.length > 0) await take()
  return outcomes
}

type Row = { record: Record<string, string>; info: { lines: number } }

async function* rowsOf(csv: ReadableStream | null) {
  if (!csv) return
  const all: AsyncIterator<Buffer> = Readable.fromWeb(csv as Parameters<typeof Readable.fromWeb>[0])[
    Symbol.asyncIterator
  ]()
  const first = await all.next()
  if (first.done) return
  const options = { bom: true, columns: true, relax_column_count: true, skip_empty_lines: true, info: true }
  const reader = parse({ ...options, delimiter: delimiterOf(first.value), max_record_size: 100_000 })
  const from = Readable.from(together(first.value, all))
  from.on('error', (error) => reader.destroy(error))
  try {
    for await (const { record, info } of from.pipe(reader) as AsyncIterable<Row>) {
      const cells = Object.entries(record).map(([header, cell]) => [header, bare(cell)])
      yield { place: info.lines, cells: Object.fromEntries(cells) as Record<string, string> }
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) throw error
    throw refuseField('', `is no CSV: ${error.message.slice(0, 200)}`)
  }
}

async function* together(first: Buffer, rest: AsyncIterator<Buffer>) {
  for (let next: IteratorResult<Buffer> = { value: first }; !next.done; next = await rest.next()) {
    if (next.value.includes(0)) throw refuseField('', 'is no text: it holds a character that is in no list (NUL)')
    yield next.value
  }
}

/** A Dutch spreadsheet parts columns with a semicolon; the headers tell. */
function delimiterOf(beginning: Buffer): ',' | ';' {
  const headers = beginning.toString('utf8', 0, 10_000).split('\n', 1)[0] ?? ''
  return headers.split(';').length > headers.split(',').length ? ';' : ','
}

const bare = (cell: string) => (/^'\s*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
