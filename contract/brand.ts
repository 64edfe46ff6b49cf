/**
 * How people speak of the organisation and of its competitors, week by week: a rating, a share of voice, and what moved them. Numbers are
 * thousandths; each comes with the bounds between which it lies in four of five cases, and says when it is of too few.
 */
import * as z from 'zod/mini'
import { day } from './arrival.ts'
import { cursor, endpoint, id, page, whole } from './endpoint.ts'
import { listenedPost } from './listening.ts'

const bounds = {
  low: z.number(),
  high: z.number(),
  /** Too few accounts to say much: what is usual weighs heavily in it. */
  tooFew: z.boolean(),
  accounts: z.number(),
  messages: z.number(),
}

/** -1000 when everybody is surely negative, 1000 when everybody is surely positive. */
const rating = z.object({ points: z.number(), ...bounds })
export type Rating = z.infer<typeof rating>

/** Of what is said of all of them. */
const share = z.object({ share: z.number(), ...bounds })
export type Share = z.infer<typeof share>

/** Whom it is about: null is the organisation itself. */
const competitor = z.nullable(z.string())

/** A label, or a group of search terms about a topic; null is everything else. Without a name when it was removed. */
const topic = z.nullable(z.object({ id, name: z.string() }))
export type Topic = z.infer<typeof topic>

const spoken = { rating, share }
const brandWeek = z.object({
  /** Its Monday, where the organisation is. */
  week: day,
  /** It has not ended yet. */
  running: z.boolean(),
  of: z.array(z.object({ competitor, ...spoken })),
})

const part = { tone: z.number(), volume: z.number() }
/** Parts that add up to the change exactly: how something is spoken of, and how much. */
const moved = z.object({
  from: z.number(),
  to: z.number(),
  low: z.number(),
  high: z.number(),
  movers: z.array(z.object({ topic: z.optional(topic), network: z.optional(z.string()), ...part })),
  /** How much less or more of what is usual stands in for too few accounts. */
  usual: z.object(part),
})
export type Moved = z.infer<typeof moved>

/** `none` is everything without a topic. */
const asked = {
  topic: z.optional(z.union([id, z.literal('none')])),
  network: z.optional(z.string().check(z.maxLength(300))),
}
/** Absent is the organisation itself. */
const about = z.optional(z.string().check(z.maxLength(80)))
const span = { weeks: z.optional(whole(2, 104)) }

export const readBrand = endpoint({
  method: 'GET',
  path: '/api/v1/brand',
  summary: 'How people speak of us and of competitors per week, in all or of one topic or network',
  needs: 'conversation.read',
  query: z.object({ ...span, ...asked }),
  answer: z.object({
    weeks: z.array(brandWeek),
    /** All that was spoken of in these weeks. */
    topics: z.array(topic),
    networks: z.array(z.string()),
    /** It is being counted anew: figures still move. */
    counting: z.boolean(),
  }),
})
export type Brand = z.infer<typeof readBrand.answer>

export const readBrandWeek = endpoint({
  method: 'GET',
  path: '/api/v1/brand/weeks/{week}',
  summary: 'One week by topic and by network, and what moved the rating since another week (the one before)',
  needs: 'conversation.read',
  params: z.object({ week: day }),
  query: z.object({ against: z.optional(day), competitor: about }),
  answer: z.object({
    week: day,
    against: day,
    topics: z.array(z.object({ topic, ...spoken })),
    networks: z.array(z.object({ network: z.string(), ...spoken })),
    moved: z.object({ topic: moved, network: moved }),
  }),
})
export type OneWeek = z.infer<typeof readBrandWeek.answer>

export const listBrandMessages = endpoint({
  method: 'GET',
  path: '/api/v1/brand/messages',
  summary: 'The messages behind a figure, newest first; without those that were not kept so long',
  needs: 'conversation.read',
  query: z.object({
    week: day,
    competitor: about,
    ...asked,
    after: z.optional(cursor),
    limit: z.optional(whole(1, 100)),
  }),
  answer: page(listenedPost),
})

export const exportBrand = endpoint({
  method: 'GET',
  path: '/api/v1/brand/export',
  summary: 'The same as CSV: per week, whom it is about and topic',
  needs: 'conversation.read',
  query: z.object(span),
  produces: 'text/csv',
})
