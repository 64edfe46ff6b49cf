/**
 * The pages of a WARC file (ISO 28500), as archives and Common Crawl keep them, packed or not: each answer with a page in it is a post of its
 * site. However large the file, one record is held at a time. A place counts bytes as they are unpacked, and its line counts records.
 */
import { createReadStream } from 'node:fs'
import { brotliDecompressSync, createGunzip, gunzipSync, inflateSync } from 'node:zlib'
import { readText } from '../../channels/kit/charset.ts'
import { writeItem } from '../../channels/sites/item.ts'
import { Unusable } from '../command.ts'
import { broken, type Found, one, type Place, start } from './record.ts'
import type { Source } from './source.ts'

/** Bytes of a record: more than we read of any page. */
const longest = 8 * 1024 * 1024
const longestPage = 5 * 1024 * 1024
const longestHead = 64 * 1024

/** @throws Unusable when it is no WARC */
export async function* pagesIn({ path }: Source, from: Place = start): AsyncGenerator<Found> {
  const reader = bytesOf(path)
  await reader.skip(from.byte)
  for (let line = from.line; ; line++) {
    const head = await reader.until('\r\n\r\n', longestHead)
    if (head === null) {
      if (line === 1 && reader.at() === 0) throw new Unusable(`${path} is no WARC: it should begin with "WARC/1"`)
      return
    }
    const said = headersIn(head)
    const size = Number(said.get('content-length') ?? Number.NaN)
    if (!/^\s*WARC\/\d/.test(head) || !Number.isSafeInteger(size) || size < 0) {
      if (line === 1) throw new Unusable(`${path} is no WARC: it should begin with "WARC/1"`)
      // Where one record ends only its own length tells, so nothing behind this can be read.
      yield broken(
        line,
        { byte: reader.at(), line: line + 1 },
        'no record begins here: the file is damaged from here on',
      )
      return
    }
    const isAnswer = said.get('warc-type') === 'response'
    const body = isAnswer && size <= longest ? await reader.take(size) : null
    if (body === null) await reader.skip(size)
    const after = { byte: reader.at(), line: line + 1 }
    if (body && body.length < size) yield broken(line, after, 'the file ends in the middle of it')
    else if (body) yield pageIn(body, said, line, after)
    else if (isAnswer) yield aside(line, after, `It is ${size} bytes long; at most ${longest} fit`)
  }
}

const aside = (line: number, after: Place, why: string): Found => ({
  line,
  after,
  items: [],
  aside: [{ kind: 'other', why }],
})

function pageIn(body: Buffer, said: ReadonlyMap<string, string>, line: number, after: Place): Found {
  const end = body.indexOf('\r\n\r\n')
  const head = body.subarray(0, Math.max(0, end)).toString('latin1')
  const headers = headersIn(head)
  const status = /^HTTP\/\S+ (\d{3})/.exec(head)?.[1]
  const type = headers.get('content-type') ?? ''
  const page = (said.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
  if (!/^https?:/i.test(page) || !URL.canParse(page)) return broken(line, after, 'it does not say of which page it is')
  if (status !== '200') return aside(line, after, `The site answered ${status ?? 'nothing that is HTTP'}`)
  if (!/html/i.test(type)) return aside(line, after, `It is no page but ${type.slice(0, 100) || 'of an unknown kind'}`)
  const at = Date.parse(said.get('warc-date') ?? '')
  try {
    const bytes = unpacked(joined(body.subarray(end + 4), headers), headers.get('content-encoding') ?? '')
    const where = { is: 'page', page: page.slice(0, 2000), changed: Math.max(0, at || 0) } as const
    return one(line, after, { bytes: writeItem(where, readText(bytes, type)), history: true })
  } catch {
    return broken(line, after, 'the page in it cannot be unpacked', page.slice(0, 500))
  }
}

function headersIn(head: string): Map<string, string> {
  const lines = head.split(/\r?\n/).map((line) => /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(line))
  return new Map(lines.flatMap((found) => (found ? [[(found[1] ?? '').toLowerCase(), found[2] ?? ''] as const] : [])))
}

/** What was sent in pieces, each behind its length; archives keep it so, or joined with the header left as it was. */
function joined(body: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  if (!/chunked/i.test(headers.get('transfer-encoding') ?? '')) return body
  const pieces: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at)
    const length = /^[0-9a-f]{1,8}(?=;|$)/i.exec(body.subarray(at, Math.max(at, end)).toString('latin1').trim())?.[0]
    if (length === undefined) return body
    const size = Number.parseInt(length, 16)
    if (size === 0) break
    pieces.push(body.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
  return Buffer.concat(pieces)
}

/** @throws when it is damaged, or would be larger than any page */
function unpacked(body: Buffer, encoding: string): Buffer {
  const limit = { maxOutputLength: longestPage }
  const isPacked = body[0] === 0x1f && body[1] === 0x8b
  if (/gzip/i.test(encoding) && isPacked) return gunzipSync(body, limit)
  if (/deflate/i.test(encoding) && body[0] === 0x78) return inflateSync(body, limit)
  if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, limit)
  return body.subarray(0, longestPage)
}

/** A file, unpacked when it is packed, in pieces of any size. */
function bytesOf(path: string) {
  let held: Buffer = Buffer.alloc(0)
  let done = false
  let place = 0
  const source = contentOf(path)
  const more = async () => {
    const next = await source.next()
    if (next.done) done = true
    else held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    return !done
  }
  const cut = (size: number) => {
    const part = held.subarray(0, size)
    held = held.subarray(part.length)
    place += part.length
    return part
  }
  return {
    at: () => place,
    async take(size: number): Promise<Buffer> {
      const pieces: Buffer[] = []
      for (let left = size; left > 0; ) {
        if (held.length === 0 && !(await more())) break
        const piece = cut(left)
        pieces.push(piece)
        left -= piece.length
      }
      return Buffer.concat(pieces)
    },
    async skip(size: number): Promise<void> {
      for (let left = size; left > 0 && (held.length > 0 || (await more())); ) left -= cut(left).length
    },
    /** Up to and with a mark. @returns null at the end of the file, or when it does not come within so many bytes */
    async until(mark: string, most: number): Promise<string | null> {
      // Between two records stand empty lines.
      while (held.length > 0 || (await more())) {
        if (held[0] !== 13 && held[0] !== 10) break
        cut(1)
      }
      for (let end = held.indexOf(mark); ; end = held.indexOf(mark)) {
        if (end !== -1) return cut(end + mark.length).toString('latin1')
        if (held.length > most || !(await more())) return held.length === 0 ? null : cut(held.length).toString('latin1')
      }
    },
  }
}

async function* contentOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const [first] = (await createReadStream(path, { end: 1 }).toArray()) as Buffer[]
  const isPacked = first?.[0] === 0x1f && first[1] === 0x8b
  try {
    yield* (isPacked ? file.pipe(createGunzip()) : file) as AsyncIterable<Buffer>
  } catch (error) {
    // What is cut off is read up to there.
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  } finally {
    file.destroy()
  }
}
