/** The next conversation: who asks gets one, and it is theirs. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { endpoint, id } from './endpoint.ts'

/** Overdue the longest, due the soonest, you spoke with this customer before, you know about this label. */
export const whyNext = ['late', 'first', 'known', 'skill'] as const
export type WhyNext = (typeof whyNext)[number]

export const takeNext = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/next',
  summary:
    'Take the next conversation that is nobody’s: by due time, with a bounded preference for whom and what I know',
  needs: 'conversation.answer',
  /** Null when nothing is free. `batchId` undoes it. */
  answer: z.object({
    next: z.nullable(z.object({ conversation, why: z.enum(whyNext), labelId: z.nullable(id), batchId: id })),
  }),
})
