/**
 * One conversation goes on as part of another. What was said moves there, in places after what stood there already, so that an answer
 * begun without having read it is refused as stale; both numbers go on working, and what still comes in for it follows.
 */

import { type Conversation, clockMoves } from '../../domain/conversation/conversation.ts'
import { absorb, partOf, standingOf } from '../../domain/conversation/merge.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { recordActs } from '../store/act.ts'
import { lockConversations } from '../store/conversation.ts'
import { Passing, type Transaction, transact } from '../store/database.ts'
import { demoChannels } from '../store/demo.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { insertMerge, isLeaving, mergedIntoOf, moveDrafts, moveMessages, shiftMerges } from '../store/merge.ts'
import { renewLastReads, saveMoves } from '../store/moves.ts'

type Who = { organisationId: string; agentId: string }
export type Pair = {
  fromId: string
  intoId: string
  /** That they are of two different people was seen, and meant. */
  otherContact?: boolean | undefined
}

/** @throws a problem when one of them goes on elsewhere already, something is leaving, or the people are not the same and nobody said so */
export async function mergeConversations(ctx: Context, who: Who, pair: Pair): Promise<void> {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const { from, into, parts } = await lockFamily(tx, organisationId, pair.fromId, pair.intoId)
    await checkMerge(tx, organisationId, from, into, pair)
    const id = ctx.newId()
    const together = absorb(into, from)
    const moves = [
      { before: into, after: together },
      { before: from, after: partOf(from, into.id) },
      ...parts.map((part) => ({ before: part, after: partOf(part, into.id) })),
    ]
    await saveMoves(
      tx,
      organisationId,
      moves,
      moves.flatMap(({ before, after }) => clockMoves(before, after, at)),
    )
    await moveMessages(tx, organisationId, from.id, into.id, into.said)
    await renewLastReads(tx, organisationId, [from.id, into.id])
    const drafts = await moveDrafts(tx, organisationId, from.id, into.id)
    await shiftMerges(tx, organisationId, [from.id, ...parts.map((part) => part.id)], into.said)
    const standing = { before: standingOf(into), after: standingOf(together), drafts: drafts.moved }
    await insertMerge(tx, organisationId, agentId, {
      id,
      fromId: from.id,
      intoId: into.id,
      upto: together.said,
      standing,
      at,
    })
    const act = { at, kind: 'merge', batchId: id, before: null, after: null }
    await recordActs(tx, organisationId, { agentId, ruleId: null }, [
      { ...act, id: ctx.newId(), conversationId: into.id, subjectId: from.id },
    ])
    await tellRegrouped(
      tx,
      who,
      moves.map(({ after }) => after),
      at,
      draftEvents(drafts.changed, agentId),
    )
  })
  await ctx.wake.ring('events', organisationId)
}

/** Both, and what went on as part of `from` before: all of them locked in one order. */
async function lockFamily(tx: Transaction, organisationId: string, fromId: string, intoId: string) {
  const below = await mergedIntoOf(tx, organisationId, fromId)
  const held = await lockConversations(tx, organisationId, [...new Set([fromId, intoId, ...below])])
  const now = await mergedIntoOf(tx, organisationId, fromId)
  if (now.join() !== below.join()) throw new Passing('Another merge came in between')
  const find = (id: string) => {
    const found = held.find((one) => one.id === id)
    if (!found) throw refuse('not-found', { detail: 'There is no such conversation' })
    return found
  }
  return { from: find(fromId), into: find(intoId), parts: below.map(find) }
}

async function checkMerge(
  tx: Transaction,
  organisationId: string,
  from: Conversation,
  into: Conversation,
  { otherContact }: Pair,
): Promise<void> {
  if (from.id === into.id) throw refuse('conflict', { detail: 'This is one conversation already' })
  for (const one of [from, into]) await checkOnItsOwn(tx, organisationId, one)
  const demo = await demoChannels(tx, organisationId)
  if (demo.ids.includes(from.channelId) !== demo.ids.includes(into.channelId))
    throw refuse('conflict', { detail: 'The demo firm and real customers are kept apart' })
  if (from.contactId !== into.contactId && !otherContact)
    throw refuse('other-contact', { detail: `#${from.number} and #${into.number} are of two different people` })
  await checkNothingLeaves(tx, organisationId, [from.id, into.id])
}

/** @throws a problem that names the conversation in which this one goes on */
export async function checkOnItsOwn(tx: Transaction, organisationId: string, one: Conversation): Promise<void> {
  if (!one.mergedInto) return
  const [into] = await lockConversations(tx, organisationId, [one.mergedInto])
  throw refuse('merged-elsewhere', {
    detail: `#${one.number} goes on as part of #${into?.number ?? '?'}`,
    more: { number: one.number, into: { id: one.mergedInto, number: into?.number ?? 0 } },
  })
}

/** A reply on its way must find its conversation as its writer saw it. */
export async function checkNothingLeaves(tx: Transaction, organisationId: string, ids: readonly string[]) {
  if (await isLeaving(tx, organisationId, ids))
    throw refuse('still-leaving', { detail: 'An answer is on its way. Wait until it has left, or take it back' })
}

export const draftEvents = (drafts: readonly { id: string; version: number }[], agentId: string): Happening[] =>
  drafts.map(({ id: objectId, version }) => ({ kind: 'draft.changed', objectId, version, agentId }))

/** Conversations of which other messages are part now: who shows them fetches them anew. */
export async function tellRegrouped(
  tx: Transaction,
  { organisationId, agentId }: Who,
  changed: readonly Conversation[],
  at: Date,
  also: readonly Happening[] = [],
): Promise<void> {
  const kind = 'conversation.regrouped' as const
  const events = changed.map(({ id, version }) => ({ kind, objectId: id, version, agentId }))
  await recordEvents(tx, organisationId, [...events, ...also], at)
}
