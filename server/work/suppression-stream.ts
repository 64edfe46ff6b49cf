/** Keeps the stream of holds up with what happens and with the time, and tells other systems of it. */
import type { Context } from '../context.ts'
import { followHolds } from '../use/suppression/follow-holds.ts'
import { tellTargets } from '../use/suppression/tell-targets.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startTellingHolds(ctx: Context): Worker {
  const following = perOrganisation(ctx, 'holds', 'events', async (organisationId, stopping) => {
    for (;;) {
      const { more, next } = await followHolds(ctx, organisationId)
      if (!more || stopping.aborted) return next
    }
  })
  const telling = perOrganisation(ctx, 'other systems', 'holds', (organisationId, stopping) =>
    tellTargets(ctx, organisationId, stopping),
  )
  return {
    async stop() {
      await following.stop()
      await telling.stop()
    },
  }
}
