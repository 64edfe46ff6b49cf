/** Finding people, conversations and messages over all history. */
import * as z from 'zod/mini'
import { conversation, message, workStates } from './conversation.ts'
import { cursor, endpoint, id, time, whole } from './endpoint.ts'
import { sentiments, traits } from './judgement.ts'

/** A text in parts; those that were asked for are `found`. */
const excerpt = z.array(z.object({ text: z.string(), found: z.boolean() }))

const foundPerson = z.object({
  id,
  name: excerpt,
  /** Addresses, handles and numbers under which they are known, those that were asked for first; at most three. */
  known: z.array(excerpt),
  lastHeard: z.nullable(time),
  /** Their newest conversation. */
  latest: z.nullable(id),
})
const foundConversation = z.object({ conversation, subject: excerpt, name: excerpt })
const foundMessage = z.object({
  id,
  conversation,
  direction: message.shape.direction,
  author: z.string(),
  /** When it was said; they are ordered by when they were received. */
  publishedAt: time,
  excerpt,
})
export type FoundPerson = z.infer<typeof foundPerson>
export type FoundConversation = z.infer<typeof foundConversation>
export type FoundMessage = z.infer<typeof foundMessage>

export const searchKinds = ['people', 'conversations', 'messages'] as const

/** What is asked besides words. `from` and `until` are days, both included. */
export const searchFilters = z.object({
  state: z.optional(z.enum(workStates)),
  owner: z.optional(z.enum(['mine', 'nobody'])),
  channel: z.optional(id),
  team: z.optional(id),
  label: z.optional(id),
  /** Read in the message; of a conversation in what the customer said last. */
  sentiment: z.optional(z.enum(sentiments)),
  trait: z.optional(z.enum(traits)),
  direction: z.optional(z.enum(['in', 'out'])),
  from: z.optional(z.iso.date()),
  until: z.optional(z.iso.date()),
})

/** `next` goes on further back; it is there as well when the search stopped for taking too long. */
const found = <T extends Parameters<typeof z.array>[0]>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(cursor) })

export const search = endpoint({
  method: 'GET',
  path: '/api/v1/search',
  summary:
    'Search all history: words (all must occur), "phrases", -without, #number, a name, an address or a telephone number',
  needs: 'conversation.read',
  query: z.extend(searchFilters, {
    q: z.string().check(z.maxLength(12_000)),
    /** Only these; all three when absent. */
    kind: z.optional(z.enum(searchKinds)),
    /** Go on where a search for this one kind ended. */
    after: z.optional(cursor),
    limit: z.optional(whole(1, 50)),
  }),
  answer: z.object({
    people: found(foundPerson),
    conversations: found(foundConversation),
    messages: found(foundMessage),
    /** Nothing of what was typed can be looked for. */
    empty: z.boolean(),
    /** How many terms were too many. */
    ignored: z.number(),
    /** Events that the index has still to take in; and entries put in so far while it is made anew, else null. */
    behind: z.number(),
    filling: z.nullable(z.number()),
  }),
})
export type Found = z.infer<typeof search.answer>

/** While somebody types: people and conversations, a few of each. */
export const searchQuick = endpoint({
  method: 'GET',
  path: '/api/v1/search/quick',
  summary: 'People and conversations while somebody types: the last word may be unfinished',
  needs: 'conversation.read',
  query: z.object({ q: z.string().check(z.maxLength(12_000)) }),
  answer: z.object({ people: z.array(foundPerson), conversations: z.array(foundConversation) }),
})
