import * as z from 'zod/mini'
import { contactJoin, contactSuggestion } from './contact-join.ts'
import { conversation, message } from './conversation.ts'
import { customerRecord } from './customer-record.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'

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
})

/** How somebody was reached before: by which channel, in how many conversations, and when last. */
export const tried = z.object({
  channel: z.object({ id, kind: z.string(), name: z.string() }),
  conversations: z.number(),
  /** How many of them are not finished. */
  open: z.number(),
  lastMessageAt: time,
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

/** Everything that was said with a person, over all channels, newest first; where in which conversation. */
export const readContactTimeline = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/timeline',
  summary: 'What was said with a person, over all channels, newest first',
  needs: 'conversation.read',
  params: byId,
  query: z.object({ after: z.optional(cursor), limit: z.optional(whole(1, 100)) }),
  answer: page(
    z.object({
      message,
      conversation: z.object({
        id,
        number: z.number(),
        subject: z.string(),
        channel: z.object({ id, kind: z.string(), name: z.string() }),
      }),
    }),
  ),
})
export type ContactTimeline = z.infer<(typeof readContactTimeline)['answer']>

export const foundContact = z.object({
  id,
  name: z.string(),
  since: time,
  /** Where the page about this person is. */
  page: z.string(),
  records: z.array(customerRecord),
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
