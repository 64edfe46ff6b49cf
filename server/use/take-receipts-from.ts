/** A bridge tells what became of the replies that left through it. */
import type { Context } from '../context.ts'
import { lockConversations } from '../store/conversation.ts'
import { transact } from '../store/database.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { nameMessages } from '../store/message.ts'
import { type Receipt, takeReceipts } from '../store/outbox.ts'
import { concludeReplies } from './conclude-replies.ts'

type Given = {
  reply: string
  state: 'sent' | 'delivered' | 'failed'
  remoteId?: string | undefined
  reason?: string | undefined
}
type Who = { organisationId: string } & ({ kind: 'key'; channelId: string | null } | { kind: 'agent' })

/** @returns how many were ours, and those that nobody here knows */
export async function takeReceiptsFrom(
  ctx: Context,
  who: Who,
  given: readonly Given[],
): Promise<{ taken: number; unknown: string[] }> {
  const { organisationId } = who
  const bound = who.kind === 'key' ? who.channelId : null
  const result = await transact(ctx.db, async (tx) => {
    const now = ctx.clock()
    // Conversations before replies, in order, as every writer does.
    const known = await tx
      .selectFrom('outbox')
      .select(['id', 'conversation_id'])
      .where('organisation_id', '=', organisationId)
      .where(
        'id',
        'in',
        given.map((one) => one.reply),
      )
      .$if(bound !== null, (query) => query.where('channel_id', '=', bound ?? ''))
      .execute()
    if (known.length)
      await lockConversations(
        tx,
        organisationId,
        known.map((row) => row.conversation_id),
      )
    const ids = new Set(known.map((row) => row.id))
    const receipts = [...new Map(given.filter((one) => ids.has(one.reply)).map((one) => [one.reply, one])).values()]
    const changed = await takeReceipts(tx, organisationId, receipts.map(toReceipt), now)
    await nameMessages(
      tx,
      organisationId,
      receipts.flatMap((one) => (one.remoteId ? [{ id: one.reply, external_id: one.remoteId }] : [])),
    )
    const events: Happening[] = changed.map(({ id, version }) => ({ kind: 'reply.changed', objectId: id, version }))
    events.push(...(await concludeReplies(ctx, tx, organisationId, changed, now)))
    await recordEvents(tx, organisationId, events, now)
    return { taken: receipts.length, unknown: given.filter((one) => !ids.has(one.reply)).map((one) => one.reply) }
  })
  await ctx.wake.ring('events', organisationId)
  return result
}

function toReceipt({ reply, state, remoteId, reason }: Given): Receipt {
  return { id: reply, state, reason: reason ?? null, externalId: remoteId ?? null }
}
