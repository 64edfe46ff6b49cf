/** Notes: what we say among ourselves about a conversation. They never leave the house. */
import * as z from 'zod/mini'
import { byId, endpoint, id, time } from './endpoint.ts'

export const note = z.object({
  id,
  version: z.number(),
  /** Where it was written; it shows wherever that goes on. */
  conversationId: id,
  agentId: id,
  text: z.string(),
  mentions: z.object({ agentIds: z.array(id), teamIds: z.array(id) }),
  writtenAt: time,
  editedAt: z.nullable(time),
  deleted: z.boolean(),
})
export type Note = z.infer<typeof note>

const text = z.string().check(z.regex(/\S/, 'holds no words'), z.maxLength(40_000))
/** Whom it mentions is told; the text says their names after an @. */
const some = z.optional(z.array(id).check(z.maxLength(50)))

export const writeNote = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/notes',
  summary: 'Write a note, which only colleagues see; whom it mentions is told',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ text, agentIds: some, teamIds: some }),
  answer: note,
  status: 201,
})

export const changeNote = endpoint({
  method: 'PATCH',
  path: '/api/v1/notes/{id}',
  summary: 'Change a note of my own',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ text, agentIds: some, teamIds: some }),
  answer: note,
})

export const removeNote = endpoint({
  method: 'DELETE',
  path: '/api/v1/notes/{id}',
  summary: 'Take the words of a note away; that there was one stays',
  needs: 'conversation.answer',
  params: byId,
  answer: note,
})
