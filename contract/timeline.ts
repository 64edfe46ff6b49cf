/** What stands around the messages of a conversation: notes, tasks, what was done to it, and the conversations it hangs together with. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { byId, endpoint, id, time } from './endpoint.ts'
import { note } from './note.ts'
import { task } from './task.ts'

/** Something that was done to a conversation; `before` and `after` hold the fields that it changed. */
export const act = z.object({
  id,
  at: time,
  kind: z.string(),
  /** Null when a rule or the program itself did it. */
  agentId: z.nullable(id),
  /** Without a name when it is gone. */
  rule: z.nullable(z.object({ id, name: z.string() })),
  batchId: id,
  conversationId: id,
  /** The other conversation, where there is one. */
  other: z.nullable(z.object({ id, number: z.number() })),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
  undone: z.boolean(),
})
export type Act = z.infer<typeof act>

/** A conversation that went on as part of this one. */
export const merged = z.object({ conversation, at: time, agentId: id, intoId: id })
export type Merged = z.infer<typeof merged>

/** Oldest first; of very many notes and acts the newest. */
export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/timeline',
  summary: 'Notes, tasks, what was done, and what it hangs together with',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({
    notes: z.array(note),
    tasks: z.array(task),
    acts: z.array(act),
    merged: z.array(merged),
    linked: z.array(conversation),
    position: z.number(),
  }),
})
export type Timeline = z.infer<(typeof readTimeline)['answer']>
