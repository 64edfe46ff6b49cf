/** What a mail says about where it belongs: its own id, the mails it answers, and the marks of ours that it carries back. */
import { createHash } from 'node:crypto'
import { limits, type ThreadHints } from '../../domain/message/message.ts'
import type { Headers } from './headers.ts'
import { keyHeader, type Mailbox } from './mailbox.ts'

/** Where a server writes down for whom a mail was, when the sender did not. */
export const recipientHeaders = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
]

const usable = /^[^\s<>\p{C}]{3,}$/u

function idsIn(value: string): string[] {
  const found = [...value.matchAll(/<([^<>]*)>/g)].map(([, id]) => (id ?? '').replace(/\s+/g, ''))
  return (found.length > 0 ? found : value.split(/[\s,]+/)).filter((id) => id.length <= limits.id && usable.test(id))
}

/** The id under which we sent a mail that came back to us, whatever servers made of its Message-ID. */
export function readKey(headers: Headers, us: Mailbox): string | null {
  const key = headers.first(keyHeader)
  return us.isOurId(key) ? key : null
}

/**
 * The Message-ID without its brackets. Where there is none, or none that can be one, a fingerprint of what the sender wrote:
 * not of the whole mail, because each server on the way adds headers.
 */
export function readId(headers: Headers, raw: Uint8Array): string {
  const [id] = idsIn(headers.first('message-id'))
  if (id) return id
  const hash = createHash('sha256')
  for (const name of ['date', 'from', 'subject']) hash.update(`${headers.first(name)}\0`)
  return `sha256:${hash.update(bodyOf(raw)).digest('hex')}`
}

function bodyOf(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const [strict, loose] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  const ends = [strict >= 0 ? strict + 4 : bytes.length, loose >= 0 ? loose + 2 : bytes.length]
  return bytes.subarray(Math.min(...ends))
}

/**
 * What this mail says about the conversation it belongs to: whom it answers (nearest first, without itself), the token in an address
 * of ours, the number in its subject. Hints only: anybody can write them.
 */
export function readThread(headers: Headers, ownId: string, us: Mailbox): ThreadHints {
  const answered = [...headers.all('in-reply-to').flatMap(idsIn), ...headers.all('references').flatMap(idsIn).reverse()]
  const inReplyTo = [...new Set(answered)].filter((id) => id !== ownId).slice(0, limits.references)
  const token = headers
    .addresses(...recipientHeaders)
    .map(({ address }) => us.tokenIn(address))
    .find((found) => found !== null)
  const number = Number(/\[#(\d{1,12})\]/.exec(headers.first('subject'))?.[1] ?? 0)
  return {
    ...(inReplyTo.length > 0 && { inReplyTo }),
    ...(token && { token }),
    ...(number > 0 && { number }),
  }
}
