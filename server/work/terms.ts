/** Search terms at work: over what came in as soon as it did, and back over history for those that are new. */
import type { Context } from '../context.ts'
import { followTerms } from '../use/term/follow-terms.ts'
import { lookBack } from '../use/term/look-back.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startTerms(ctx: Context): Worker {
  return perOrganisation(ctx, 'terms', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followTerms(ctx, organisationId)));
    // What comes in goes before what has been: between two steps back we look whether something came in.
    while (!stopping.aborted && (await lookBack(ctx, organisationId))) await followTerms(ctx, organisationId)
    return null
  })
}
