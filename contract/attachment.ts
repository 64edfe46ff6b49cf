/** What came along with a message: files, and its HTML as a page of its own. */
import * as z from 'zod/mini'
import { byId, endpoint } from './endpoint.ts'

export const readAttachment = endpoint({
  method: 'GET',
  path: '/api/v1/attachments/{id}',
  summary: 'The bytes of an attachment; shown in place when it is a safe picture, else downloaded',
  needs: 'conversation.read',
  params: byId,
  status: 200,
  produces: 'application/octet-stream',
})

export const readAttachmentText = endpoint({
  method: 'GET',
  path: '/api/v1/attachments/{id}/text',
  summary: 'The beginning of an attachment as text, whatever is in it',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({
    text: z.string(),
    /** False when there is more than this. */
    whole: z.boolean(),
  }),
})

export const readMessageHtml = endpoint({
  method: 'GET',
  path: '/api/v1/messages/{id}/html',
  summary: 'The HTML of a message, for a sandboxed frame: no scripts, no forms, nothing from elsewhere',
  needs: 'conversation.read',
  params: byId,
  status: 200,
  produces: 'text/html',
})
