/** Setting aside: which moments can be chosen, on the clocks of the organisation. */
import * as z from 'zod/mini'
import { endpoint, id, time } from './endpoint.ts'

/** `opening` is when the team is there again, for a team of which that is known. */
export const snoozeChoices = [
  'in an hour',
  'in three hours',
  'this evening',
  'tomorrow morning',
  'monday',
  'next working day',
  'opening',
] as const

export const readMoments = endpoint({
  method: 'GET',
  path: '/api/v1/moments',
  summary: 'The moments until when one sets something aside, and what moment a time on the wall is',
  needs: 'conversation.read',
  query: z.object({
    /** Whose opening hours count. */
    team: z.optional(id),
    /** As a date field has it, in the zone of the organisation: `2026-11-23T09:00`. */
    wall: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))),
  }),
  answer: z.object({
    zone: z.string(),
    choices: z.array(z.object({ choice: z.enum(snoozeChoices), at: time })),
    /** What `wall` is; null when there is no such day, or it was not asked. */
    at: z.nullable(time),
  }),
})
