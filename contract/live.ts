/** Live events: what happened, rendered as it is now for the one who looks. State + events = fresh state. */
import * as z from 'zod/mini'
import { arrivalDay } from './arrival.ts'
import { channel } from './channel.ts'
import { conversation, message } from './conversation.ts'
import { draftMark } from './draft.ts'
import { endpoint, id, whole } from './endpoint.ts'
import { guideline } from './guideline.ts'
import { label } from './label.ts'
import { note } from './note.ts'
import { agent } from './organisation.ts'
import { rule } from './rule.ts'
import { task } from './task.ts'
import { team } from './team.ts'

export const eventKinds = [
  'message.received',
  'message.revised',
  'message.deleted',
  /** Something else is read from it now: somebody said so, or it was judged again. */
  'message.judged',
  /** Something else is expected of how far it goes, or somebody carries it. */
  'message.spread',
  /** Of a long text that nobody engaged with a snippet is kept. */
  'message.shortened',
  'conversation.opened',
  'conversation.changed',
  'conversation.regrouped',
  /** Version 1 is a note that was just written: whom it mentions is to be told. */
  'note.changed',
  'task.changed',
  'reply.queued',
  'reply.changed',
  'contact.changed',
  'account.changed',
  'channel.changed',
  'agent.changed',
  'label.changed',
  'guideline.changed',
  'view.changed',
  'team.changed',
  'rule.changed',
  'draft.changed',
  'canned.changed',
  'arrival.counted',
  /** Terms of a group were made, changed or removed, or one looked further back. */
  'term-group.changed',
  /** Something met the terms of a group. */
  'term-group.met',
  /** Somebody said something about being sent things, or takes it back. */
  'consent.changed',
  /** The rules of who gets marketing when; the object is the organisation. */
  'suppression.changed',
  'demo.removed',
] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * Things that stand by themselves and have a version: `X.changed` carries the X as it is now, or says that it is gone. Another one needs
 * a line here, one in `eventKinds`, and how it is read in `server/http/show/thing.ts`.
 */
const things = {
  label: z.optional(label),
  guideline: z.optional(guideline),
  team: z.optional(team),
  rule: z.optional(rule),
  note: z.optional(note),
  task: z.optional(task),
  /** That there is one: its text is asked for by who may read it. */
  draft: z.optional(draftMark),
}
export type Thing = keyof typeof things
export const thingNames = Object.keys(things) as Thing[]
export type ThingKind = `${Thing}.changed`

/** The thing that an event of this kind is about; undefined when it is about something else. */
export function thingOf(kind: ThingKind): Thing
export function thingOf(kind: EventKind): Thing | undefined
export function thingOf(kind: EventKind): Thing | undefined {
  return thingNames.find((thing) => kind === `${thing}.changed`)
}

export const isThingKind = (kind: EventKind): kind is ThingKind => thingOf(kind) !== undefined

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
    ...things,
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
