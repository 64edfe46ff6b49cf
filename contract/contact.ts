import * as z from 'zod/mini'
import { contactEvent, contactNote } from './contact-file.ts'
import { contactJoin, contactSuggestion } from './contact-join.ts'
import { conversation, message } from './conversation.ts'
import { customerRecord } from './customer-record.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'
import { factor } from './influence.ts'

export const account = z.object({
  id,
  network: z.string(),
  name: z.nullable(z.string()),
  /** The handle, or the address itself where that is what people know. */
  handle: z.nullable(z.string()),
  url: z.nullable(z.string()),
  firstSeen: time,
  lastSeen: time,
  /** Why we think that this account belongs to this person. */
  evidence: z.string(),
  strength: z.number(),
  /** The contact that it belongs to by itself: one of the `joins`, or the contact that stands for the person. */
  ownContactId: id,
  /** Addresses and numbers that a channel vouches for. */
  keys: z.array(
    z.object({
      kind: z.enum(['email', 'phone']),
      value: z.string(),
      /** How many accounts have it. */
      sharers: z.number(),
      /** Somebody said that many people use it: it joins nobody. */
      shared: z.boolean(),
    }),
  ),
})

/** How somebody was reached before: by which channel, in how many conversations, and when last. */
export const tried = z.object({
  channel: z.object({ id, kind: z.string(), name: z.string() }),
  conversations: z.number(),
  /** How many of them are not finished. */
  open: z.number(),
  lastMessageAt: time,
})

/** How often in a row somebody came by a channel, the earliest first: "mailed twice, then called". */
export const came = z.object({
  channel: z.object({ id, kind: z.string(), name: z.string() }),
  times: z.number(),
  since: time,
})

/** What somebody wants, as it is read in what they said. */
export const want = z.object({
  messageId: id,
  kind: z.enum(['question', 'idea']),
  text: z.string(),
  at: time,
  conversation: z.object({ id, number: z.number() }),
})

export const contact = z.object({
  /** Stable. Of a contact that goes on as part of another it is the id of that one. */
  id,
  version: z.number(),
  name: z.string(),
  since: time,
  accounts: z.array(account),
  /** The newest ones, at most twenty. */
  conversations: z.array(conversation),
  /** Channels, the newest first. */
  tried: z.array(tried),
  /** The claims that make this one person. */
  joins: z.array(contactJoin),
  /** Who may be the same person, the surest first; at most five. */
  suggestions: z.array(contactSuggestion),
  records: z.array(customerRecord),
  /** The last few turns of how they came to us, in the past ninety days. */
  came: z.array(came),
  /** Questions that are open, and ideas; the newest few of each. */
  wants: z.array(want),
  /** The newest first; at most fifty. */
  notes: z.array(contactNote),
  /** How many of our answers sent them to another channel. */
  sentAway: z.number(),
  /** Since when they are erased; `null` of almost everybody. */
  erasedAt: z.nullable(time),
})
export type Contact = z.infer<typeof contact>

export const readContact = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}',
  summary: 'A person: accounts with the evidence, and recent conversations',
  needs: 'conversation.read',
  params: byId,
  answer: contact,
})

const said = z.object({
  kind: z.literal('said'),
  message,
  conversation: z.object({
    id,
    number: z.number(),
    subject: z.string(),
    channel: z.object({ id, kind: z.string(), name: z.string() }),
  }),
})
const happened = z.object({ kind: z.literal('happened'), event: contactEvent })
/** A call that nobody wrote anything about. */
const called = z.object({
  kind: z.literal('called'),
  call: z.object({
    id,
    direction: z.enum(['in', 'out']),
    number: z.string(),
    at: time,
    seconds: z.nullable(z.number()),
  }),
})

/** Everything that was said with a person, over all channels, and what happened to them elsewhere; newest first. */
export const readContactTimeline = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/timeline',
  summary: 'What was said with a person over all channels, what happened elsewhere and who called, newest first',
  needs: 'conversation.read',
  params: byId,
  query: z.object({ after: z.optional(cursor), limit: z.optional(whole(1, 100)) }),
  answer: page(z.discriminatedUnion('kind', [said, happened, called])),
})
export type ContactTimeline = z.infer<(typeof readContactTimeline)['answer']>

export const foundContact = z.object({
  id,
  name: z.string(),
  since: time,
  /** Where the page about this person is. */
  page: z.string(),
  records: z.array(customerRecord),
  /** How far their voice reaches; null when the organisation keeps no factors. */
  factor: z.nullable(factor),
})

/** Several when one key is of several people. */
export const findContacts = endpoint({
  method: 'GET',
  path: '/api/v1/contacts',
  summary: 'Who has exactly this address, number, account or customer number: for telephony and customer systems',
  needs: 'conversation.read',
  query: z.object({
    email: z.optional(line(320)),
    /** As people write it, or E.164. */
    phone: z.optional(line(40)),
    /** `network:id` or `network:@handle`. */
    account: z.optional(line(600)),
    /** A customer number. */
    number: z.optional(line(100)),
  }),
  answer: z.object({ contacts: z.array(foundContact) }),
})
