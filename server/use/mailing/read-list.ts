/**
 * A list as some program exported it, row by row as it stands: whatever the delimiter, the encoding and the quotes are. What a row says is
 * never changed.
 */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { refuseField } from '../../problem.ts'

/** @property raw as it stood, without the end of the line @property line in the file, from 1: the last one of the row */
export type Row = { raw: string; cells: string[]; line: number }

/** @property mark the line that spreadsheets want above a list, `sep=;`, where it stands there: it is no row, and goes back as it came */
export type List = { mark: string; rows: AsyncGenerator<Row> }

const delimiters = [';', ',', '\t', '|']
const longestRow = 100_000
const chunk = 64 * 1024

/** @throws ProblemError when it is no text */
export function readList(bytes: Uint8Array): List {
  const text = decoded(bytes)
  const [mark = '', delimiter] = /^sep=([;,\t|])[^\S\r\n]*(?:\r\n|\r|\n)/i.exec(text) ?? []
  const body = text.slice(mark.length)
  return { mark, rows: readRows(body, delimiter ?? delimiterOf(body), mark ? 1 : 0) }
}

/** @param before lines that stand above @throws ProblemError with the line where it stops being CSV */
async function* readRows(text: string, delimiter: string, before: number): AsyncGenerator<Row> {
  // Counted where they are read: when it breaks off, rows that were read may not have been handed on yet.
  let line = before
  const reader = parse({
    ...{ raw: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    ...{ delimiter, max_record_size: longestRow },
    on_record(row, { lines }) {
      line = before + lines
      return row
    },
  })
  try {
    const rows = Readable.from(slices(text)).pipe(reader) as AsyncIterable<{
      raw: string
      record: string[]
      info: { lines: number }
    }>
    for await (const { raw, record, info } of rows)
      yield { raw: raw.replace(/^[\r\n]+|[\r\n]+$/g, ''), cells: record, line: before + info.lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const why = reasons[error.code] ?? error.message.slice(0, 200)
    throw refuseField('', `stops being CSV at line ${line + 1}: ${why}`)
  }
}

const reasons: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_MAX_RECORD_SIZE: `it is longer than ${longestRow} characters`,
}

/** In parts, so that others have their turn. */
function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk)
}

/** UTF-8 or UTF-16 by its mark; without one UTF-8 where it is, and else what spreadsheets in these parts write. */
function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  if (text.includes('\0')) throw refuseField('', 'is no text: it holds a character that is in no list (NUL)')
  return text
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The one that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const first = /^\s*((?:"(?:[^"]|"")*"|[^\r\n"])*)/.exec(text.slice(0, longestRow))?.[1] ?? ''
  const bare = first.replace(/"(?:[^"]|"")*"/g, '')
  const counts = delimiters.map((one) => bare.split(one).length - 1)
  const most = Math.max(...counts)
  return delimiters[counts.indexOf(most)] ?? ','
}
