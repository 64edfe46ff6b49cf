/** Circles: who reacts to whom around something, for a picture and a table. Nothing is decided by it. */
import * as z from 'zod/mini'
import { endpoint, id, time, whole } from './endpoint.ts'

/** More than that no screen shows smoothly, and nobody oversees. */
export const mostPeople = 20_000

/** How circles stand: people and reactions are of the last time that they were found. */
export const circleRun = z.object({
  state: z.enum(['asked', 'finding', 'done', 'failed']),
  at: z.nullable(time),
  people: z.number(),
  reactions: z.number(),
})
export type CircleRun = z.infer<typeof circleRun>

export const circlePerson = z.object({
  /** Of the account. */
  id,
  contactId: z.nullable(id),
  name: z.string(),
  network: z.string(),
  /** An account of our own. */
  ours: z.boolean(),
  /** What the picture is around: who spoke of it, or the person asked for; the others reacted, or were reacted to. */
  within: z.boolean(),
  /** Different people who reacted to them, as far as we saw. */
  reach: z.number(),
  /** 0 is the largest circle; null for who was not there when they were found. */
  circle: z.nullable(z.number()),
  /** From -1 to 1, how what they say sounds; null where nothing says so. */
  tone: z.nullable(z.number()),
})
export type CirclePerson = z.infer<typeof circlePerson>

export const picture = z.object({
  people: z.array(circlePerson),
  /** Who reacts, to whom (places in `people`), and how much that weighs; what is older weighs less. */
  reactions: z.array(z.tuple([z.number(), z.number(), z.number()])),
  /** Who and what did not fit: those who react least. */
  left: z.object({ people: z.number(), reactions: z.number() }),
  run: z.nullable(circleRun),
})
export type Picture = z.infer<typeof picture>

export const readPicture = endpoint({
  method: 'GET',
  path: '/api/v1/circles',
  summary: 'Who reacts to whom: around a group of search terms, a person, a label, or everywhere',
  needs: 'conversation.read',
  query: z.object({
    /** At most one of these three. */
    group: z.optional(id),
    contact: z.optional(id),
    label: z.optional(id),
    most: z.optional(whole(1, mostPeople)),
  }),
  answer: picture,
})

export const askForCircles = endpoint({
  method: 'POST',
  path: '/api/v1/circles/runs',
  summary: 'Find the circles again, soon; at most once in five minutes',
  needs: 'conversation.answer',
  answer: z.object({ run: circleRun }),
  status: 202,
})
