/**
 * The objects of a JSON file, one after another, without ever holding the file: one object a line (NDJSON), one large array, pages of
 * an API behind each other, printed nicely or not.
 *
 * Where every line is an object, a broken line costs itself only. Elsewhere objects are found by their braces: between two of them
 * brackets, commas and white space mean nothing, so reading can begin again behind any of them.
 */
import { createReadStream } from 'node:fs'
import { readLines, tooLong } from './ndjson.ts'
import { type Place, start } from './record.ts'
import type { Source } from './source.ts'

export type Value = { line: number; after: Place } & ({ value: object } | { broken: string })

/** @param longest bytes of one object; the rest of a longer one is never held in memory */
export async function* readJson(source: Source, longest: number, from: Place = start): AsyncGenerator<Value> {
  if (await isByLine(source)) {
    for await (const found of readLines(source, longest, from))
      yield 'broken' in found ? found : parsed(found.line, found.after, found.bytes)
    return
  }
  const file = createReadStream(source.path, { start: from.byte, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
  yield* objectsIn(file, longest, from)
}

/**
 * The objects in a stream of JSON, or of a script that assigns it.
 * @param inside 1 for those inside the first object: the items of one large collection
 */
export async function* objectsIn(
  chunks: AsyncIterable<Buffer>,
  longest: number,
  from: Place = start,
  inside = 0,
): AsyncGenerator<Value> {
  for await (const { line, after, size, bytes } of stretchesIn(chunks, longest, from, inside)) {
    if (bytes) yield parsed(line, after, bytes)
    else if (size > longest) yield { line, after, broken: tooLong(size, longest) }
    else yield { line, after, broken: 'the file ends in the middle of it, so the export was cut off: export it again' }
  }
}

function parsed(line: number, after: Place, bytes: Uint8Array): Value {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value === 'object' && value !== null) return { line, after, value }
    return { line, after, broken: 'it is JSON, but not an object' }
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? 'it is not JSON; look for a quote or a comma too many or too few'
        : 'it is not UTF-8'
    return { line, after, broken: why }
  }
}

const [quote, backslash, open, close, newline] = [0x22, 0x5c, 0x7b, 0x7d, 0x0a]

/** Whether the file begins with an object that does not go on below its first line, as one that is printed nicely does. */
async function isByLine({ path }: Source): Promise<boolean> {
  let first: number | undefined
  let lineEnded = false
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0
      if (first === undefined) {
        if (byte > 0x20 && byte < 0x80) first = byte
        if (first !== undefined && first !== open) return false
      } else if (!lineEnded) {
        i = chunk.indexOf(newline, i)
        if (i === -1) break
        lineEnded = true
      } else if (byte > 0x20) return byte !== quote && byte !== close
    }
  return first === open
}

type Stretch = { line: number; after: Place; size: number; bytes: Buffer | null }

async function* stretchesIn(
  chunks: AsyncIterable<Buffer>,
  longest: number,
  from: Place,
  inside: number,
): AsyncGenerator<Stretch> {
  let { byte: offset, line } = from
  let [depth, began, size, text, escaped] = [0, line, 0, false, false]
  let pieces: Buffer[] = []
  const keep = (piece: Buffer) => {
    size += piece.length
    if (size <= longest) pieces.push(piece)
    else pieces = []
  }
  for await (const chunk of chunks) {
    let begin = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]
      if (byte === newline) line++
      if (text) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) text = false
      } else if (byte === quote) text = depth > 0
      else if (byte === open) {
        if (depth++ === inside) [begin, began] = [i, line]
      } else if (byte === close && depth > 0 && --depth === inside) {
        keep(chunk.subarray(begin, i + 1))
        const bytes = size > longest ? null : Buffer.concat(pieces)
        yield { line: began, after: { byte: offset + i + 1, line }, size, bytes }
        ;[pieces, size] = [[], 0]
      }
    }
    if (depth > inside) keep(chunk.subarray(begin))
    offset += chunk.length
  }
  if (depth > inside) yield { line: began, after: { byte: offset, line }, size, bytes: null }
}
