/** All that was said in a conversation, to take along: as plain text, and as a page to print. Neither is JSON. */
import * as z from 'zod/mini'
import { byId, endpoint } from './endpoint.ts'

const query = z.object({ notes: z.optional(z.enum(['yes', 'no'])) })

export const readTranscript = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/text',
  summary: 'The whole conversation as plain text, with or without our notes',
  needs: 'conversation.read',
  params: byId,
  query,
  status: 200,
  produces: 'text/plain',
})

export const printTranscript = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/print',
  summary: 'The whole conversation as a page to print, with or without our notes',
  needs: 'conversation.read',
  params: byId,
  query,
  status: 200,
  produces: 'text/html',
})
