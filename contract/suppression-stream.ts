/** For whom marketing waits because of what happened or what they said, as a stream that other systems follow. */
import * as z from 'zod/mini'
import { cursor, endpoint, id, time, whole } from './endpoint.ts'
import { codes, purposes } from './suppression.ts'

export const marketingPurposes = purposes.filter((one) => one !== 'transactional')
export type MarketingPurpose = (typeof marketingPurposes)[number]

export const hold = z.object({
  /** Of the stream; each is one higher than another that became so before it. */
  version: z.number(),
  at: time,
  /** Who it is; null where nobody here goes by it. */
  contact: z.nullable(id),
  address: z.object({ network: z.enum(['email', 'phone']), value: z.string() }),
  held: z.boolean(),
  /** Null when it is not held. */
  code: z.nullable(z.enum(codes)),
})
export type Hold = z.infer<typeof hold>

export const readHolds = endpoint({
  method: 'GET',
  path: '/api/v1/holds',
  summary:
    'For whom marketing waits because of what happened or what they said. Without `since` everybody who is held, by address, page after page; then, from the version of those pages on, what changed since, the newest state of each address in the order in which it became so. With `wait` the answer comes when something changes, or after so many seconds',
  needs: 'decision.ask',
  query: z.object({
    since: z.optional(whole(0, Number.MAX_SAFE_INTEGER)),
    /** The next page of everybody who is held. */
    after: z.optional(cursor),
    purpose: z._default(z.enum(marketingPurposes), 'marketing'),
    limit: z._default(whole(1, 1000), 500),
    wait: z._default(whole(0, 25), 0),
  }),
  answer: z.object({
    items: z.array(hold),
    /** Go on from here with `since`. */
    version: z.number(),
    /** There is more at once: of everybody who is held with `after`, of what changed with `since`. */
    more: z.boolean(),
    next: z.nullable(cursor),
    /** What was known then is not known here any more: forget what you have, and begin without `since`. */
    reset: z.boolean(),
    /** People are being looked at: who is found to be held comes as a change. */
    filling: z.boolean(),
  }),
})
