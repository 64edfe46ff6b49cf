/** An answer has left: the wait is over, unless the customer said more after what was answered. */
import { answer, clockMoves } from '../../domain/conversation/conversation.ts'
import { snippetOf } from '../../domain/conversation/converse.ts'
import { dueAt } from '../../domain/routing/due.ts'
import { countMoves, lockConversations, moveClocks, saveConversations } from '../store/conversation.ts'
import type { Transaction } from '../store/database.ts'
import type { Happening } from '../store/event.ts'
import { firstHeardAfter } from '../store/reply-address.ts'

export type Left = { id: string; conversation_id: string; said: number }

/** Inside the transaction that learns that a reply has left, before its events are written. @returns what happened */
export async function concludeAnswer(
  tx: Transaction,
  organisationId: string,
  reply: Left,
  at: Date,
): Promise<Happening[]> {
  const [before] = await lockConversations(tx, organisationId, [reply.conversation_id])
  if (!before) return []
  const { text, promise_minutes } = await tx
    .selectFrom('message as m')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.channel_id'),
    )
    .select(['m.text', 'c.promise_minutes'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', '=', reply.id)
    .executeTakeFirstOrThrow()
  const unanswered = await firstHeardAfter(tx, organisationId, before.id, reply.said)
  const spoken = { at, snippet: snippetOf(text), automatic: false, history: false }
  const after = answer(before, spoken, unanswered, (since, count) => dueAt(since, promise_minutes, count))
  await saveConversations(tx, organisationId, [after])
  await moveClocks(tx, organisationId, clockMoves(before, after, at))
  await countMoves(tx, organisationId, [{ before, after }])
  return [{ kind: 'conversation.changed', objectId: after.id, version: after.version }]
}
