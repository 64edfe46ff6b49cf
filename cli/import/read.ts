/** What a file holds, record by record, in each format, from any place on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BroughtMessage } from '../../contract/message.ts'
import { root } from '../../server/root.ts'
import { Unusable } from '../command.ts'
import { readCsv } from './csv.ts'
import { readHtml } from './html.ts'
import { readJson } from './json.ts'
import { checkHeader, type ImportMap, readMap } from './map.ts'
import { readLines } from './ndjson.ts'
import { asItem, broken, type Found, one, type Place, start } from './record.ts'
import type { Source } from './source.ts'
import { type Fetch, type Ticket, toFound } from './ticket.ts'
import { translator } from './translate.ts'

/** Bytes of one record; as much as one request may bring. */
export const longest = 64 * 1024 * 1024

/** What was there before we came is history, unless an item says otherwise. */
export async function* messagesIn(source: Source, from: Place = start): AsyncGenerator<Found> {
  for await (const found of readLines(source, longest, from))
    yield 'broken' in found
      ? broken(found.line, found.after, found.broken)
      : one(found.line, found.after, { bytes: found.bytes, history: !isLive(found.bytes) })
}

/** Looked at as bytes first: a line is not read twice for a word that it does not hold. */
function isLive(line: Uint8Array): boolean {
  if (!Buffer.from(line.buffer, line.byteOffset, line.byteLength).includes('"history"')) return false
  try {
    return (JSON.parse(new TextDecoder().decode(line)) as { history?: unknown }).history === false
  } catch {
    return false
  }
}

type Row = { line: number; after: Place } & ({ item: BroughtMessage } | { broken: string; id?: string })

/**
 * The rows of a CSV, or of a page where the map says how, each as a message.
 * @throws Unusable when the file lacks a column that the map names
 */
export async function* rowsIn(source: Source, map: ImportMap, zone: string, from: Place = start): AsyncGenerator<Row> {
  const read = { ...source, encoding: map.encoding ?? source.encoding }
  const lines = map.html ? readHtml(read, map.html, from) : readCsv(read, map.delimiter, from)
  const header = await lines.next()
  if (header.done || !('record' in header.value)) throw new Unusable(`${source.path} has no header`)
  const columns = header.value.record.map((column) => column.trim())
  checkHeader(map, columns, source.path)
  const translate = translator(map, columns, zone)
  for await (const { line, after, ...found } of lines) {
    const made = 'broken' in found ? { refused: found.broken } : translate(found.record)
    if ('item' in made) yield { line, after, item: made.item }
    else yield { line, after, broken: made.refused, ...('id' in made && made.id && { id: made.id }) }
  }
}

export async function* csvMessagesIn(
  source: Source,
  map: ImportMap,
  zone: string,
  from: Place = start,
): AsyncGenerator<Found> {
  for await (const { line, after, ...row } of rowsIn(source, map, zone, from))
    yield 'item' in row
      ? one(line, after, { ...asItem(row.item), history: map.history ?? true })
      : broken(line, after, row.broken, row.id)
}

/** Conversations of another desk. @param tickets what an object of that desk's export holds */
export async function* ticketsIn(
  source: Source,
  tickets: (value: object) => Ticket[],
  fetch: Fetch | null,
  from: Place = start,
): AsyncGenerator<Found> {
  let before = from
  for await (const found of readJson(source, longest, from)) {
    if ('broken' in found) yield broken(found.line, found.after, found.broken)
    else {
      const all = tickets(found.value)
      // A page is left behind with its last one; until then reading begins again before it.
      for (const [i, ticket] of all.entries())
        yield toFound(ticket, found.line, i === all.length - 1 ? found.after : before, fetch)
    }
    before = found.after
  }
}

/** A map by its path, or by the name of one that comes with the program. @throws Unusable */
export function openMap(path: string): ImportMap {
  const own = join(root, 'cli', 'import', 'maps', `${path}.json`)
  for (const file of /^[\w-]+$/.test(path) ? [path, own] : [path]) {
    try {
      return readMap(readFileSync(file, 'utf8'), file)
    } catch (error) {
      if (!['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  throw new Unusable(`There is no map ${path}; docs/import.md shows how to write one`)
}
