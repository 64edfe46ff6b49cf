/** Search terms: what an organisation listens for, in groups, and what met them. The language stands in `docs/search-terms.md`. */
import * as z from 'zod/mini'
import type { Fault, Hint } from '../domain/listening/fault.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'
import { sentiments, traits } from './judgement.ts'
import { labelColours } from './label.ts'
import { listenedPost } from './listening.ts'

export type { Fault, Hint }

export const termSubjects = ['brand', 'product', 'competitor', 'topic', 'person'] as const
export type TermSubject = (typeof termSubjects)[number]
export type TermColour = (typeof labelColours)[number]

export const term = z.object({
  id,
  query: z.string(),
  enabled: z.boolean(),
  madeAt: time,
  /** Looking back over history: how many messages of how many it looked at, and how many of them met it. */
  back: z.object({ done: z.boolean(), seen: z.number(), of: z.number(), met: z.number() }),
  /** Met in the last 24 hours, of the newest thousand of its group. */
  lately: z.number(),
})
export type Term = z.infer<typeof term>

export const termGroup = z.object({
  id,
  version: z.number(),
  name: z.string(),
  about: z.enum(termSubjects),
  /** Which one, where it is about a competitor; groups with the same name here are about the same one. */
  competitor: z.nullable(z.string()),
  colour: z.enum(labelColours),
  team: z.nullable(z.object({ id, name: z.string() })),
  terms: z.array(term),
  /** Met in the last 24 hours. */
  lately: z.number(),
})
export type TermGroup = z.infer<typeof termGroup>

const query = z.string().check(z.minLength(1), z.maxLength(20_000))
const group = {
  name: line(80),
  about: z.enum(termSubjects),
  /** Of a group about a competitor; without it the one that goes by the name of the group. */
  competitor: z.optional(z.nullable(line(80))),
  colour: z.enum(labelColours),
  teamId: z.nullable(id),
}

export const listTerms = endpoint({
  method: 'GET',
  path: '/api/v1/term-groups',
  summary: 'The search terms in their groups',
  needs: 'conversation.read',
  answer: z.object({ groups: z.array(termGroup) }),
})

export const createTermGroup = endpoint({
  method: 'POST',
  path: '/api/v1/term-groups',
  summary: 'Make a group of search terms, with the team that its posts are for',
  needs: 'term.change',
  body: z.object(group),
  answer: termGroup,
  status: 201,
})

export const changeTermGroup = endpoint({
  method: 'PATCH',
  path: '/api/v1/term-groups/{id}',
  summary: 'Change a group of search terms',
  needs: 'term.change',
  params: byId,
  body: z.object({
    name: z.optional(group.name),
    about: z.optional(group.about),
    competitor: group.competitor,
    colour: z.optional(group.colour),
    teamId: z.optional(group.teamId),
  }),
  answer: termGroup,
})

export const removeTermGroup = endpoint({
  method: 'DELETE',
  path: '/api/v1/term-groups/{id}',
  summary: 'Remove a group with its terms; the messages stay, they only no longer stand under it',
  needs: 'term.change',
  params: byId,
})

export const addTerm = endpoint({
  method: 'POST',
  path: '/api/v1/term-groups/{id}/terms',
  summary: 'Add a search term. It listens at once, and looks back over history in the background',
  needs: 'term.change',
  params: byId,
  /** `broad`: also when it matches nearly everything. */
  body: z.object({ query, broad: z.optional(z.boolean()) }),
  answer: term,
  status: 201,
})

export const changeTerm = endpoint({
  method: 'PATCH',
  path: '/api/v1/terms/{id}',
  summary:
    'Change a search term, or have it pause. Other words are another term: the answer is the one that there is now',
  needs: 'term.change',
  params: byId,
  body: z.object({ query: z.optional(query), enabled: z.optional(z.boolean()), broad: z.optional(z.boolean()) }),
  answer: term,
})

export const removeTerm = endpoint({
  method: 'DELETE',
  path: '/api/v1/terms/{id}',
  summary: 'Remove a search term; what it alone met leaves the group in the background',
  needs: 'term.change',
  params: byId,
})

const example = z.object({
  messageId: id,
  at: time,
  from: z.string(),
  text: z.string(),
  channel: z.string(),
  url: z.nullable(z.string()),
  /** Where the words stand that were meant, in UTF-16 units. */
  found: z.array(z.object({ from: z.number(), until: z.number() })),
})
export type TermExample = z.infer<typeof example>

/** A word that mostly stands in what is not meant, and the query that leaves it out. */
const noise = z.object({
  word: z.string(),
  /** The term without it. */
  query: z.string(),
  /** How many hits fall away. */
  removes: z.number(),
  /** How many of them somebody called relevant. */
  loses: z.number(),
})
export type Noise = z.infer<typeof noise>

export const previewTerm = endpoint({
  method: 'POST',
  path: '/api/v1/terms/preview',
  summary: 'What a search term would bring, before it is saved: how much a day, the newest, which words bring noise',
  needs: 'conversation.read',
  body: z.object({ query, groupId: z.optional(id) }),
  answer: z.union([
    z.object({ ok: z.literal(false), fault: z.looseObject({ code: z.string(), at: z.number(), length: z.number() }) }),
    z.object({
      ok: z.literal(true),
      hints: z.array(z.looseObject({ code: z.string(), at: z.number(), length: z.number() })),
      /** How it was understood. */
      reads: z.string(),
      looked: z.number(),
      met: z.number(),
      since: z.nullable(time),
      /** A day, with 90 % certainty between `low` and `high`; of what this house hears. */
      perDay: z.object({ low: z.number(), expected: z.number(), high: z.number() }),
      /** It would match so much that it says nothing. */
      broad: z.boolean(),
      newest: z.array(example),
      noise: z.array(noise),
      /** Whether that follows from what people put aside; else the words are only those that stand out. */
      judged: z.boolean(),
    }),
  ]),
})

/** What of the hits of a group is asked for. */
const hitFilters = z.object({
  /** true: said to us; false: about us without addressing us. */
  addressed: z.optional(z.stringbool()),
  channel: z.optional(id),
  language: z.optional(z.string().check(z.maxLength(35))),
  sentiment: z.optional(z.enum(sentiments)),
  trait: z.optional(z.enum(traits)),
  site: z.optional(z.string().check(z.maxLength(300))),
  term: z.optional(id),
  /** true: what was put aside, instead of what belongs there. */
  aside: z.optional(z.stringbool()),
  from: z.optional(time),
  until: z.optional(time),
})

export const listHits = endpoint({
  method: 'GET',
  path: '/api/v1/term-groups/{id}/hits',
  summary: 'What met the terms of a group where everybody can read it, newest first',
  needs: 'conversation.read',
  params: byId,
  query: z.extend(hitFilters, {
    after: z.optional(cursor),
    limit: z.optional(whole(1, 100)),
  }),
  answer: page(
    z.extend(listenedPost, {
      termIds: z.array(id),
      addressed: z.boolean(),
      relevant: z.nullable(z.boolean()),
      found: z.array(z.object({ from: z.number(), until: z.number() })),
    }),
  ),
})
export type Heard = z.infer<typeof listHits.answer>['items'][number]

/** So many of the newest are taken along at most. */
export const mostExported = 10_000

export const exportHits = endpoint({
  method: 'GET',
  path: '/api/v1/term-groups/{id}/hits/export',
  summary: 'The same as CSV, newest first, at most ten thousand; who took it along stands in the logbook',
  needs: 'conversation.read',
  params: byId,
  query: hitFilters,
  produces: 'text/csv',
})

export const readVolume = endpoint({
  method: 'GET',
  path: '/api/v1/term-groups/{id}/volume',
  summary:
    'How much was said per hour, against the same hours of the same weekdays of the weeks before; and where it was said',
  needs: 'conversation.read',
  params: byId,
  query: z.object({ days: z.optional(whole(1, 31)) }),
  answer: z.object({
    hours: z.array(
      z.object({
        at: time,
        addressed: z.number(),
        around: z.number(),
        /** How much of all of it was meant well or badly, of what somebody or the machine is sure of. */
        negative: z.optional(z.number()),
        positive: z.optional(z.number()),
        /** What is usual in this hour; null where there is no week to compare with. */
        usual: z.nullable(z.object({ low: z.number(), middle: z.number(), high: z.number() })),
      }),
    ),
    sources: z.array(
      z.object({ channelId: id, channel: z.string(), site: z.string(), language: z.string(), said: z.number() }),
    ),
  }),
})
export type Volume = z.infer<typeof readVolume.answer>

export const judgeHits = endpoint({
  method: 'POST',
  path: '/api/v1/term-groups/{id}/judgements',
  summary: 'Say of posts that they are relevant or not; null takes that back. The answer may propose a better query',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    messageIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
    relevant: z.nullable(z.boolean()),
  }),
  answer: z.object({
    judged: z.number(),
    /** Another way to write one of the terms, that leaves out what was called not relevant. */
    proposal: z.nullable(z.extend(noise, { termId: id })),
  }),
})
