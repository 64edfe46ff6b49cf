/** Why a conversation is due before what was promised. */
import * as z from 'zod/mini'

/** Need (`distress`, `urgent`), and influence: how far who speaks reaches (`factor`), how far it spreads. */
const reasons = ['distress', 'urgent', 'factor', 'spread'] as const

/** In minutes; `withheld` is what influence was not given, because enough others go ahead already. */
export const boost = z.object({
  parts: z.array(z.object({ what: z.enum(reasons), minutes: z.number() })),
  withheld: z.number(),
})
