/**
 * What becomes of replies moves their conversations. One that has left ends the wait, unless the customer said more after what was
 * answered; one that is lost after all (it bounced) begins it again, so that somebody sees it.
 */
import { answer, type Conversation, clockMoves, loseAnswer } from '../../domain/conversation/conversation.ts'
import { snippetOf } from '../../domain/conversation/converse.ts'
import { dueAt } from '../../domain/routing/due.ts'
import { lockConversations } from '../store/conversation.ts'
import type { Transaction } from '../store/database.ts'
import type { Happening } from '../store/event.ts'
import { saveMoves } from '../store/moves.ts'
import type { Became } from '../store/outbox.ts'
import { firstHeardAfter, lastHeard } from '../store/reply-address.ts'

/** Inside the transaction that learns it, before its events are written. @returns what happened to the conversations */
export async function concludeReplies(
  tx: Transaction,
  organisationId: string,
  replies: readonly Became[],
  at: Date,
): Promise<Happening[]> {
  const moving = replies.filter((reply) => reply.became !== null)
  if (moving.length === 0) return []
  const ids = [...new Set(moving.map((reply) => reply.conversation_id))]
  const before = new Map((await lockConversations(tx, organisationId, ids)).map((one) => [one.id, one]))
  const after = new Map(before)
  for (const reply of moving) {
    const conversation = after.get(reply.conversation_id)
    if (conversation) after.set(conversation.id, await moved(tx, organisationId, conversation, reply, at))
  }
  const changed = [...after.values()].filter((one) => one !== before.get(one.id))
  const clocks = changed.flatMap((one) => clockMoves(before.get(one.id) ?? null, one, at))
  const moves = changed.map((one) => ({ before: before.get(one.id) ?? null, after: one }))
  await saveMoves(tx, organisationId, moves, clocks)
  return changed.map((one) => ({ kind: 'conversation.changed', objectId: one.id, version: one.version }))
}

async function moved(
  tx: Transaction,
  organisationId: string,
  before: Conversation,
  reply: Became,
  at: Date,
): Promise<Conversation> {
  const { text, promise_minutes } = await tx
    .selectFrom('message as m')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.channel_id'),
    )
    .select(['m.text', 'c.promise_minutes'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', '=', reply.id)
    .executeTakeFirstOrThrow()
  const due = (since: Date, contactCount: number) => dueAt(since, promise_minutes, contactCount)
  if (reply.became === 'lost') {
    const heard = await lastHeard(tx, organisationId, before.id)
    return loseAnswer(before, heard?.receivedAt ?? at, due)
  }
  const unanswered = await firstHeardAfter(tx, organisationId, before.id, reply.said)
  return answer(before, { at, snippet: snippetOf(text), automatic: false, history: false }, unanswered, due)
}
