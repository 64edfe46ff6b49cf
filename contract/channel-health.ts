/** How the channels are doing, in words, with what to do. */
import * as z from 'zod/mini'
import { endpoint, id, time } from './endpoint.ts'

export const channelHealth = z.object({
  channelId: id,
  name: z.string(),
  kind: z.string(),
  state: z.enum(['good', 'look', 'wrong']),
  /** What is the matter; null when nothing is. */
  trouble: z.nullable(z.enum(['credentials', 'rate-limit', 'unreachable', 'broken', 'catching-up', 'late', 'silent'])),
  /** What the connection said of itself, for who wants to know. */
  said: z.nullable(z.string()),
  since: z.nullable(time),
  last: z.nullable(time),
  /** How many would usually have come since the last one. */
  expected: z.number(),
  /** How many came in each of the last 24 hours, oldest first. */
  day: z.array(z.number()),
  /** Of a stream: how many were let go in the last hour, because they met no term, and how many met one. */
  passed: z.nullable(z.object({ passed: z.number(), met: z.number() })),
})
export type ChannelHealth = z.infer<typeof channelHealth>

export const listChannelHealth = endpoint({
  method: 'GET',
  path: '/api/v1/channel-health',
  summary: 'How each channel that is on is doing, against its own rhythm',
  needs: 'channel.read',
  answer: z.object({ channels: z.array(channelHealth) }),
})
