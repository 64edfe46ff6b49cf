/**
 * The mails of an mbox file, one after another, byte for byte as they were (mboxrd, as which mboxo is read too: of the `>` before a
 * quoted "From " one is taken away). However large the file, no more than one mail is held.
 *
 * A mail begins at a line such as "From ann@example.org Tue Oct 31 22:10:47 2017". Careless programs do not quote a line of text that
 * begins with "From ", so it counts only with a whole date in it, or with a time in it and an empty line before it.
 */
import { createReadStream } from 'node:fs'
import { Unusable } from '../command.ts'
import { tooLong } from './ndjson.ts'
import { broken, type Found, one, type Place, start } from './record.ts'
import type { Source } from './source.ts'

const dated = /^From .*\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d{1,2}:\d\d.*\b\d{4}\b/
const timed = /^From .*\d{1,2}:\d\d/
/** Bytes of the longest line that may begin a mail. */
const longestMark = 4096

/**
 * @param longest bytes of one mail; the rest of a longer one is never held in memory
 * @throws Unusable when it does not begin as an mbox does
 */
export async function* readMails({ path }: Source, longest: number, from: Place = start): AsyncGenerator<Found> {
  let begun: { line: number; byte: number } | null = null
  let pieces: Buffer[] = []
  let size = 0
  const at = { ...from }
  const add = (piece: Buffer) => {
    size += piece.length
    if (size <= longest) pieces.push(piece)
    else pieces = []
    move(at, piece)
  }
  const whole = ({ line, byte }: { line: number; byte: number }): Found =>
    size > longest
      ? broken(line, { ...at }, `the mail at byte ${byte}: ${tooLong(size, longest)}`)
      : one(line, { ...at }, { bytes: asSent(Buffer.concat(pieces)), history: true })

  for await (const { lines, marks } of stretches(path, from.byte)) {
    let done = 0
    for (const mark of marks) {
      add(lines.subarray(done, mark))
      if (begun) yield whole(begun)
      else if (size > 0) throw noMbox(path)
      begun = { ...at }
      ;[pieces, size] = [[], 0]
      done = lineAfter(lines, mark)
      move(at, lines.subarray(mark, done))
    }
    add(lines.subarray(done))
    if (!begun) throw noMbox(path)
  }
  if (begun) yield whole(begun)
}

const noMbox = (path: string) =>
  new Unusable(`${path} is no mbox: its first line should begin with "From " and hold a date`)

function move(at: Place, over: Buffer): void {
  at.byte += over.length
  for (let i = over.indexOf(10); i !== -1; i = over.indexOf(10, i + 1)) at.line++
}

const lineAfter = (lines: Buffer, from: number) => lines.indexOf(10, from) + 1 || lines.length

/** Whole lines together, and where in them mails begin. A line that is longer than any mark comes in parts. */
async function* stretches(path: string, byte: number): AsyncGenerator<{ lines: Buffer; marks: number[] }> {
  let rest: Buffer = Buffer.alloc(0)
  let before = '\n\n'
  const stretch = (lines: Buffer) => {
    const marks = marksIn(lines, before)
    before = (before + lines.subarray(-3).toString('latin1')).slice(-3)
    return { lines, marks }
  }
  const file = createReadStream(path, { start: byte, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>
  for await (const chunk of file) {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = data.lastIndexOf(10) + 1 || (data.length > longestMark ? data.length : 0)
    if (end > 0) yield stretch(data.subarray(0, end))
    rest = data.subarray(end)
  }
  if (rest.length > 0) yield stretch(rest)
}

/** @param before the last characters before these lines */
function marksIn(lines: Buffer, before: string): number[] {
  const marks: number[] = []
  const first = before.endsWith('\n') && lines.subarray(0, 5).toString('latin1') === 'From ' ? 0 : -1
  for (let mark = first; ; ) {
    if (mark !== -1) {
      const line = lines.subarray(mark, Math.min(lineAfter(lines, mark), mark + longestMark)).toString('latin1')
      const above = before + lines.subarray(Math.max(0, mark - 3), mark).toString('latin1')
      if (dated.test(line) || (timed.test(line) && /\n\r?\n$/.test(above))) marks.push(mark)
    }
    const next = lines.indexOf('\nFrom ', Math.max(0, mark), 'latin1')
    if (next === -1) return marks
    mark = next + 1
  }
}

/** Without the empty line that stands behind a mail, and without the `>` before a line that begins with "From ". */
function asSent(held: Buffer): Buffer {
  const end = held.at(-1) === 10 ? held.length - (held.at(-2) === 13 ? 2 : 1) : held.length
  const mail = held.subarray(0, end)
  if (!mail.includes('>From ')) return mail
  return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}
