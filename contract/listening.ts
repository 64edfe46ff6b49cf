/** Listening: what is said around us and not to us. It is no work until somebody, or a rule, makes a conversation of it. */
import * as z from 'zod/mini'
import { conversation, message } from './conversation.ts'
import { byId, cursor, endpoint, id, page, time, whole } from './endpoint.ts'
import { sentiments, traits } from './judgement.ts'

export const listenedPost = z.object({
  message,
  channel: z.object({ id, kind: z.string(), name: z.string() }),
  /** Whether joining in is welcome, and why; `leave` is not done. */
  etiquette: z.object({
    may: z.enum(['join', 'think', 'leave']),
    because: z.enum([
      'ours',
      'objected',
      'to-us',
      'between-people',
      'asks-everybody',
      'competitor-asks',
      'competitor',
      'about-us',
      'around-us',
    ]),
  }),
  /** It is read as words of the press: a question, or the news of an article. */
  press: z.boolean(),
  /** What it reacts to, shortened, where we have that. */
  reactsTo: z.nullable(z.object({ from: z.string(), text: z.string(), url: z.nullable(z.string()) })),
})
export type ListenedPost = z.infer<typeof listenedPost>

export const streamPeriods = ['day', 'week', 'month'] as const

/** A part of what is overheard, as one keeps it; absent means: whatever it is. */
export const streamFilters = z.object({
  /** What met the terms of this group. */
  group: z.optional(id),
  /** true: said to us; false: about us without addressing us. */
  addressed: z.optional(z.boolean()),
  channel: z.optional(id),
  site: z.optional(z.string().check(z.maxLength(300))),
  language: z.optional(z.string().check(z.maxLength(35))),
  sentiment: z.optional(z.enum(sentiments)),
  trait: z.optional(z.enum(traits)),
  /** Not longer ago than that. */
  period: z.optional(z.enum(streamPeriods)),
})
export type StreamFilters = z.infer<typeof streamFilters>

export const listListenedPosts = endpoint({
  method: 'GET',
  path: '/api/v1/listened-posts',
  summary:
    'The stream, newest first: what is said around us, and to us where everybody can read it; loose words of ours among it',
  needs: 'conversation.read',
  query: z.object({
    channel: z.optional(id),
    sentiment: z.optional(z.enum(sentiments)),
    trait: z.optional(z.enum(traits)),
    /** From this moment on, and before that one. */
    from: z.optional(time),
    until: z.optional(time),
    after: z.optional(cursor),
    limit: z.optional(whole(1, 100)),
  }),
  answer: page(listenedPost),
})

export const openConversation = endpoint({
  method: 'POST',
  path: '/api/v1/listened-posts/{id}/conversation',
  summary:
    'Make a conversation of a listened post, for a team; one that is in a conversation already answers with that',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ teamId: z.optional(z.nullable(id)) }),
  answer: z.object({ conversation }),
  status: 201,
})
