/** Binnenkomst: the arrival ledger, which proves that nothing was lost. */
import * as z from 'zod/mini'
import { cursor, endpoint, id, page, time, whole } from './endpoint.ts'

export const day = z.iso.date()

/** received = shown + revision + duplicate + echo + refused + inFlight, or the page says by how much it is out. */
export const arrivalDay = z.object({
  channel: z.object({ id, kind: z.string(), name: z.string(), demo: z.boolean() }),
  day,
  received: z.number(),
  shown: z.number(),
  revision: z.number(),
  duplicate: z.number(),
  echo: z.number(),
  refused: z.number(),
  inFlight: z.number(),
})
export type ArrivalDay = z.infer<typeof arrivalDay>

export const listArrivalDays = endpoint({
  method: 'GET',
  path: '/api/v1/arrivals/days',
  summary: 'The ledger: per channel and day what came in and what became of it, newest day first',
  needs: 'arrival.read',
  query: z.object({ before: z.optional(day), days: z.optional(whole(1, 60)) }),
  answer: z.object({
    days: z.array(arrivalDay),
    /** Further back there is more when this is a day. */
    before: z.nullable(day),
    /** Waiting to be looked at, all channels; and the limit at which channels are asked to wait. */
    inFlight: z.number(),
    limit: z.number(),
    position: z.number(),
  }),
})

export const arrival = z.object({
  position: z.number(),
  channelId: id,
  receivedAt: time,
  outcome: z.nullable(z.enum(['shown', 'revision', 'duplicate', 'echo', 'refused'])),
  reason: z.nullable(z.string()),
  size: z.number(),
  attempts: z.number(),
  /** The first lines of the raw item, made safe, while it is still kept. */
  beginning: z.nullable(z.string()),
  conversationId: z.nullable(id),
})
export type Arrival = z.infer<typeof arrival>

export const listArrivals = endpoint({
  method: 'GET',
  path: '/api/v1/arrivals',
  summary: 'The items behind one number of the ledger',
  needs: 'arrival.read',
  query: z.object({
    channel: id,
    day,
    outcome: z.enum(['shown', 'revision', 'duplicate', 'echo', 'refused', 'in flight']),
    after: z.optional(cursor),
  }),
  answer: page(arrival),
})

export const retryArrivals = endpoint({
  method: 'POST',
  path: '/api/v1/arrivals/retry',
  summary: 'Look again at refused items (after a mend, or to be sure)',
  needs: 'arrival.retry',
  body: z.object({ positions: z.array(z.int()).check(z.minLength(1), z.maxLength(1000)) }),
  answer: z.object({ shown: z.number(), refused: z.number(), other: z.number() }),
})
