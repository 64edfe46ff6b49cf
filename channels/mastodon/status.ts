/** What the Mastodon API gives, as far as we read it; and one item of the ledger. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'

/** Ids are text, whatever a server of another make sends. */
const id = z
  .pipe(z.union([z.string(), z.number()]), z.transform(String))
  .check(z.regex(/^[^\p{Cc}\p{Surrogate}\s]{1,100}$/u))
const text = z.catch(z.string(), '')
const maybe = z.catch(z.nullable(z.string()), null)

const account = z.object({
  id,
  /** Without a host for who lives on the server itself. */
  acct: z.string(),
  display_name: text,
  url: maybe,
  /** The address of the actor; newer servers tell it. */
  uri: maybe,
  followers_count: z.catch(z.nullable(z.number()), null),
  /** What they say of themselves, each with markup. */
  fields: z.catch(z.array(z.object({ value: z.string() })), []),
})
export type Account = z.infer<typeof account>

const file = z.object({ id: z.catch(z.nullable(id), null), url: maybe, remote_url: maybe, description: maybe })

const status = z.object({
  id,
  account,
  created_at: text,
  edited_at: maybe,
  in_reply_to_id: z.catch(z.nullable(id), null),
  in_reply_to_account_id: z.catch(z.nullable(id), null),
  visibility: z.catch(z.enum(['public', 'unlisted', 'private', 'direct']), 'direct'),
  spoiler_text: text,
  language: maybe,
  url: maybe,
  uri: maybe,
  content: text,
  reblog: z.catch(z.unknown(), null),
  media_attachments: z.catch(z.array(file), []),
  quote: z.catch(z.nullable(z.object({ quoted_status: z.catch(z.nullable(z.object({ id })), null) })), null),
  mentions: z.catch(z.array(z.object({ id, acct: text })), []),
  poll: z.catch(z.nullable(z.object({ options: z.array(z.object({ title: text })) })), null),
})
export type Status = z.infer<typeof status>

/** A notification that somebody likes one of our statuses, or passed it on. That they take it back is told to nobody. */
const applause = z.object({
  id,
  type: z.enum(['favourite', 'reblog']),
  created_at: text,
  account,
  status: z.object({ id }),
})
export type Applause = z.infer<typeof applause>
export const applauseTypes = applause.shape.type.options

/** @returns null when it is none */
export function readApplause(json: unknown): Applause | null {
  const read = applause.safeParse(json)
  return read.success ? read.data : null
}

/** @returns null when it is none */
export function readStatus(json: unknown): Status | null {
  const read = status.safeParse(json)
  return read.success ? read.data : null
}

/** Each page is a list; what in it cannot be read is left out. */
export const readStatuses = (json: unknown): { json: unknown; status: Status }[] =>
  (Array.isArray(json) ? json : []).flatMap((one: unknown) => {
    const read = readStatus(one)
    return read ? [{ json: one, status: read }] : []
  })

const where = {
  server: z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/\s]+$/i)),
  /** Our own account on it, by its number there; null when we only read. */
  me: z.nullable(id),
}
const item = z.union([
  z.strictObject({ ...where, status: z.unknown(), changed: z.boolean() }),
  z.strictObject({ ...where, gone: id }),
  z.strictObject({ ...where, applause: z.unknown() }),
])
export type Item = { server: string; me: string | null } & (
  | { status: unknown; changed: boolean }
  | { gone: string }
  | { applause: unknown }
)

export const writeItem = (one: Item) => new Uint8Array(Buffer.from(JSON.stringify(one)))

type Read = { server: string; me: string | null } & (
  | { status: Status; changed: boolean }
  | { gone: string }
  | { applause: Applause }
)

/** @throws Refusal with what is missing */
export function readItem(raw: Uint8Array): Read {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new Refusal('The item is not JSON in UTF-8')
  }
  const read = item.safeParse(json)
  if (!read.success) throw new Refusal('The item does not say on which server it was found')
  if ('gone' in read.data) return read.data
  if ('applause' in read.data) {
    const told = readApplause(read.data.applause)
    if (!told) throw new Refusal('It does not say who liked what')
    return { ...read.data, applause: told }
  }
  const found = status.safeParse(read.data.status)
  if (found.success) return { ...read.data, status: found.data }
  const [issue] = found.error.issues
  throw new Refusal(`The status cannot be read: ${issue?.path.join('.') || 'it'} is not what it should be`)
}
