/** Looks again at what was said, where the network does not tell of changes. */
import type { Context } from '../context.ts'
import { lookAgain, planLooks } from '../use/look-again.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startLookingAgain(ctx: Context): Worker {
  return perOrganisation(ctx, 'look-again', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await planLooks(ctx, organisationId)));
    while (!stopping.aborted && (await lookAgain(ctx, organisationId, stopping)));
    return null
  })
}
