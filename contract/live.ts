/** Live events: what happened, rendered as it is now for the one who looks. State + events = fresh state. */
import * as z from 'zod/mini'
import { arrivalDay } from './arrival.ts'
import { channel } from './channel.ts'
import { conversation, message } from './conversation.ts'
import { endpoint, id, whole } from './endpoint.ts'
import { agent } from './organisation.ts'

export const eventKinds = [
  'message.received',
  'message.revised',
  'message.deleted',
  'conversation.opened',
  'conversation.changed',
  'reply.queued',
  'reply.changed',
  'contact.changed',
  'account.changed',
  'channel.changed',
  'agent.changed',
  'arrival.counted',
  'demo.removed',
] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * `objectId` is the message for `message.*` and `reply.*`, else what the kind names (the channel for `arrival.counted`).
 * `now` holds the present state of what it touched. In a run of events an object stands with the last event about it; that it is
 * absent means nothing. `gone` says that there is no such object, or not for this viewer.
 */
export const liveEvent = z.object({
  position: z.number(),
  kind: z.enum(eventKinds),
  version: z.number(),
  objectId: id,
  at: z.string(),
  agentId: z.nullable(id),
  gone: z.optional(z.boolean()),
  now: z.object({
    message: z.optional(message),
    conversation: z.optional(conversation),
    account: z.optional(
      z.object({
        id,
        version: z.number(),
        name: z.string(),
        handle: z.nullable(z.string()),
        url: z.nullable(z.string()),
      }),
    ),
    contact: z.optional(z.object({ id, version: z.number(), name: z.string() })),
    channel: z.optional(channel),
    agent: z.optional(agent),
    days: z.optional(z.array(arrivalDay)),
  }),
})
export type LiveEvent = z.infer<typeof liveEvent>

/**
 * With `Accept: text/event-stream` a stream that goes on from `Last-Event-ID` (or `after`); each message is one `liveEvent`.
 * An event named `reset` says that we cannot go on from there: fetch anew. With `Accept: application/json` the same events at once.
 */
export const readEvents = endpoint({
  method: 'GET',
  path: '/api/v1/events',
  summary: 'What happens, resumable',
  needs: 'event.read',
  query: z.object({ after: z.optional(whole(0, Number.MAX_SAFE_INTEGER)) }),
  answer: z.object({ events: z.array(liveEvent), position: z.number(), reset: z.boolean() }),
})
