/** The lines of an NDJSON file as they are; what each of them says is judged by the channel. */
import { createReadStream } from 'node:fs'
import { type Place, start } from './record.ts'
import type { Source } from './source.ts'

export type Line = { line: number; after: Place } & ({ bytes: Uint8Array } | { broken: string })

/** Empty lines are passed over. @param longest bytes of one line; the rest of a longer one is never held in memory */
export async function* readLines(
  { path }: Pick<Source, 'path'>,
  longest: number,
  from: Place = start,
): AsyncGenerator<Line> {
  const at = { ...from }
  let pieces: Buffer[] = []
  let size = 0
  const whole = (): Line | null => {
    const [line, after] = [at.line, { byte: at.byte + size + 1, line: at.line + 1 }]
    if (size > longest) return { line, after, broken: tooLong(size, longest) }
    const bytes = withoutMark(Buffer.concat(pieces), at)
    return bytes.some((byte) => byte > 32) ? { line, after, bytes } : null
  }
  const file = createReadStream(path, { start: from.byte, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
  for await (const chunk of file) {
    for (let begin = 0; begin < chunk.length; ) {
      const newline = chunk.indexOf(10, begin)
      const end = newline === -1 ? chunk.length : newline
      size += end - begin
      if (size <= longest) pieces.push(chunk.subarray(begin, end))
      else pieces = []
      begin = end + 1
      if (newline === -1) break
      const found = whole()
      if (found) yield found
      at.byte += size + 1
      at.line++
      pieces = []
      size = 0
    }
  }
  const last = whole()
  if (last) yield last
}

export const tooLong = (size: number, longest: number) => `it is ${size} bytes long; at most ${longest} fit`

const withoutMark = (bytes: Buffer, { byte }: Place) =>
  byte === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
