/** Counts the hours of channels as they pass, and looks every few minutes whether one is not well. */
import type { Context } from '../context.ts'
import { countChannelHours, watchChannels } from '../use/watch-channels.ts'
import { perOrganisation, type Worker } from './loop.ts'

const lookEveryMs = 5 * 60_000

export function startWatchingChannels(ctx: Context): Worker {
  const lookedAt = new Map<string, number>()
  return perOrganisation(ctx, 'channels', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await countChannelHours(ctx, organisationId)));
    const now = ctx.clock().getTime()
    if (now - (lookedAt.get(organisationId) ?? 0) >= lookEveryMs) {
      lookedAt.set(organisationId, now)
      await watchChannels(ctx, organisationId)
    }
    return null
  })
}
