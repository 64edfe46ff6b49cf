/** What an exchange tells of a call. It is signed, so it is read before it is parsed, and stands beside the endpoints. */
import * as z from 'zod/mini'
import { time } from './endpoint.ts'

const text = z.string().check(z.maxLength(200))

/** Fields that we do not know are let by: exchanges send many. */
export const callTold = z.object({
  event: z.enum(['ringing', 'answered', 'ended']),
  /** The exchange's own id of the call: telling it twice is telling it once. */
  call: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^\P{Cc}+$/u)),
  /** 'in' when it is absent. */
  direction: z.optional(z.enum(['in', 'out'])),
  /** Numbers as the exchange writes them; what is no number is withheld. */
  from: z.optional(text),
  to: z.optional(text),
  /** On which of our own telephones; else our side of the call, when that is an internal number. */
  extension: z.optional(text),
  at: z.optional(time),
  /** When it ended: how long they spoke, and whether anybody answered. */
  seconds: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(864_000))),
  answered: z.optional(z.boolean()),
})
export type CallTold = z.infer<typeof callTold>
