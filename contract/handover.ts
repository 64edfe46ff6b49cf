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
  summary: 'What is going on at the end of a shift: complaints, tasks, open conversations and what was set aside',
  needs: 'conversation.read',
  query: z.object({ scope: z.optional(z.enum(scopes)), team: z.optional(id) }),
  answer: z.object({
    /** Conversations that hurt or are labelled as a complaint, and are not answered yet or, says the customer, not solved. */
    complaints: list(conversation),
    /** What customers were promised, or somebody took on, and is not done. */
    tasks: list(task),
    /** What waits for us, what is due first first; complaints left out. */
    open: list(conversation),
    /** What was set aside or waits for the customer; complaints left out. */
    later: list(conversation),
    /** The conversations that the tasks are about. */
    about: z.array(conversation),
    position: z.number(),
  }),
})
