/** Changing an answer that left, or taking it back, on networks that can. */
import * as z from 'zod/mini'
import { conversation, message } from './conversation.ts'
import { byId, endpoint, time } from './endpoint.ts'

export const changeSent = endpoint({
  method: 'PATCH',
  path: '/api/v1/messages/{id}',
  summary: 'Change an answer that left. Refused with 409 and what is new when somebody said something since `said`',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    text: z.string().check(z.regex(/\S/, 'holds no words'), z.maxLength(100_000)),
    said: z.number(),
    /** Made by the client once per change: asking the same twice is asking it once. */
    key: z.string().check(z.minLength(8), z.maxLength(100)),
  }),
  answer: z.object({ conversation, message }),
  status: 202,
})

export const withdrawSent = endpoint({
  method: 'DELETE',
  path: '/api/v1/messages/{id}',
  summary: 'Take back an answer that left; its words are erased once its network no longer shows them',
  needs: 'conversation.answer',
  params: byId,
  answer: z.object({ conversation, message }),
  status: 202,
})

export const readEarlierWords = endpoint({
  method: 'GET',
  path: '/api/v1/messages/{id}/earlier',
  summary: 'What a message said before it was changed, oldest first; the newest hundred',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({
    items: z.array(z.object({ text: z.string(), subject: z.nullable(z.string()), replacedAt: time })),
  }),
})
