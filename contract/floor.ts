/** Servicegarantie: that nobody waits longer because of others' influence than was agreed, and how long people did wait. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { byId, cursor, endpoint, page, time, whole } from './endpoint.ts'

/** `took`: how long they waited. `turn`: when they were answered beside their own turn. `passed`: how many went ahead because of influence. */
export const waitMeasures = ['took', 'turn', 'passed'] as const
export type WaitMeasure = (typeof waitMeasures)[number]

/** 0 is unknown. */
const level = z.int().check(z.minimum(0), z.maximum(5))

const bars = z.object({ took: z.array(z.number()), turn: z.array(z.number()), passed: z.array(z.number()) })
export type WaitBars = z.infer<typeof bars>

/** Where bars begin but the first: minutes for `took` and `turn`, people for `passed`. */
const edges = bars

const days = whole(1, 400)

const floor = z.object({
  /** B: by how many minutes at most somebody goes ahead, need and influence together. */
  boundMinutes: z.number(),
  /** The part of it that influence has at most. */
  influenceMinutes: z.number(),
  /** Whether influence counts at all here: not without a ground for it, nor with a bound of nothing. */
  influence: z.boolean(),
  edges,
  /** Who stands in a bar is kept for so many days; how many there were is kept longer. */
  keptDays: z.number(),
  /** Fewer than this says nothing of a distribution. */
  few: z.number(),
  /** How many stand in each bar, of the levels that somebody had. */
  levels: z.array(z.extend(bars, { level, n: z.number() })),
})
export type Floor = z.infer<typeof floor>

export const readFloor = endpoint({
  method: 'GET',
  path: '/api/v1/floor',
  summary: 'How long people waited for an answer, by how far their voice reaches, beside what was agreed',
  needs: 'conversation.read',
  query: z.object({ days: z._default(days, 28) }),
  answer: floor,
})

export const changeFloor = endpoint({
  method: 'PATCH',
  path: '/api/v1/floor',
  summary: 'By how many minutes need and influence together let somebody go ahead at most; at 0 neither counts',
  needs: 'organisation.change',
  body: z.object({ boundMinutes: z.number().check(z.int(), z.minimum(0), z.maximum(60)) }),
  answer: z.object({ boundMinutes: z.number() }),
})

/** One time that somebody waited. */
const wait = z.object({ conversation, since: time, until: time, passed: z.nullable(z.number()) })
export type Wait = z.infer<typeof wait>

export const listWaits = endpoint({
  method: 'GET',
  path: '/api/v1/floor/waits',
  summary: 'Who stands in one bar, the newest answer first',
  needs: 'conversation.read',
  query: z.object({
    days: z._default(days, 28),
    measure: z.enum(waitMeasures),
    level: whole(0, 5),
    bar: whole(0, 30),
    after: z.optional(cursor),
    limit: z._default(whole(1, 100), 30),
  }),
  answer: page(wait),
})

export const readContactWaits = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/waits',
  summary: 'How long one person waited for an answer, the last two hundred times',
  needs: 'conversation.read',
  params: byId,
  answer: z.extend(bars, { name: z.string(), n: z.number(), last: z.array(wait) }),
})
export type ContactWaits = z.infer<typeof readContactWaits.answer>
