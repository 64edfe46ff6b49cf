/** May this be sent to this person now? Asked by any marketing tool before it sends. What it learns is a code, never the story behind it. */
import * as z from 'zod/mini'
import type * as ask from '../domain/suppression/ask.ts'
import { endpoint, id, line, time } from './endpoint.ts'

/** What something is sent for. `transactional` is what somebody is owed (an invoice, a password); everything else is marketing. */
export const purposes = [
  'transactional',
  'marketing',
  'newsletter',
  'offer',
  'survey',
  'invitation',
] as const satisfies readonly ask.Purpose[]
export type Purpose = (typeof purposes)[number]

/** By what it is sent. */
export const mediums = ['email', 'sms', 'phone', 'post', 'push', 'social'] as const satisfies readonly ask.Medium[]
export type Medium = (typeof mediums)[number]

export const verdicts = ['send', 'hold', 'drop'] as const satisfies readonly ask.Verdict[]
export type Verdict = (typeof verdicts)[number]

/** Why, without the story: what a tool outside may know. */
export const codes = [
  'free',
  'transactional',
  /** Not now; a dialogue goes before it. */
  'dialogue',
  'quiet-hours',
  'sensitive-day',
  'cap',
  'campaign',
  'segment',
  /** They asked for a rest until a moment. */
  'paused',
  /** They objected, for good. */
  'objection',
  'no-consent',
  /** Nobody recorded where consent of people we do not know lives. */
  'unknown',
  /** What we know is not sure to be of now. */
  'stale',
  /** It no longer makes sense to send it. */
  'expired',
] as const satisfies readonly ask.Code[]
export type Code = (typeof codes)[number]

/** One of these. An account is what a network calls it: its id there, or the handle. */
export const addressee = z.union([
  z.strictObject({ email: line(320) }),
  z.strictObject({ phone: line(40) }),
  z.strictObject({ account: z.strictObject({ network: line(40), id: line(400) }) }),
  z.strictObject({ contact: id }),
])
export type Addressee = z.infer<typeof addressee>

export const decision = z.object({
  verdict: z.enum(verdicts),
  code: z.enum(codes),
  /** When to ask again; null when that is not known, or has no sense. */
  until: z.nullable(time),
})
export type Decision = z.infer<typeof decision>

const asked = {
  purpose: z.enum(purposes),
  channel: z.enum(mediums),
  /** What it is sent as a part of; caps, priorities and the count of what was held are kept by it. */
  campaign: z.optional(line(120)),
}

export const mostAddressees = 100_000

export const decide = endpoint({
  method: 'POST',
  path: '/api/v1/decisions',
  summary: 'May this be sent now? 1 to 100,000 addressees; the answers stand in the order of the question',
  needs: 'decision.ask',
  body: z.object({
    ...asked,
    addressees: z.array(addressee).check(z.minLength(1), z.maxLength(mostAddressees)),
  }),
  answer: z.object({
    decisions: z.array(decision),
    /** The position in the log of events up to which everything is known. */
    version: z.number(),
    /** What is known was not sure to be of now: marketing is held, what is transactional goes. */
    stale: z.boolean(),
  }),
})

/** A permission of seconds. It is consumed right before the hand-over, and lapses when something happened meanwhile. */
export const lease = z.object({
  /** Null when it is not given. */
  id: z.nullable(id),
  decision,
  expires: z.nullable(time),
})
export type Lease = z.infer<typeof lease>

export const takeLease = endpoint({
  method: 'POST',
  path: '/api/v1/leases',
  summary: 'Ask for a permission to send to one addressee, good for seconds, that a new complaint revokes',
  needs: 'decision.ask',
  body: z.object({ ...asked, addressee }),
  answer: lease,
  status: 201,
})

export const consumeLease = endpoint({
  method: 'POST',
  path: '/api/v1/leases/{id}/consume',
  summary: 'Now it is handed over: true once, and only while nothing speaks against it',
  needs: 'decision.ask',
  params: z.object({ id }),
  answer: z.object({
    consumed: z.boolean(),
    decision,
    /** Hand over before this moment, or ask anew. */
    before: z.nullable(time),
  }),
})
