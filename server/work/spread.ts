/** How far messages spread, behind what is said. */
import type { Context } from '../context.ts'
import { followSpread, lookAgainAtSpread } from '../use/spread/follow-spread.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startSpread(ctx: Context): Worker {
  return perOrganisation(ctx, 'spread', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followSpread(ctx, organisationId)));
    return stopping.aborted ? null : lookAgainAtSpread(ctx, organisationId)
  })
}
