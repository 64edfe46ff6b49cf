/**
 * Who is where, just now: who looks at a conversation and who writes in it, so that two people do not answer the same customer. It
 * passes by and is never kept: nobody's evening is written down.
 */
import * as z from 'zod/mini'
import { endpoint, id, time } from './endpoint.ts'

export const doings = ['views', 'types'] as const
export type Doing = (typeof doings)[number]

export const presence = z.object({
  conversationId: id,
  agentId: id,
  /** Null: not there any more. */
  doing: z.nullable(z.enum(doings)),
  since: time,
})
export type Presence = z.infer<typeof presence>

export const readPresence = endpoint({
  method: 'GET',
  path: '/api/v1/presence',
  summary: 'Who looks at or writes in which conversation, just now',
  needs: 'conversation.read',
  answer: z.object({ presence: z.array(presence) }),
})

/** Said again every ten seconds as long as it is true; who falls silent for half a minute has left. */
export const bePresent = endpoint({
  method: 'POST',
  path: '/api/v1/presence',
  summary: 'I look at this conversation, I write in it, or I have left it (null)',
  needs: 'conversation.read',
  body: z.object({
    conversationId: id,
    doing: z.nullable(z.enum(doings)),
    /** One open page: somebody may have the same conversation on the screen twice. */
    seat: z.string().check(z.minLength(8), z.maxLength(60)),
  }),
})
