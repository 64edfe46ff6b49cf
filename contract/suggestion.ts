/**
 * Suggestions while one answers: what was answered before to a question like this, canned responses that fit, and an open question where
 * it is unclear what the customer wants. They go into the editor and no further: a person makes an answer of them.
 */
import * as z from 'zod/mini'
import { byId, endpoint, id, time } from './endpoint.ts'

const earlier = z.object({
  /** The message in which it was said. */
  id,
  /** Without what is of the other customer: gaps such as `{{nummer}}`, which are to be filled in before it can be sent. */
  text: z.string(),
  gaps: z.number(),
  /** What was asked then, likewise. */
  question: z.string(),
  /** The customer said that it was solved; or said nothing more for a week, which is not the same. */
  outcome: z.enum(['agreed', 'quiet']),
  /** How often the same was answered among what was looked at. */
  times: z.number(),
  at: time,
  by: z.nullable(z.string()),
  conversationId: id,
  number: z.number(),
  /** Words that both questions have, what tells most first. */
  because: z.array(z.string()),
  /** Labels of what both are about. */
  common: z.array(id),
})
export type Earlier = z.infer<typeof earlier>

const fitting = z.object({ id, name: z.string(), text: z.string(), because: z.array(z.string()), common: z.array(id) })
export type Fitting = z.infer<typeof fitting>

const openQuestion = z.object({
  /** No word in it; unclear what it is about; unclear what would help. */
  why: z.enum(['empty', 'matter', 'wish']),
  text: z.string(),
})
export type OpenQuestion = z.infer<typeof openQuestion>

const suggestions = z.object({
  /** How many messages the conversation held when this was thought of. */
  said: z.number(),
  question: z.nullable(openQuestion),
  answers: z.array(earlier),
  canned: z.array(fitting),
})
export type Suggestions = z.infer<typeof suggestions>

export const listSuggestions = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/suggestions',
  summary: 'What could be answered: earlier answers that ended well, canned responses that fit, an open question',
  needs: 'conversation.answer',
  params: byId,
  answer: suggestions,
})
