/** Conversations that belong together, without being one ("hoort bij"). It holds both ways. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { endpoint, id, whole } from './endpoint.ts'

const pair = z.object({ id, other: id })

export const linkConversations = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/links/{other}',
  summary: 'These two belong together',
  needs: 'conversation.answer',
  params: pair,
})

export const unlinkConversations = endpoint({
  method: 'DELETE',
  path: '/api/v1/conversations/{id}/links/{other}',
  summary: 'These two do not belong together after all',
  needs: 'conversation.answer',
  params: pair,
})

export const findConversation = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/numbers/{number}',
  summary: 'The conversation with this number, or the one that it goes on in',
  needs: 'conversation.read',
  params: z.object({ number: whole(1, Number.MAX_SAFE_INTEGER) }),
  answer: conversation,
})
