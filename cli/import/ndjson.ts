/** The lines of an NDJSON file as they are; what each of them says is judged by the channel. */
import { createReadStream } from 'node:fs'
import type { Source } from './source.ts'

export type Line = { line: number; bytes: Uint8Array } | { line: number; broken: string }

/** Empty lines are passed over. @param longest bytes of one line; the rest of a longer one is never held in memory */
export async function* readLines({ path }: Source, longest: number): AsyncGenerator<Line> {
  let line = 1
  let pieces: Buffer[] = []
  let size = 0
  const whole = (): Line | null => {
    if (size > longest) return { line, broken: `it is ${size} bytes long; at most ${longest} fit` }
    const bytes = withoutMark(Buffer.concat(pieces), line)
    return bytes.some((byte) => byte > 32) ? { line, bytes } : null
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(10, start)
      const end = newline === -1 ? chunk.length : newline
      size += end - start
      if (size <= longest) pieces.push(chunk.subarray(start, end))
      else pieces = []
      start = end + 1
      if (newline === -1) break
      const found = whole()
      if (found) yield found
      pieces = []
      size = 0
      line++
    }
  }
  const last = whole()
  if (last) yield last
}

const withoutMark = (bytes: Buffer, line: number) =>
  line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
