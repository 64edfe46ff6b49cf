/** Reclamepauze: for whom marketing waits now and why, what was held back this week, and what was decided about somebody. */
import * as z from 'zod/mini'
import { situations } from './conversation.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'
import { addressee, codes, mediums, purposes, verdicts } from './suppression.ts'

const marketing = purposes.filter((one) => one !== 'transactional')

/** A reason as it is told inside. Which words it was is for who may read conversations. */
export const holdReason = z.object({
  code: z.enum(codes),
  situation: z.nullable(z.enum([...situations, 'rest of the day', 'issue'])),
  painFor: z.nullable(
    z.enum(['danger', 'distress', 'refusal', 'complaint', 'churn', 'second contact', 'label', 'by hand']),
  ),
  /** It is of somebody who may be the same person. */
  possibly: z.boolean(),
  /** The day, the campaign or the segment. */
  name: z.nullable(z.string()),
  since: z.nullable(time),
  /** Null when it is not known, or never. */
  until: z.nullable(time),
  /** In which conversations it was said; empty for who may not read them. */
  conversations: z.array(z.object({ id, number: z.number() })),
})
export type HoldReason = z.infer<typeof holdReason>

const standing = z.object({
  situation: z.enum(situations),
  since: z.nullable(time),
  until: z.nullable(time),
  /** It hurt, and went quiet without their word. */
  silent: z.boolean(),
})

export const held = z.object({
  contact: z.object({ id, name: z.string() }),
  ...standing.shape,
  /** Whether marketing by mail would wait now; without reasons it would go. */
  reasons: z.array(holdReason),
  hurtAt: time,
})
export type Held = z.infer<typeof held>

export const listHeld = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/held',
  summary: 'For whom marketing waits because of a dialogue, where it hurt last first; also who went quiet',
  needs: 'suppression.read',
  query: z.object({
    /** Only whoever has this in their name. */
    q: z.optional(line(100)),
    after: z.optional(cursor),
    limit: z.optional(whole(1, 100)),
  }),
  answer: z.extend(page(held), {
    /** How many people there are, told with the first page; no further than ten thousand. */
    total: z.nullable(z.number()),
  }),
})

const tally = z.object({
  campaign: z.nullable(z.string()),
  verdict: z.enum(verdicts),
  code: z.enum(codes),
  n: z.number(),
})

export const readHeldWeek = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/week',
  summary: 'What was held back or dropped in the last days, by campaign and reason',
  needs: 'suppression.read',
  query: z.object({ days: z._default(whole(1, 90), 7) }),
  answer: z.object({ tallies: z.array(tally), /** There are more campaigns than are told. */ more: z.boolean() }),
})
export type HeldWeek = z.infer<(typeof readHeldWeek)['answer']>

export const consentKinds = ['consent', 'objection', 'pause'] as const
const anyMedium = [...mediums, 'any'] as const

export const consent = z.object({
  id,
  /** By what they said it. */
  network: z.string(),
  value: z.string(),
  kind: z.enum(consentKinds),
  purpose: z.enum(marketing),
  medium: z.enum(anyMedium),
  source: z.string(),
  proof: z.nullable(z.string()),
  since: time,
  until: z.nullable(time),
  notedBy: z.nullable(z.string()),
  withdrawnAt: z.nullable(time),
})
export type Consent = z.infer<typeof consent>

export const contactSuppression = z.object({
  ...standing.shape,
  reasons: z.array(holdReason),
  verdict: z.enum(verdicts),
  /** Of everything that is theirs, the newest first; also what was taken back. */
  consents: z.array(consent),
  /** What colleagues said of the situation, the newest first, at most ten. */
  byHand: z.array(z.object({ situation: z.enum(situations), reason: z.string(), by: z.string(), at: time })),
})
export type ContactSuppression = z.infer<typeof contactSuppression>

export const readContactSuppression = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/suppression',
  summary:
    'How it stands with somebody: the situation, what makes marketing wait, and what they said about being sent things',
  needs: 'suppression.read',
  params: byId,
  answer: contactSuppression,
})

export const setContactSituation = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/situation',
  summary: 'Say how it stands with somebody; it holds until they say something new',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ situation: z.enum(situations), reason: line(400) }),
  answer: contactSuppression,
})

export const noteContactConsent = endpoint({
  method: 'POST',
  path: '/api/v1/consents',
  summary: 'Note what somebody said about being sent things: that we may, that we may not, or not for a while',
  needs: 'consent.note',
  body: z.object({
    by: addressee,
    kind: z.enum(consentKinds),
    purpose: z._default(z.enum(marketing), 'marketing'),
    medium: z._default(z.enum(anyMedium), 'any'),
    source: line(200),
    proof: z._default(z.nullable(line(1000)), null),
    since: z._default(z.nullable(time), null),
    until: z._default(z.nullable(time), null),
  }),
  answer: z.object({ id }),
  status: 201,
})

export const makeWishLink = endpoint({
  method: 'POST',
  path: '/api/v1/consents/links',
  summary: 'A link by which somebody says themselves what they want to be sent, without signing in; to hand on to them',
  needs: 'consent.note',
  body: z.object({ by: addressee }),
  answer: z.object({ url: z.string(), expires: time }),
  status: 201,
})

export const endContactConsent = endpoint({
  method: 'DELETE',
  path: '/api/v1/consents/{id}',
  summary: 'What was noted does not hold any more',
  needs: 'consent.note',
  params: byId,
})

/** One decision about somebody, with the sentence behind it. */
export const decided = z.object({
  id,
  at: time,
  purpose: z.enum(purposes),
  channel: z.enum(mediums),
  campaign: z.nullable(z.string()),
  verdict: z.enum(verdicts),
  code: z.enum(codes),
  until: z.nullable(time),
  reasons: z.array(holdReason),
  tool: z.string(),
  asked: z.enum(['decision', 'lease', 'handed over', 'relay', 'audience']),
})
export type Decided = z.infer<typeof decided>

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/decisions',
  summary: 'What was decided about sending to somebody, newest first',
  needs: 'suppression.read',
  params: byId,
  query: z.object({ after: z.optional(cursor), limit: z.optional(whole(1, 100)) }),
  answer: page(decided),
})
