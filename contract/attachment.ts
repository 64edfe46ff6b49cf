/** What came along with a message: files, and its HTML as a page of its own. Neither is JSON. */
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

export const readMessageHtml = endpoint({
  method: 'GET',
  path: '/api/v1/messages/{id}/html',
  summary: 'The HTML of a message, for a sandboxed frame: no scripts, no forms, nothing from elsewhere',
  needs: 'conversation.read',
  params: byId,
  status: 200,
  produces: 'text/html',
})
