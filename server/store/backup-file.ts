/**
 * The file of a backup: gzip over a header line, then per table a line and its rows in the text format of COPY, as chunks with their
 * length in front (four bytes, big-endian; a length of nothing ends the table), and a last line that says it is whole.
 * COPY's text is the same in every version of PostgreSQL, so a backup moves between modes and versions.
 */
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

export type Header = {
  samenspraak: 'backup'
  format: 1
  /** Version of the program that made it. */
  program: string
  at: string
  migrations: { name: string; hash: string }[]
  /** A mark of the key file, to see at restore whether it is the same one. The key itself is not in here. */
  keyMark: string
  /** In the order in which they can be restored: parents first. */
  tables: TableHeader[]
}
export type TableHeader = { name: string; columns: string[]; rows: number }

/** Written beside its place and renamed when it is whole; it is for its owner's eyes only. */
export async function writeBackup(
  file: string,
  header: Header,
  rowsOf: (table: TableHeader) => AsyncIterable<Buffer>,
): Promise<void> {
  const part = `${file}.part`
  try {
    const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(frames(header, rowsOf)), createGzip({ level: 4 }), out)
    renameSync(part, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(part, { force: true })
    throw error
  }
}

async function* frames(header: Header, rowsOf: (table: TableHeader) => AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  yield line(header)
  for (const table of header.tables) {
    yield line(table)
    for await (const chunk of rowsOf(table)) {
      if (chunk.length === 0) continue
      yield lengthOf(chunk.length)
      yield chunk
    }
    yield lengthOf(0)
  }
  yield line({ whole: true })
}

const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`)

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

export type BackupReader = {
  header: Header
  /** The rows of the next table, which has to be read to its end before the one after it. */
  next(): Promise<{ table: TableHeader; rows: AsyncIterable<Buffer> } | null>
  close(): void
}

/** @throws Error in words when it is not a backup of ours, is damaged or was cut off */
export async function readBackup(file: string): Promise<BackupReader> {
  const gunzip = createGunzip()
  const source = createReadStream(file).on('error', (error) => gunzip.destroy(error))
  const take = taker(source.pipe(gunzip), file)
  const header = parse<Header>(await take.line(), file)
  if (header.samenspraak !== 'backup' || header.format !== 1) throw damaged(file, 'it is not a backup of Samenspraak')
  return {
    header,
    async next() {
      const table = parse<TableHeader & { whole?: true }>(await take.line(), file)
      return table.whole ? null : { table, rows: rowsFrom(take) }
    },
    close: () => source.destroy(),
  }
}

async function* rowsFrom(take: Taker): AsyncIterable<Buffer> {
  for (;;) {
    const length = (await take.bytes(4)).readUInt32BE()
    if (length === 0) return
    yield await take.bytes(length)
  }
}

type Taker = { line(): Promise<Buffer>; bytes(length: number): Promise<Buffer> }
const longestLine = 16 * 1024 * 1024

function taker(stream: AsyncIterable<Buffer>, file: string): Taker {
  const chunks = stream[Symbol.asyncIterator]()
  let left = Buffer.alloc(0)
  const more = async () => {
    const { done, value } = await chunks.next().catch((error: Error) => {
      throw damaged(file, error.message)
    })
    if (done || left.length > longestLine) throw damaged(file, 'it ends too soon')
    left = Buffer.concat([left, value])
  }
  const cut = (length: number) => {
    const taken = left.subarray(0, length)
    left = left.subarray(length)
    return taken
  }
  return {
    async line() {
      while (!left.includes(10)) await more()
      return cut(left.indexOf(10) + 1)
    },
    async bytes(length) {
      if (length > longestLine) throw damaged(file, 'a part of it is impossibly long')
      while (left.length < length) await more()
      return cut(length)
    },
  }
}

function parse<T>(line: Buffer, file: string): T {
  try {
    return JSON.parse(line.toString('utf8')) as T
  } catch {
    throw damaged(file, 'it is not a backup of Samenspraak')
  }
}

const damaged = (file: string, why: string) => new Error(`${file} cannot be restored: ${why}`)
