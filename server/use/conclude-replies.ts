/**
 * What becomes of replies moves their conversations. One that has left ends the wait, unless the customer said more after what was
 * answered; one that is lost after all (it bounced) begins it again, so that somebody sees it.
 */
import { type Change, changed, traceOf } from '../../domain/conversation/change.ts'
import { answer, type Conversation, clockMoves, loseAnswer } from '../../domain/conversation/conversation.ts'
import { snippetOf } from '../../domain/conversation/converse.ts'
import { readChange, type StoredChange } from '../../domain/conversation/draft.ts'
import { type Due, dueWithin } from '../../domain/routing/turn.ts'
import { type Waited, waitedOf } from '../../domain/routing/waited.ts'
import type { Context } from '../context.ts'
import { ProblemError } from '../problem.ts'
import { type Act, recordActs } from '../store/act.ts'
import { lockConversations } from '../store/conversation.ts'
import type { Transaction } from '../store/database.ts'
import type { Happening } from '../store/event.ts'
import { saveMoves } from '../store/moves.ts'
import type { Became } from '../store/outbox.ts'
import { firstHeardAfter, lastHeard } from '../store/reply-address.ts'
import { countAnswer } from '../store/sent-away.ts'
import { forgetLastWait, saveWaited } from '../store/waited.ts'
import { checkChanges } from './check-changes.ts'

/** Inside the transaction that learns it, before its events are written. @returns what happened to the conversations */
export async function concludeReplies(
  { newId }: Pick<Context, 'newId'>,
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
  const waited: Waited[] = []
  for (const reply of moving) {
    const conversation = after.get(reply.conversation_id)
    if (!conversation) continue
    const { due, ...said } = await saidIn(tx, organisationId, reply.id)
    const next = await moved(tx, organisationId, conversation, { ...reply, text: said.text }, due, at)
    if (reply.became === 'lost') await forgetLastWait(tx, organisationId, conversation.id)
    else if (next.waitsSince?.getTime() !== conversation.waitsSince?.getTime())
      waited.push(...toList(waitedOf(conversation, at)))
    if (reply.became === 'left')
      await countAnswer(tx, organisationId, { ...said, contactId: conversation.contactId, at })
    const done = reply.became === 'left' ? await doChanges(newId, tx, organisationId, next, said, due, at) : next
    after.set(conversation.id, done)
  }
  const changed = [...after.values()].filter((one) => one !== before.get(one.id))
  const clocks = changed.flatMap((one) => clockMoves(before.get(one.id) ?? null, one, at))
  const moves = changed.map((one) => ({ before: before.get(one.id) ?? null, after: one }))
  await saveMoves(tx, organisationId, moves, clocks)
  await saveWaited(tx, organisationId, waited)
  return changed.map((one) => ({ kind: 'conversation.changed', objectId: one.id, version: one.version }))
}

const toList = <T>(one: T | null): T[] => (one === null ? [] : [one])

/** What was answered, when that was promised, and what its writer wanted done with it. */
async function saidIn(tx: Transaction, organisationId: string, id: string) {
  const { promise_minutes, bound_minutes, ...row } = await tx
    .selectFrom('message as m')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.channel_id'),
    )
    .innerJoin('outbox as o', (join) =>
      join.onRef('o.organisation_id', '=', 'm.organisation_id').onRef('o.id', '=', 'm.id'),
    )
    .innerJoin('organisation', 'organisation.id', 'm.organisation_id')
    .select(['m.text', 'm.channel_id', 'c.promise_minutes', 'o.changes', 'o.agent_id', 'organisation.bound_minutes'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, due: dueWithin(promise_minutes, bound_minutes) }
}

async function moved(
  tx: Transaction,
  organisationId: string,
  before: Conversation,
  reply: Became & { text: string },
  due: Due,
  at: Date,
): Promise<Conversation> {
  if (reply.became === 'lost') {
    const heard = await lastHeard(tx, organisationId, before.id)
    return loseAnswer(before, heard?.receivedAt ?? at, due)
  }
  const unanswered = await firstHeardAfter(tx, organisationId, before.id, reply.said)
  return answer(before, { at, snippet: snippetOf(reply.text), automatic: false, history: false }, unanswered, due)
}

/**
 * What goes with an answer is done when it has left: all in the transaction that learns it, and nothing when it never leaves. It was
 * checked when it was written; what cannot be any more (a label that is gone since) is left out, because the answer has left.
 */
async function doChanges(
  newId: () => string,
  tx: Transaction,
  organisationId: string,
  before: Conversation,
  said: { changes: StoredChange[] | null; agent_id: string },
  due: Due,
  at: Date,
): Promise<Conversation> {
  const batchId = newId()
  const acts: Act[] = []
  let one = before
  for (const change of (said.changes ?? []).map(readChange)) {
    if (!(await canBe(tx, organisationId, change, at))) continue
    const next = changed(one, change, at, due)
    const [was, became] = [traceOf(change.do, one), traceOf(change.do, next)]
    const about = { conversationId: one.id, subjectId: null, before: was, after: became }
    if (next !== one) acts.push({ id: newId(), at, batchId, kind: change.do, ...about })
    one = next
  }
  await recordActs(tx, organisationId, { agentId: said.agent_id, ruleId: null }, acts)
  return one
}

async function canBe(tx: Transaction, organisationId: string, change: Change, at: Date): Promise<boolean> {
  try {
    await checkChanges(tx, organisationId, [change], at)
    return true
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}
