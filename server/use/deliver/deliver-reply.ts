/**
 * One reply to its network, and what became of it. Certain failures are tried again, later and later; what nobody knows is looked
 * up at the network, and where that cannot be it waits for a person and says so. It is never sent again blindly.
 */
import type { Channel, Letter, Sending, SendOutcome } from '../../../channels/kit/channel.ts'
import type { Context } from '../../context.ts'
import { type ChannelRow, readChannel } from '../../store/channel.ts'
import { memoryOf } from '../../store/channel-memory.ts'
import { lockConversations } from '../../store/conversation.ts'
import { isPassing, transact } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { nameMessages } from '../../store/message.ts'
import { type EarlierAnswer, earlierAnswer, takePlaceOf } from '../../store/one-reply.ts'
import { changeReply, type Reply, type ReplyChange } from '../../store/outbox.ts'
import { archivedReason } from '../archive-channel.ts'
import { channelOf } from '../channel-of.ts'
import { concludeChange } from '../conclude-change.ts'
import { concludeReplies } from '../conclude-replies.ts'
import { homeOf, openConnection } from '../open-connection.ts'
import { attemptChange } from './attempt-change.ts'
import type { Claimed } from './claim-replies.ts'
import { writeLetter } from './write-letter.ts'

/** Longest that a network may take over one reply; a mail server may think for two minutes before it takes a mail (RFC 5321, 4.5.3.2). */
const patience = 150_000
/** Waits between attempts; after the last one the reply has failed. In all about a day. */
const retries = [5, 30, 120, 600, 1800, 7200, 21_600, 43_200].map((seconds) => seconds * 1000)

/** Deliver one claimed reply and write down the outcome. Rejects only when the outcome could not be written. */
export async function deliverReply(ctx: Context, organisationId: string, claimed: Claimed): Promise<void> {
  const { reply } = claimed
  const outcome = await attempt(ctx, organisationId, claimed)
  for (let tries = 0; ; tries++) {
    try {
      return await writeOutcome(ctx, organisationId, reply, outcome)
    } catch (error) {
      // The letter may have left: hold on to what we know until the store is back, or the lease runs out.
      if (!isPassing(error) || tries > 60) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

async function attempt(ctx: Context, organisationId: string, { reply, again }: Claimed): Promise<Attempted> {
  // Of an earlier attempt nobody knows what became; without one nothing can have left before the network was touched.
  const untouched = (permanent: boolean, reason: string): Attempted =>
    again ? { state: 'unknown', reason } : { state: 'not sent', permanent, reason }
  let begun = false
  try {
    const row = await readChannel(ctx.db, organisationId, reply.channel_id)
    const channel = row && channelOf(ctx, row)
    if (!row || !channel?.send) return untouched(true, 'This channel can no longer send')
    if (row.archived_at) return untouched(true, archivedReason(row.name))
    const sending = sendingOver(ctx, row)
    if (reply.does !== 'send') return await attemptChange(ctx, organisationId, reply, { channel, sending })
    const letter = await writeLetter(ctx, organisationId, reply)
    if (!letter) return untouched(true, 'The message that was answered is gone')
    const { sendsIdempotently, onePublicReply } = channel.capabilities
    const earlier = onePublicReply ? await earlierAnswer(ctx.db, organisationId, reply) : null
    if (earlier && channel.revise) {
      begun = true
      // Changing it twice is as good as once.
      const outcome = await channel.revise(letter, earlier.externalId, sending)
      return { ...outcome, again: outcome.state === 'unknown', ...(outcome.state === 'sent' && { earlier }) }
    }
    if (again && !sendsIdempotently) return await findOut(channel, letter, sending)
    begun = true
    const outcome = await channel.send(letter, sending)
    if (outcome.state !== 'unknown') return outcome
    return sendsIdempotently ? { ...outcome, again: true } : await findOut(channel, letter, sending)
  } catch (error) {
    ctx.log.warn({ err: error, reply: reply.id }, 'sending a reply failed')
    const reason = error instanceof Error ? error.message : 'unknown fault'
    return begun ? { state: 'unknown', reason } : untouched(false, reason)
  }
}

/**
 * `again`: the network takes a key once, so what is unknown may simply be sent again. `earlier`: the answer whose place it took.
 */
export type Attempted = SendOutcome & { again?: boolean; earlier?: EarlierAnswer }

function sendingOver(ctx: Context, row: ChannelRow): Sending {
  return {
    connection: openConnection(ctx, row),
    reach: ctx.reach,
    signal: AbortSignal.timeout(patience),
    memory: memoryOf(ctx, row.organisation_id, row.id),
    clock: ctx.clock,
    home: homeOf(ctx.config, row),
  }
}

const replacedReason = 'A later answer took its place'

/** Ask the network whether it left. */
async function findOut(channel: Channel, letter: Letter, sending: Sending): Promise<SendOutcome> {
  const found = (await channel
    .lookUp?.(letter.key, { ...sending, signal: AbortSignal.timeout(patience) })
    .catch(() => null)) ?? { state: 'unknown' as const }
  switch (found.state) {
    case 'sent':
      return found
    case 'not sent':
      return { state: 'not sent', permanent: false, reason: 'The network does not have it' }
    case 'unknown':
      return {
        state: 'unknown',
        reason: 'The connection broke while sending, and the network cannot tell whether it took it',
      }
  }
}

async function writeOutcome(ctx: Context, organisationId: string, reply: Reply, outcome: Attempted): Promise<void> {
  const now = ctx.clock()
  await transact(ctx.db, async (tx) => {
    // The conversation before the reply, as every writer does.
    await lockConversations(tx, organisationId, [reply.conversation_id])
    const version = await changeReply(tx, organisationId, reply, changeFor(reply, outcome, now))
    if (version === null) return
    const events: Happening[] = [{ kind: 'reply.changed', objectId: reply.message_id, version }]
    if (outcome.state === 'sent' && reply.does !== 'send')
      events.push(...(await concludeChange(ctx, tx, organisationId, reply, version, now)))
    else if (outcome.state === 'sent') {
      const replaced = outcome.earlier && (await takePlaceOf(tx, organisationId, outcome.earlier))
      const told = replaced && (await changeReply(tx, organisationId, replaced, { reason: replacedReason }))
      if (replaced && told) events.push({ kind: 'reply.changed', objectId: replaced.id, version: told })
      await nameMessages(tx, organisationId, [{ id: reply.id, external_id: outcome.id }])
      events.push(...(await concludeReplies(ctx, tx, organisationId, [{ ...reply, version, became: 'left' }], now)))
    }
    await recordEvents(tx, organisationId, events, now)
  })
  await ctx.wake.ring('events', organisationId)
}

function changeFor(reply: Reply, outcome: Attempted, now: Date): ReplyChange {
  const wait = retries[reply.attempts - 1]
  const later = wait === undefined ? null : new Date(now.getTime() + wait)
  switch (outcome.state) {
    case 'sent':
      return { state: 'sent', reason: null, lease_until: null, external_id: outcome.id, sent_at: now, text: null }
    case 'unknown':
      // It stays under way, so that nothing else overtakes it, until it is sent again under the same key.
      if (outcome.again && later) return { reason: outcome.reason, lease_until: later }
      return { state: 'unknown', reason: outcome.reason, lease_until: null }
    case 'not sent':
      if (outcome.permanent || !later) return { state: 'failed', reason: outcome.reason, lease_until: null }
      return { state: 'waiting', reason: outcome.reason, lease_until: null, ready_at: later }
  }
}
