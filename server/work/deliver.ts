/** Delivers what may leave, a few at a time per organisation, and keeps hold of what is on its way. */
import type { Context } from '../context.ts'
import { nextReadyAt, renewLeases } from '../store/outbox.ts'
import { type Claimed, claimReplies, leaseMs } from '../use/deliver/claim-replies.ts'
import { deliverReply } from '../use/deliver/deliver-reply.ts'
import { perOrganisation, type Worker } from './loop.ts'

/** Letters on their way at once, per organisation and process. */
const atOnce = 8

export function startDelivering(ctx: Context): Worker {
  /** What is on its way, per organisation. A delivery that ends rings the bell, so that the next one starts. */
  const underWay = new Map<string, Map<string, Promise<void>>>()

  const begin = (organisationId: string, claimed: Claimed, flying: Map<string, Promise<void>>) => {
    const { id } = claimed.reply
    const delivery = deliverReply(ctx, organisationId, claimed)
      .catch((error) => ctx.log.error({ err: error, reply: id }, 'what became of a reply could not be written down'))
      .finally(() => flying.delete(id))
    flying.set(id, delivery)
  }
  const worker = perOrganisation(ctx, 'deliver', 'outbox', async (organisationId) => {
    const flying = underWay.get(organisationId) ?? new Map<string, Promise<void>>()
    underWay.set(organisationId, flying)
    const free = atOnce - flying.size
    if (free <= 0) return null
    for (const claimed of await claimReplies(ctx, organisationId, free)) begin(organisationId, claimed, flying)
    return nextReadyAt(ctx.db, organisationId, ctx.clock())
  })
  const renewing = setInterval(() => {
    const until = new Date(ctx.clock().getTime() + leaseMs)
    for (const [organisationId, flying] of underWay)
      if (flying.size > 0)
        renewLeases(ctx.db, organisationId, [...flying.keys()], until).catch((error) =>
          ctx.log.warn({ err: error }, 'a lease was not renewed'),
        )
  }, leaseMs / 3)

  return {
    async stop() {
      await worker.stop()
      await Promise.all([...underWay.values()].flatMap((flying) => [...flying.values()]))
      clearInterval(renewing)
    },
  }
}
