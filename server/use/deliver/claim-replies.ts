/**
 * Claim what may leave. The attempt is committed before any byte leaves, with a fencing token: whoever comes later with an older
 * token cannot write. One reply per conversation is on its way at a time.
 */
import type { Context } from '../../context.ts'
import { transact } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { changeReply, claimable, type Hands, type Reply, type ReplyChange } from '../../store/outbox.ts'
import { firstHeardAfter } from '../../store/reply-address.ts'

/** How long a sender that has fallen silent keeps a reply. It renews well within this time. */
export const leaseMs = 15_000

/** `again` is true when an earlier attempt may have left: it is looked up first, never simply sent. */
export type Claimed = { reply: Reply; again: boolean }

/** Claim at most `most` replies of one organisation. Those that came too late are turned back to their writer. */
export async function claimReplies(
  ctx: Context,
  organisationId: string,
  most: number,
  hands: Hands = { replies: [], fullChannels: [] },
): Promise<Claimed[]> {
  const now = ctx.clock()
  const { claimed, happened } = await transact(ctx.db, async (tx) => {
    const claimed: Claimed[] = []
    const happened: Happening[] = []
    const inFlight = new Set<string>()
    const change = async (reply: Reply, to: ReplyChange) => {
      const version = await changeReply(tx, organisationId, reply, to)
      if (version !== null) happened.push({ kind: 'reply.changed', objectId: reply.message_id, version })
      return version
    }
    for (const reply of await claimable(tx, organisationId, now, most, hands)) {
      if (inFlight.has(reply.conversation_id)) continue
      const again = reply.state === 'sending'
      // Taking back is right whatever was said since.
      if (
        !again &&
        reply.does !== 'withdraw' &&
        (await firstHeardAfter(tx, organisationId, reply.conversation_id, reply.said))
      ) {
        await change(reply, { state: 'stale', reason: null })
        continue
      }
      const taken = {
        state: 'sending',
        fence: reply.fence + 1,
        attempts: reply.attempts + 1,
        lease_until: new Date(now.getTime() + leaseMs),
      } as const
      const version = await change(reply, taken)
      if (version === null) continue
      inFlight.add(reply.conversation_id)
      claimed.push({ reply: { ...reply, ...taken, version }, again })
    }
    if (happened.length) await recordEvents(tx, organisationId, happened, now)
    return { claimed, happened }
  })
  if (happened.length) await ctx.wake.ring('events', organisationId)
  return claimed
}
