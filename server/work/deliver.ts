/** Delivers what may leave, a few at a time per organisation, and keeps hold of what is on its way. */
import type { Context } from '../context.ts'
import { nextReadyAt, renewLeases } from '../store/outbox.ts'
import { type Claimed, claimReplies, leaseMs } from '../use/deliver/claim-replies.ts'
import { deliverReply } from '../use/deliver/deliver-reply.ts'
import { perOrganisation, type Worker } from './loop.ts'

/** Letters on their way at once, per organisation and process; and of one channel, so that a slow server delays nobody else. */
const atOnce = 8
const perChannel = 4

type Flying = Map<string, { channelId: string; done: Promise<void> }>

export function startDelivering(ctx: Context): Worker {
  const underWay = new Map<string, Flying>()

  const begin = (organisationId: string, claimed: Claimed, flying: Flying) => {
    const { id, channel_id: channelId } = claimed.reply
    const done = deliverReply(ctx, organisationId, claimed)
      .catch((error) => ctx.log.error({ err: error, reply: id }, 'what became of a reply could not be written down'))
      // The next one starts when there is a free hand, so the bell rings after this one is let go.
      .finally(() => flying.delete(id) && ctx.wake.ring('outbox', organisationId))
    flying.set(id, { channelId, done })
  }
  const worker = perOrganisation(ctx, 'deliver', 'outbox', async (organisationId) => {
    const flying = underWay.get(organisationId) ?? new Map()
    underWay.set(organisationId, flying)
    const free = atOnce - flying.size
    if (free <= 0) return null
    const hands = { replies: [...flying.keys()], fullChannels: fullChannels(flying) }
    for (const claimed of await claimReplies(ctx, organisationId, free, hands)) begin(organisationId, claimed, flying)
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
      await Promise.all([...underWay.values()].flatMap((flying) => [...flying.values()].map((one) => one.done)))
      clearInterval(renewing)
    },
  }
}

function fullChannels(flying: Flying): string[] {
  const counts = new Map<string, number>()
  for (const { channelId } of flying.values()) counts.set(channelId, (counts.get(channelId) ?? 0) + 1)
  return [...counts].filter(([, n]) => n >= perChannel).map(([channelId]) => channelId)
}
