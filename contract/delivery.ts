/** What became of an answer, and of what was done to it after it left. */
import * as z from 'zod/mini'
import { id, time } from './endpoint.ts'

const deliveries = ['waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'undone', 'stale'] as const

export const delivery = z.object({
  state: z.enum(deliveries),
  reason: z.nullable(z.string()),
  attempts: z.number(),
  /** Until this moment the reply can still be undone. */
  readyAt: time,
  sentAt: z.nullable(time),
})

/** An answer that left is changed or taken back; `id` is what can be undone or settled, as a reply is. */
export const sentChange = z.object({
  ...delivery.shape,
  id,
  does: z.enum(['revise', 'withdraw']),
  by: z.string(),
  agentId: id,
  /** The new words, as long as they do not stand there. */
  text: z.nullable(z.string()),
})
