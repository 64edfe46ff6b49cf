/** Two conversations that turn out to be one, and taking them apart again. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { byId, endpoint, id } from './endpoint.ts'

export const mergeConversations = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/merge',
  summary: 'This conversation goes on as part of another; answers with that one',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    into: id,
    /** That they are of two different people was seen, and meant. */
    otherContact: z.optional(z.boolean()),
  }),
  answer: conversation,
})

export const unmergeConversation = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/unmerge',
  summary: 'This conversation stands on its own again, with what was said for it since; answers with it',
  needs: 'conversation.answer',
  params: byId,
  answer: conversation,
})
