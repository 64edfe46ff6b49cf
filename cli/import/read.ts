/** What a file holds, message by message, in either format. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../server/root.ts'
import { Unusable } from '../command.ts'
import type { Found } from './bring.ts'
import { readCsv } from './csv.ts'
import { checkHeader, type ImportMap, readMap } from './map.ts'
import { readLines } from './ndjson.ts'
import type { Source } from './source.ts'
import { translator } from './translate.ts'

/** Bytes of one message; as much as one request may bring. */
const longest = 64 * 1024 * 1024

/** What was there before we came is history, unless an item says otherwise. */
export async function* messagesIn(source: Source): AsyncGenerator<Found> {
  for await (const found of readLines(source, longest))
    yield 'broken' in found ? found : { line: found.line, raw: { bytes: found.bytes, history: !isLive(found.bytes) } }
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

/** @throws Unusable when the file lacks a column that the map names */
export async function* csvMessagesIn(source: Source, map: ImportMap, zone: string): AsyncGenerator<Found> {
  const lines = readCsv({ ...source, encoding: map.encoding ?? source.encoding }, map.delimiter)
  const header = await lines.next()
  if (header.done || !('record' in header.value)) throw new Unusable(`${source.path} has no header`)
  const columns = header.value.record.map((column) => column.trim())
  checkHeader(map, columns, source.path)
  const translate = translator(map, columns, zone)
  for await (const found of lines) {
    if ('broken' in found) {
      yield found
      continue
    }
    const made = translate(found.record)
    if ('item' in made)
      yield { line: found.line, raw: { bytes: Buffer.from(JSON.stringify(made.item)), history: map.history ?? true } }
    else yield { line: found.line, broken: made.refused, id: made.id }
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
