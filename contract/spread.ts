/** How far a message may go in public: who reacted, and how many are still to come. An expectation, never a promise. */
import * as z from 'zod/mini'
import { id } from './endpoint.ts'

export const spread = z.object({
  /** Different people who reacted. */
  came: z.number(),
  /** In four of five cases between so many are still to come, as one says such numbers. */
  low: z.number(),
  high: z.number(),
  /** Somebody else than the writer carries it, and people are still to come. */
  pickedUp: z.boolean(),
  /** Who carries it, else who brings most of what is still to come; null when that is the writer. */
  by: z.nullable(z.object({ accountId: id, name: z.string() })),
  /** How many of those who reacted came through who carries it. */
  carried: z.number(),
})
export type Spread = z.infer<typeof spread>
