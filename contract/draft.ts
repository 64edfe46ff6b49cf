/** What somebody is writing, on every device of theirs; shared ones are everybody's to go on with. */
import * as z from 'zod/mini'
import { attachment, change, via } from './conversation.ts'
import { byId, endpoint, id, line, time } from './endpoint.ts'

/** That there is one, without a word of it: this is all that live events carry. */
export const draftMark = z.object({
  id,
  version: z.number(),
  conversationId: id,
  agentId: id,
  shared: z.boolean(),
  /** Who wrote in it last. */
  writerId: id,
  updatedAt: time,
})
export type DraftMark = z.infer<typeof draftMark>

const draft = z.extend(draftMark, {
  text: z.string(),
  /** How many messages its writer had seen when it was begun. */
  said: z.number(),
  via: z.nullable(via),
  /** Done once it is sent. */
  changes: z.array(change),
  /** What another device wrote meanwhile, until its writer has looked. */
  setAside: z.nullable(z.string()),
  files: z.array(attachment),
})
export type Draft = z.infer<typeof draft>

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/v1/drafts',
  summary: 'Where I am writing, and where drafts are shared; without their text',
  needs: 'conversation.answer',
  answer: z.object({ drafts: z.array(draftMark), position: z.number() }),
})

export const readDrafts = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/drafts',
  summary: 'My draft in a conversation, and the shared ones',
  needs: 'conversation.answer',
  params: byId,
  answer: z.object({ drafts: z.array(draft) }),
})

export const saveDraft = endpoint({
  method: 'POST',
  path: '/api/v1/conversations/{id}/drafts',
  summary:
    'Keep what is being written; the last one to write wins, and what was written over is set aside. Empty: there is none',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    /** The draft that is gone on with; absent: my own. */
    draftId: z.optional(id),
    /** The version that its writer had seen; 0 for none. */
    base: z.number(),
    text: z.string().check(z.maxLength(100_000)),
    said: z.number(),
    shared: z.optional(z.boolean()),
    via: z.optional(z.nullable(via)),
    changes: z.optional(z.array(change).check(z.maxLength(20))),
    /** Its writer has looked at what was set aside. */
    looked: z.optional(z.boolean()),
    /** A file is to follow: there is one although it is empty. */
    begins: z.optional(z.boolean()),
  }),
  answer: z.object({ draft: z.nullable(draft) }),
})

export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/api/v1/drafts/{id}',
  summary: 'Throw a draft away, with its files',
  needs: 'conversation.answer',
  params: byId,
})

/** Alternative text of a picture. */
const alt = z.string().check(z.maxLength(2000))

export const addFile = endpoint({
  method: 'POST',
  path: '/api/v1/drafts/{id}/files',
  summary: 'Add a file to a draft; the body is its bytes, 25 MB at most',
  needs: 'conversation.answer',
  params: byId,
  query: z.object({ name: line(200), type: z.optional(z.string().check(z.maxLength(200))) }),
  answer: z.object({ draft }),
  status: 201,
})

export const changeFile = endpoint({
  method: 'PATCH',
  path: '/api/v1/drafts/{id}/files/{file}',
  summary: 'Say what there is to see in a picture',
  needs: 'conversation.answer',
  params: z.object({ id, file: id }),
  body: z.object({ alt }),
  answer: z.object({ draft }),
})

export const dropFile = endpoint({
  method: 'DELETE',
  path: '/api/v1/drafts/{id}/files/{file}',
  summary: 'Take a file out of a draft',
  needs: 'conversation.answer',
  params: z.object({ id, file: id }),
  answer: z.object({ draft }),
  status: 200,
})
