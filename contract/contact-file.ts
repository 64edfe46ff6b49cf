/** Everything of one person: what others tell of them, what colleagues note, who did what to it; taking it along, and erasing it. */
import * as z from 'zod/mini'
import { reason } from './contact-join.ts'
import { byId, endpoint, id, line, time } from './endpoint.ts'

export const contactEventKinds = ['purchase', 'contract', 'payment', 'delivery', 'visit', 'call', 'other'] as const

/** Something that happened to a customer elsewhere: a purchase, a visit, a delivery. */
export const contactEvent = z.object({
  id,
  kind: z.enum(contactEventKinds),
  title: z.string(),
  url: z.nullable(z.string()),
  at: time,
})
export type ContactEvent = z.infer<typeof contactEvent>

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000))

/** Whose it is: exactly one of `contact`, `email`, `phone`, `account` (`network:id`) and `number`. */
export const broughtEvent = z.object({
  /** What your system calls it (of a purchase: the number of the order): the same key again changes what was brought. */
  key: line(200),
  kind: z.optional(z.enum(contactEventKinds)),
  title: line(300),
  url: z.optional(webAddress),
  at: time,
  contact: z.optional(id),
  email: z.optional(line(320)),
  phone: z.optional(line(40)),
  account: z.optional(line(600)),
  number: z.optional(line(100)),
})
export type BroughtEvent = z.infer<typeof broughtEvent>

const eventOutcome = z.object({
  /** Its place in what was sent, from 0. */
  place: z.number(),
  outcome: z.enum(['new', 'known', 'refused']),
  contactId: z.nullable(id),
  reason: z.optional(z.string()),
})
export type EventOutcome = z.infer<typeof eventOutcome>

export const bringContactEvents = endpoint({
  method: 'POST',
  path: '/api/v1/contact-events',
  summary: 'Bring in what happened to customers elsewhere, up to 500 at once; of one person the newest 1,000 are kept',
  needs: 'customer.bring',
  body: z.object({ events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(500)) }),
  answer: z.object({ items: z.array(eventOutcome) }),
})

/** What colleagues wrote of somebody, whatever the conversation. */
export const contactNote = z.object({ id, text: z.string(), by: z.object({ id, alias: z.string() }), at: time })
export type ContactNote = z.infer<typeof contactNote>

export const writeContactNote = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/notes',
  summary: 'Note something of a person, for every colleague who meets them',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)) }),
  answer: contactNote,
})

export const removeContactNote = endpoint({
  method: 'DELETE',
  path: '/api/v1/contact-notes/{id}',
  summary: 'Take a note of a person away',
  needs: 'conversation.answer',
  params: byId,
})

/** What was done to who somebody is, newest first; at most a hundred. */
export const contactDeed = z.object({
  id,
  kind: z.enum(['joined', 'apart', 'kept apart', 'may be one', 'split', 'shared', 'own', 'taken along', 'erased']),
  at: time,
  /** Null when the program did it. */
  by: z.nullable(z.object({ id, alias: z.string() })),
  /** The other person, or the customer number that was split. */
  other: z.nullable(z.string()),
  evidence: z.array(reason),
})
export type ContactDeed = z.infer<typeof contactDeed>

export const readContactHistory = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/history',
  summary: 'Who joined, took apart or kept apart whom, when, and on what evidence',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({ items: z.array(contactDeed) }),
})

/** Why two customers shared one contact: they live together, many use it, or it was a mistake. */
export const splitReasons = ['household', 'many', 'mistake'] as const
export type SplitReason = (typeof splitReasons)[number]

export const splitRecord = endpoint({
  method: 'POST',
  path: '/api/v1/customers/split',
  summary:
    'A customer number shares its contact with another: it gets a contact of its own, and what both share joins nobody',
  needs: 'conversation.answer',
  body: z.object({ number: line(100), reason: z.enum(splitReasons) }),
  answer: z.object({ contactId: id }),
})

export const shareKey = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/shared-keys',
  summary: 'Many people use this address or number of theirs, so it joins nobody by itself; or it is theirs after all',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ kind: z.enum(['email', 'phone']), value: line(320), shared: z.boolean() }),
})

export const takeContactAlong = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/file',
  summary: 'Everything of a person as a zip: to read, as data, and their files',
  needs: 'contact.take',
  params: byId,
  produces: 'application/zip',
})

export const eraseContact = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/erase',
  summary: 'Erase a person, with all linked accounts and all that was said; that something was said, and when, stays',
  needs: 'contact.erase',
  params: byId,
  status: 202,
  answer: z.object({ id }),
})
