/** From the bytes of a mail to its parts. Whatever is wrong with the mail, something readable comes out. */
import type { Readable } from 'node:stream'
import type { AttachmentStream, MessageText } from 'mailparser'
import { limits } from '../../domain/message/message.ts'
import { guess } from './charset.ts'
import { type Headers, readHeaders } from './headers.ts'
import { bentParser } from './parser.ts'

export type Part = { name: string; mediaType: string; bytes: Uint8Array; contentId: string }

export type Parsed = {
  headers: Headers
  text: string
  html: string
  parts: Part[]
  /** What was too much to keep: size in bytes. */
  leftOut: { name: string; size: number }[]
}

/** Stands on top of a mail of which we took only the beginning: how large it is, in bytes. */
export const sizeHeader = 'x-samenspraak-size'

/** Three places stay free for what we add ourselves: the whole text, the whole layout, the whole mail. */
const mostParts = limits.attachments - 3

/** Take a mail apart. Never throws: what cannot be parsed is shown as it is, with the whole mail attached. */
export async function parseMail(raw: Uint8Array): Promise<Parsed> {
  const { parser, decodeWords, gaveUp } = bentParser()
  const parsed: Parsed = { headers: readHeaders([], String), text: '', html: '', parts: [], leftOut: [] }
  let complete = false
  await new Promise<void>((resolve) => {
    parser.on('headerLines', (lines) => {
      parsed.headers = readHeaders(lines, decodeWords)
    })
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type === 'attachment') return collect(data, parsed)
      parsed.text = data.text ?? ''
      parsed.html = typeof data.html === 'string' ? data.html : ''
      complete = true
    })
    parser.once('end', resolve)
    parser.once('error', () => resolve())
    parser.end(raw)
  })
  return complete && !gaveUp() && !cameToNothing(parsed) ? parsed : salvage(raw, parsed)
}

function collect(data: AttachmentStream, parsed: Parsed): void {
  const content = data.content as Readable
  const chunks: Buffer[] = []
  let size = 0
  const full = parsed.parts.length >= mostParts
  content.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (full || size > limits.attachment) chunks.length = 0
    else chunks.push(chunk)
  })
  content.once('end', () => {
    const name = textOf(data.filename)
    if (full || size > limits.attachment) parsed.leftOut.push({ name, size })
    else
      parsed.parts.push({
        name,
        mediaType: textOf(data.contentType),
        bytes: Buffer.concat(chunks),
        contentId: textOf(data.cid),
      })
    data.release()
  })
}

/** What is damaged in a header may come out of the parser as anything. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const cameToNothing = ({ text, html, parts, leftOut }: Parsed) => !text && !html && parts.length + leftOut.length === 0

/**
 * The parser gave up (a thousand nested parts, a header of a megabyte) or found nothing where there is something (a multipart
 * without a boundary): show the bytes as they are, and keep the mail whole.
 */
function salvage(raw: Uint8Array, parsed: Parsed): Parsed {
  const beginning = guess(raw.subarray(0, limits.text))
  const body = /\r?\n\r?\n/.exec(beginning)
  if (body && !beginning.slice(body.index).trim()) return parsed
  const whole = { name: 'bericht.eml', mediaType: 'message/rfc822', bytes: raw, contentId: '' }
  const fits = raw.length <= limits.attachment
  return {
    ...parsed,
    text: body ? beginning.slice(body.index + body[0].length) : beginning,
    parts: fits ? [...parsed.parts, whole] : parsed.parts,
    leftOut: fits ? parsed.leftOut : [...parsed.leftOut, { name: whole.name, size: raw.length }],
  }
}
