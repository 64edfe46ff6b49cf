/** Tasks: what somebody, or a team, is to do before a moment. A commitment is what the customer was promised. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'

export const taskKinds = ['task', 'commitment'] as const

export const task = z.object({
  id,
  version: z.number(),
  kind: z.enum(taskKinds),
  title: z.string(),
  conversationId: z.nullable(id),
  /** Whose it is: an agent's, or a team's. */
  agentId: z.nullable(id),
  teamId: z.nullable(id),
  dueAt: z.nullable(time),
  createdAt: time,
  createdBy: id,
  doneAt: z.nullable(time),
  doneBy: z.nullable(id),
})
export type Task = z.infer<typeof task>

export const taskOwners = ['both', 'mine', 'teams', 'given', 'everyone'] as const

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/v1/tasks',
  summary:
    'Tasks of mine, of my teams, of both, given by me to others, or of everybody; what is due first comes first, and of what is done what was done last',
  needs: 'conversation.read',
  query: z.object({
    whose: z.optional(z.enum(taskOwners)),
    done: z.optional(z.enum(['yes', 'no'])),
    after: z.optional(cursor),
    limit: z.optional(whole(1, 100)),
  }),
  /** With the conversations that they are about. */
  answer: z.extend(page(task), { conversations: z.array(conversation), position: z.number() }),
})

const title = line(300)
const dueAt = z.nullable(time)

export const addTask = endpoint({
  method: 'POST',
  path: '/api/v1/tasks',
  summary: 'Give somebody, or a team, something to do; with or without a conversation',
  needs: 'conversation.answer',
  body: z.object({
    kind: z.enum(taskKinds),
    title,
    conversationId: z.optional(id),
    /** One of the two. */
    agentId: z.optional(id),
    teamId: z.optional(id),
    dueAt: z.optional(dueAt),
  }),
  answer: task,
  status: 201,
})

export const changeTask = endpoint({
  method: 'PATCH',
  path: '/api/v1/tasks/{id}',
  summary: 'Do it, give it to somebody else, or put it off',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    title: z.optional(title),
    agentId: z.optional(id),
    teamId: z.optional(id),
    dueAt: z.optional(dueAt),
    done: z.optional(z.boolean()),
  }),
  answer: task,
})

export const removeTask = endpoint({
  method: 'DELETE',
  path: '/api/v1/tasks/{id}',
  summary: 'It need not be done',
  needs: 'conversation.answer',
  params: byId,
})
