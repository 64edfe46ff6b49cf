/** Bringing messages in from anywhere, and telling what became of replies: the two halves of a bridge. */
import * as z from 'zod/mini'
import { endpoint, id, time } from './endpoint.ts'

const shortText = z.string().check(z.maxLength(200))
const externalId = z.string().check(z.minLength(1), z.maxLength(512))

const person = z.strictObject({
  network: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  id: externalId,
  name: z.optional(shortText),
  handle: z.optional(shortText),
  url: z.optional(z.url()),
  verifiedEmail: z.optional(z.email()),
  verifiedPhone: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
  /** How many people follow the author, and on how many lists of others the author stands. */
  audience: z.optional(z.number()),
  lists: z.optional(z.number()),
})

/** One message as a program brings it. Unknown fields refuse the item: a typing error would otherwise lose something. */
export const broughtMessage = z.strictObject({
  id: externalId,
  /** 'delete' erases the text and keeps the timing; an 'edit' carries the whole new text. */
  type: z.optional(z.enum(['message', 'edit', 'delete'])),
  text: z.optional(z.string()),
  subject: z.optional(z.string()),
  published: z.optional(time),
  author: z.optional(person),
  /** True when the organisation itself wrote it. */
  ours: z.optional(z.boolean()),
  /** Whom words of ours were said to, where what they answer may never come: the conversation is then with them. */
  to: z.optional(person),
  /** False for a post that merely mentions us: it is kept, but it is not a ticket. */
  addressed: z.optional(z.boolean()),
  inReplyTo: z.optional(externalId),
  thread: z.optional(externalId),
  visibility: z.optional(z.enum(['public', 'followers', 'direct', 'phone'])),
  language: z.optional(z.string().check(z.maxLength(35))),
  url: z.optional(z.url()),
  canReply: z.optional(z.strictObject({ ok: z.boolean(), reason: z.optional(shortText), until: z.optional(time) })),
  attachments: z.optional(
    z.array(z.strictObject({ name: shortText, mediaType: shortText, base64: z.string() })).check(z.maxLength(20)),
  ),
  /** True for what happened long ago: it alarms nobody. */
  history: z.optional(z.boolean()),
})
export type BroughtMessage = z.infer<typeof broughtMessage>

export const broughtOutcome = z.object({
  /** The place in what was sent, from 0. */
  index: z.number(),
  id: z.nullable(z.string()),
  outcome: z.enum(['accepted', 'duplicate', 'refused', 'in flight']),
  reason: z.optional(z.string()),
})

/** The body is a JSON array, `{"messages": [...]}`, one message, or NDJSON (`application/x-ndjson`); 1 to 10,000 items. */
export const bringMessages = endpoint({
  method: 'POST',
  path: '/api/v1/messages',
  summary: 'Bring messages in: per item accepted, duplicate or refused with the reason',
  needs: 'message.bring',
  query: z.object({ channel: z.optional(id) }),
  answer: z.object({
    accepted: z.number(),
    duplicate: z.number(),
    refused: z.number(),
    inFlight: z.number(),
    items: z.array(broughtOutcome),
  }),
})

export const bringReceipts = endpoint({
  method: 'POST',
  path: '/api/v1/receipts',
  summary: 'Tell what became of replies that left by webhook',
  needs: 'receipt.bring',
  body: z.object({
    receipts: z
      .array(
        z.object({
          /** The `id` of the reply in the webhook. */
          reply: id,
          state: z.enum(['sent', 'delivered', 'failed']),
          /** The network's own id, so that the reply is recognised when it comes back. */
          remoteId: z.optional(externalId),
          reason: z.optional(shortText),
        }),
      )
      .check(z.minLength(1), z.maxLength(1000)),
  }),
  answer: z.object({ taken: z.number(), unknown: z.array(id) }),
})
