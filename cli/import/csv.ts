/**
 * The records of a CSV, one after another, each with the line on which it begins. It is read leniently, as spreadsheets write it: a
 * byte order mark, quotes inside a value, line ends inside quotes, empty lines, empty columns at the end.
 *
 * A quote that is never closed swallows the lines below it. So what does not come out as one record is looked at line by line: a
 * line that makes sense alone is taken, else it is named as broken, and reading begins again on the next. No line is lost with
 * another.
 */
import { createReadStream } from 'node:fs'
import { type CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAll } from 'csv-parse/sync'
import { findLayout, inLetters, type Layout, linesOf, readLine } from './layout.ts'
import { type Place, start } from './record.ts'
import type { Source } from './source.ts'

export type CsvLine = { line: number; after: Place } & ({ record: readonly string[] } | { broken: string })

/** Bytes of one record; far more than a message may have. */
const longest = 32 * 1024 * 1024
/** Quotes that are never closed: each of them costs reading on, at worst up to the longest record, in vain. */
const most = { near: 10_000, far: 100 }

type Parsed = { record: string[]; raw: string; info: { bytes: number } }

/**
 * The first record is the header; every other one must be as wide.
 * @param begin where to go on after the header
 * @throws Error when there is no telling records apart
 */
export async function* readCsv(source: Source, delimiter?: string, begin: Place = start): AsyncGenerator<CsvLine> {
  const found = await findLayout(source)
  const layout = { ...found, delimiter: delimiter ?? found.delimiter }
  const troubles = { near: 0, far: 0 }
  if (begin.byte > 0)
    for await (const header of readFrom(source, layout, start)) {
      yield header
      break
    }
  for (let from = begin; ; ) {
    const stopped = yield* readFrom(source, layout, from)
    if (!stopped) return
    const { at, reach } = stopped
    if (++troubles[reach] > most[reach])
      throw new Error(
        `${source.path}, line ${at.line}: more than ${most[reach]} quotes are never closed. Is " really the quote in this file?`,
      )
    const { text, end } = await readLine(source, layout, at.byte, longest)
    const next = { byte: end ?? source.size, line: at.line + 1 }
    yield alone(text, { line: at.line, after: next }, source, layout)
    if (end === null) return
    from = next
  }
}

/** @returns where it stopped making sense (`far` when much was read in vain), or null at the end of the file */
async function* readFrom(
  source: Source,
  layout: Layout,
  from: Place,
): AsyncGenerator<CsvLine, { at: Place; reach: keyof typeof most } | null> {
  const file = createReadStream(source.path, { start: from.byte, highWaterMark: 128 * 1024 })
  let trouble: CsvError | null = null
  const parser = parse({
    ...options(source, layout),
    bom: from.byte === 0,
    info: true,
    raw: true,
    // An error as such would take the good records before it along, which wait to be read.
    skip_records_with_error: true,
    on_skip: (error) => {
      trouble ??= error ?? null
      file.unpipe(parser)
      parser.end()
    },
  })
  file.once('error', (error) => parser.destroy(error))
  let at = from
  let seen = 0
  try {
    for await (const { record, raw, info } of file.pipe(parser) as AsyncIterable<Parsed>) {
      if (trouble && seen === recordsBefore(trouble)) break
      seen++
      const lines = linesOf(raw, layout)
      if (record.length > 1 || record[0]?.trim()) {
        layout.width ??= record.length
        const fitting = lines > 1 && isOdd(record, raw) ? null : fit(record, layout.width)
        if (!fitting && lines > 1) return { at, reach: raw.length > 1024 * 1024 ? 'far' : 'near' }
        const place = { line: at.line, after: { byte: from.byte + info.bytes, line: at.line + lines } }
        yield fitting ? asLine(place, fitting, source) : wrongWidth(place, record, layout)
      }
      at = { byte: from.byte + info.bytes, line: at.line + lines }
    }
    return trouble && { at, reach: 'far' }
  } finally {
    parser.destroy()
    file.destroy()
  }
}

const recordsBefore = (error: CsvError) => (error as CsvError & { records: number }).records

function options({ encoding }: Source, { delimiter }: Layout): Options {
  const read = encoding === 'utf-8' ? 'utf8' : 'latin1'
  return { delimiter, encoding: read, relax_quotes: true, relax_column_count: true, max_record_size: longest }
}

/** Whether a value over several lines was closed by a quote in an odd place, which the parser then keeps as characters. */
function isOdd(record: readonly string[], raw: string): boolean {
  return record.some(
    (value) => value.startsWith('"') && /[\r\n]/.test(value) && !raw.includes(`"${value.replaceAll('"', '""')}"`),
  )
}

/** One line by itself. */
function alone(text: Buffer, place: At, source: Source, layout: Layout): CsvLine {
  try {
    const [record] = parseAll(text, { ...options(source, layout), bom: place.line === 1 }) as string[][]
    const fitting = record && fit(record, layout.width ?? record.length)
    if (fitting) return asLine(place, fitting, source)
    if (record) return wrongWidth(place, record, layout)
  } catch {
    // it has no other reason to fail than its quotes
  }
  return { ...place, broken: 'a quote is not closed' }
}

/** Empty columns behind the last one are a spreadsheet's habit. */
function fit(record: string[], width: number): string[] | null {
  if (record.length === width) return record
  return record.length > width && record.slice(width).every((value) => value === '') ? record.slice(0, width) : null
}

const asLine = (place: At, record: readonly string[], source: Source): CsvLine => ({
  ...place,
  record: record.map((value) => inLetters(value, source)),
})

type At = Pick<CsvLine, 'line' | 'after'>

const wrongWidth = (place: At, { length }: readonly string[], { width }: Layout): CsvLine => ({
  ...place,
  broken: `it has ${length} ${length === 1 ? 'column' : 'columns'}; the header has ${width}`,
})
