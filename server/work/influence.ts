/** Counts who speaks and who reacts, behind everything else, and lets it fade. */
import type { Context } from '../context.ts'
import { forgetOldReactions, forgetUsed, weighAgain } from '../use/influence/fade.ts'
import { followVoices } from '../use/influence/follow-voices.ts'
import { perOrganisation, type Worker } from './loop.ts'

const hour = 3_600_000

export function startInfluence(ctx: Context): Worker {
  const forgotten = new Map<string, number>()
  return perOrganisation(ctx, 'influence', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followVoices(ctx, organisationId)));
    // What comes in goes before what fades: between two steps we look whether something came in.
    while (!stopping.aborted && (await weighAgain(ctx, organisationId))) await followVoices(ctx, organisationId)
    const now = ctx.clock().getTime()
    if (now - (forgotten.get(organisationId) ?? 0) < hour) return null
    forgotten.set(organisationId, now)
    while (!stopping.aborted && (await forgetOldReactions(ctx, organisationId)));
    if (!stopping.aborted) await forgetUsed(ctx, organisationId)
    return null
  })
}
