/** How we speak: what an organisation chose, and hints on what somebody is writing. A hint is advice; it is kept nowhere. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line, time } from './endpoint.ts'

export const hintKinds = [
  'personal-data',
  'disrespect',
  'politics',
  'unanswered',
  'promise',
  'sales',
  'steering',
  'guideline',
  'hollow',
  'register',
  'already-sent',
] as const
export type HintKind = (typeof hintKinds)[number]

const hintReasons = [
  'email',
  'phone',
  'iban',
  'bsn',
  'address',
  'birth-date',
  'reference',
  'matters',
  'asks',
  'talks-down',
  'takes-sides',
  'question',
  'no-date',
  'offer',
  'elsewhere',
  'avoided',
  'missing',
  'empty',
  'too-stiff',
  'too-loose',
  'says-je',
  'says-u',
  'same-words',
] as const
export type HintReason = (typeof hintReasons)[number]

export const addresses = ['u', 'je', 'customer'] as const

const words = z.array(line(60)).check(z.maxLength(30))
const ownGuideline = z.object({
  /** As people read it in the editor. */
  text: line(160),
  /** Words that one does not use here; `kla*` is every word that begins so. */
  avoid: words,
  /** One of these belongs in an answer. */
  want: words,
})
export type OwnGuideline = z.infer<typeof ownGuideline>
export const mostGuidelines = 3

/** `id` is the organisation's; version 0 is what stands before anybody chose. */
export const guideline = z.object({
  id,
  version: z.number(),
  /** How customers are spoken to in Dutch; `customer` is as they speak to us. */
  address: z.enum(addresses),
  own: z.array(ownGuideline),
  /** Kinds of hints that are off. */
  without: z.array(z.enum(hintKinds)),
})
export type Guideline = z.infer<typeof guideline>

export const readGuideline = endpoint({
  method: 'GET',
  path: '/api/v1/guideline',
  summary: 'How this organisation speaks with its customers',
  needs: 'conversation.read',
  answer: guideline,
})

export const changeGuideline = endpoint({
  method: 'PATCH',
  path: '/api/v1/guideline',
  summary: 'Choose how customers are addressed, the three guidelines, and which hints are given',
  needs: 'organisation.change',
  body: z.object({
    address: z.optional(z.enum(addresses)),
    own: z.optional(z.array(ownGuideline).check(z.maxLength(mostGuidelines))),
    without: z.optional(z.array(z.enum(hintKinds)).check(z.maxLength(hintKinds.length))),
  }),
  answer: guideline,
})

/** How many answers that left sent people to another channel, by the week that begins on this Monday; the newest first. */
export const readSentAway = endpoint({
  method: 'GET',
  path: '/api/v1/guideline/sent-away',
  summary: 'How often answers send people to another channel than the one they chose, by week',
  needs: 'conversation.read',
  answer: z.object({ weeks: z.array(z.object({ week: z.iso.date(), answers: z.number(), away: z.number() })) }),
})

const hint = z.object({
  kind: z.enum(hintKinds),
  /** UTF-16 units of the text; both 0 where it is about the whole of it. */
  from: z.number(),
  until: z.number(),
  reason: z.enum(hintReasons),
  /** The question that is open, or the guideline that it is about. */
  about: z.optional(z.string()),
})
export type Hint = z.infer<typeof hint>

export const readHints = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/hints',
  summary: 'What to look at again in an answer before it is sent; nothing is kept of it',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    text: z.string().check(z.maxLength(100_000)),
    /** Everybody can read where it is going to stand. */
    public: z.boolean(),
  }),
  answer: z.object({
    hints: z.array(hint),
    /** The same words were sent to the same person before. */
    told: z.nullable(z.object({ conversationId: id, number: z.number(), at: time, by: z.string() })),
  }),
})
