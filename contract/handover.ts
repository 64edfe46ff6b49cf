/** Overdracht: at the end of a shift, everything that is still going on, each with who has it and when it must be done. */
import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { endpoint, id } from './endpoint.ts'
import { task } from './task.ts'

export const scopes = ['mine', 'teams', 'everything'] as const

const list = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    /** There are more than are shown. */
    more: z.boolean(),
  })

export const readHandover = endpoint({
  method: 'GET',
  path: '/api/v1/handover',
  summary: 'What is going on at the end of a shift: open conversations, commitments and complaints',
  needs: 'conversation.read',
  query: z.object({ scope: z.optional(z.enum(scopes)), team: z.optional(id) }),
  answer: z.object({
    /** Complaints that are not answered yet, or that the customer says are not solved. */
    complaints: list(conversation),
    /** What customers were promised and is not done. */
    commitments: list(task),
    /** What waits for us, what is due first first; complaints left out. */
    open: list(conversation),
    /** The conversations that the commitments are about. */
    about: z.array(conversation),
    position: z.number(),
  }),
})
