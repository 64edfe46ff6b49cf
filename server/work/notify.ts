/** Tells people what is for them: as soon as it happened, and in one mail when they do not look. */
import type { Context } from '../context.ts'
import { mailDigests } from '../use/notify/mail-digest.ts'
import { tellAll } from '../use/notify/tell.ts'
import { findWhomToTell } from '../use/notify/whom-to-tell.ts'
import { perOrganisation, type Worker } from './loop.ts'

const mailEveryMs = 60_000

export function startNotifying(ctx: Context): Worker {
  const mailedAt = new Map<string, number>()
  return perOrganisation(ctx, 'notify', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await findWhomToTell(ctx, organisationId)));
    while (!stopping.aborted && (await tellAll(ctx, organisationId)));
    const now = ctx.clock().getTime()
    if (now - (mailedAt.get(organisationId) ?? 0) < mailEveryMs) return null
    mailedAt.set(organisationId, now)
    await mailDigests(ctx, organisationId)
    return null
  })
}
