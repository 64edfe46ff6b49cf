/**
 * Chatwoot, as its API answers: conversations with their messages (one a line, in a list, or page by page), or pages of messages alone.
 * What a page wraps around them (`payload`, `data`) is taken off.
 */
import * as z from 'zod/mini'
import type { BroughtMessage } from '../../contract/message.ts'
import type { Aside, Noted } from './record.ts'
import { anyId, asMail, asPhone, asUrl, cutName, explain, maybe, moment, text } from './shape.ts'
import type { Said, Ticket } from './ticket.ts'

const person = z.object({
  id: maybe(anyId),
  name: text,
  email: text,
  phone_number: text,
  /** contact, user or agent_bot */
  type: text,
})
const message = z.object({
  id: anyId,
  content: text,
  /** 0 incoming, 1 outgoing, 2 activity, 3 template; by name in webhooks. */
  message_type: z.union([z.number(), z.string()]),
  content_type: text,
  content_attributes: maybe(z.looseObject({ deleted: z.optional(z.unknown()) })),
  created_at: moment,
  private: maybe(z.boolean()),
  conversation_id: maybe(anyId),
  sender: maybe(person),
  attachments: maybe(z.array(z.object({ data_url: text, file_type: text }))),
})
const conversation = z.object({
  id: anyId,
  messages: z.array(z.unknown()),
  status: text,
  snoozed_until: maybe(z.union([z.number(), z.string()])),
  labels: maybe(z.array(z.string())),
  additional_attributes: maybe(z.object({ mail_subject: text, type: text })),
  meta: maybe(
    z.object({
      sender: maybe(person),
      channel: text,
      assignee: maybe(z.object({ email: text })),
      hmac_verified: maybe(z.boolean()),
    }),
  ),
})
type Conversation = z.infer<typeof conversation>
type Meta = Conversation['meta']

const kinds = ['incoming', 'outgoing', 'activity', 'template']

/** @returns the conversations in this object; empty for pages of contacts, inboxes and the like, which each message carries itself */
export function fromChatwoot(value: object): Ticket[] {
  const inside = unwrap(value)
  if (inside.every(isMessage) && inside.length > 0) return loose(inside)
  return inside.filter((one) => 'messages' in one).map(toTicket)
}

function unwrap(value: object): object[] {
  for (const key of ['data', 'payload'] as const) {
    const inner = (value as Record<string, unknown>)[key]
    if (Array.isArray(inner)) return inner.filter((one) => typeof one === 'object' && one !== null)
    if (typeof inner === 'object' && inner !== null) return unwrap(inner)
  }
  return [value]
}

const isMessage = (one: object) => 'message_type' in one && 'conversation_id' in one

/** Messages without their conversation: nothing tells how it stands. */
function loose(messages: readonly object[]): Ticket[] {
  const together = new Map<string, object[]>()
  for (const one of messages) {
    const number = String((one as { conversation_id: unknown }).conversation_id)
    together.set(number, [...(together.get(number) ?? []), one])
  }
  return [...together].map(([number, messages]) => ({
    from: 'Chatwoot',
    number,
    subject: '',
    ...readMessages(messages, null),
  }))
}

function toTicket(value: object): Ticket {
  const read = conversation.safeParse(value)
  if (!read.success) return unreadable(value, explain(read.error))
  const { id, messages, labels, additional_attributes, meta } = read.data
  const { said, notes, aside, broken } = readMessages(messages, meta)
  return {
    from: 'Chatwoot',
    number: id,
    subject: additional_attributes?.mail_subject ?? '',
    said,
    notes,
    aside,
    broken,
    standing: { ...standingOf(read.data), labels: labels ?? [] },
  }
}

function unreadable(value: object, why: string): Ticket {
  const id = String((value as { id?: unknown }).id ?? '')
  return { from: 'Chatwoot', number: id, subject: '', said: [], notes: [], aside: [], broken: [{ id, why }] }
}

function readMessages(messages: readonly unknown[], meta: Meta): Pick<Ticket, 'said' | 'notes' | 'aside' | 'broken'> {
  const said: Said[] = []
  const notes: Noted[] = []
  const aside: Aside[] = []
  const broken: { id?: string; why: string }[] = []
  for (const [i, value] of messages.entries()) {
    const read = message.safeParse(value)
    if (!read.success) {
      broken.push({ id: `message ${i + 1}`, why: `messages[${i}].${explain(read.error)}` })
      continue
    }
    const note = noteIn(read.data)
    if (note) {
      notes.push(note)
      continue
    }
    const put = place(read.data, meta)
    if ('why' in put) aside.push(put)
    else said.push(put)
  }
  return { said, notes, aside, broken }
}

type Message = z.infer<typeof message>

function noteIn({ id, private: isPrivate, content_attributes, content, created_at, sender }: Message): Noted | null {
  if (!isPrivate || content_attributes?.deleted || !content?.trim()) return null
  const by = { name: cutName(sender?.name) ?? '', email: asMail(sender?.email) }
  return { id: `message/${id}`, at: created_at, by, text: content }
}

function place(one: Message, meta: Meta): Said | Aside {
  const id = `message/${one.id}`
  const kind = typeof one.message_type === 'number' ? kinds[one.message_type] : one.message_type
  if (one.content_type === 'input_csat') return { kind: 'rating', id, why: 'A satisfaction survey is no message.' }
  if (kind === 'activity') return { kind: 'event', id, why: 'A line of the log ("assigned to ...") is no message.' }
  if (one.content_attributes?.deleted || one.private) return { kind: 'deleted', id, why: 'It was deleted there.' }
  const ours = kind !== 'incoming'
  return {
    id,
    at: one.created_at,
    ours,
    author: ours ? colleague(one.sender) : customer(whole(one.sender, meta?.sender), meta),
    text: one.content ?? '',
    files: (one.attachments ?? []).map(({ data_url, file_type }) => {
      const url = asUrl(data_url)
      return { name: (url && fileName(url)) || file_type || 'bestand', url: url ?? '' }
    }),
  }
}

type Person = z.infer<typeof person>
type Author = NonNullable<BroughtMessage['author']>

/** A message names its sender in short; the conversation knows more of them. */
function whole(sender: Person | null | undefined, known: Person | null | undefined): Person | null | undefined {
  if (!sender || !known || sender.id !== known.id) return sender ?? known
  const said = Object.entries(sender).filter(([, value]) => value !== null && value !== undefined)
  return { ...known, ...Object.fromEntries(said) }
}

/** Whoever writes by mail is their address. What visitors of a site type about themselves vouches for nobody. */
function customer(who: Person | null | undefined, meta: Meta): Author {
  const [mail, phone, name] = [asMail(who?.email), asPhone(who?.phone_number), cutName(who?.name)]
  const channel = meta?.channel ?? ''
  if (channel === 'Channel::Email' && mail)
    return { network: 'email', id: mail, verifiedEmail: mail, ...(name && { name }) }
  const known = meta?.hmac_verified === true
  const called = /Whatsapp|Sms|Twilio/i.test(channel)
  return {
    network: 'chatwoot',
    id: `contact/${who?.id ?? 'unknown'}`,
    ...(name && { name }),
    ...((mail ?? phone) && { handle: (mail ?? phone ?? '').slice(0, 200) }),
    ...(known && mail && { verifiedEmail: mail }),
    ...((known || called) && phone && { verifiedPhone: phone }),
  }
}

function colleague(who: Person | null | undefined): Author {
  const name = cutName(who?.name)
  return { network: 'chatwoot', id: `${who?.type ?? 'user'}/${who?.id ?? 'unknown'}`, ...(name && { name }) }
}

function fileName(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '').slice(0, 200)
  } catch {
    return ''
  }
}

const states = { open: 'open', pending: 'pending', snoozed: 'snoozed' } as const

function standingOf({ status, snoozed_until, meta }: Conversation): Omit<NonNullable<Ticket['standing']>, 'labels'> {
  const until = typeof snoozed_until === 'number' ? new Date(snoozed_until * 1000) : new Date(snoozed_until ?? '')
  return {
    workState: states[status as keyof typeof states] ?? 'answered',
    ...(Number.isFinite(until.getTime()) && { until }),
    ...(meta?.assignee?.email && { assignee: meta.assignee.email }),
  }
}
