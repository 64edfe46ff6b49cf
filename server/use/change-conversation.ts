/** Take a conversation, hand it back, or say what there still is to do. The customer's word is not ours to set. */
import { assign, type Conversation, clockMoves, setWork } from '../../domain/conversation/conversation.ts'
import { dueAt } from '../../domain/routing/due.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { countMoves, lockConversations, moveClocks, saveConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'

export type Change = { agentId?: string | null | undefined; workState?: 'open' | 'pending' | 'answered' | undefined }

/** @throws a problem when the conversation is not there, or the agent cannot take work */
export async function changeConversation(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  conversationId: string,
  change: Change,
): Promise<void> {
  const { organisationId } = who
  await transact(ctx.db, async (tx) => {
    const [before] = await lockConversations(tx, organisationId, [conversationId])
    if (!before) throw refuse('not-found', { detail: 'There is no such conversation' })
    if (change.agentId) await checkAgent(tx, organisationId, change.agentId)
    const now = ctx.clock()
    const promise = await promiseOf(tx, organisationId, before)
    const assigned = change.agentId === undefined ? before : assign(before, change.agentId)
    const after = change.workState
      ? setWork(assigned, change.workState, now, (since, count) => dueAt(since, promise, count))
      : assigned
    if (after === before) return
    await saveConversations(tx, organisationId, [after])
    await moveClocks(tx, organisationId, clockMoves(before, after, now))
    await countMoves(tx, organisationId, [{ before, after }])
    const event = {
      kind: 'conversation.changed',
      objectId: after.id,
      version: after.version,
      agentId: who.agentId,
    } as const
    await recordEvents(tx, organisationId, [event], now)
  })
  await ctx.wake.ring('events', organisationId)
}

async function checkAgent(tx: Transaction, organisationId: string, agentId: string): Promise<void> {
  const agent = await tx
    .selectFrom('agent')
    .select(['active', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', agentId)
    .executeTakeFirst()
  if (!agent?.active || agent.role === 'viewer')
    throw refuseField('agentId', 'is nobody who answers conversations here')
}

async function promiseOf(tx: Transaction, organisationId: string, of: Conversation): Promise<number> {
  const row = await tx
    .selectFrom('channel')
    .select('promise_minutes')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', of.channelId)
    .executeTakeFirstOrThrow()
  return row.promise_minutes
}
