/**
 * Something is done to conversations: by hand, in bulk, by a macro or by a rule. All of it in one transaction, written down as acts, and
 * undone in one go. The customer's word is not ours to set.
 */

import type { Selectable } from 'kysely'
import {
  type Change,
  type ChangeKind,
  changed,
  isChangeKind,
  traceOf,
  undone,
} from '../../domain/conversation/change.ts'
import { type ClockMove, type Conversation, clockMoves } from '../../domain/conversation/conversation.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type Act, type Actor, markUndone, readBatch, recordActs } from '../store/act.ts'
import { readChannelFacts } from '../store/channel-facts.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { saveMoves } from '../store/moves.ts'
import { insertNotifications, withdrawAssigned } from '../store/notification.ts'
import type { Tables } from '../store/tables.ts'
import { checkChanges } from './check-changes.ts'
import { dueOn } from './due-on.ts'
import { holdLabelled } from './suppression/hold-labelled.ts'

/** So many at once; a larger selection is done in several goes. */
export const mostAtOnce = 500

export type Done = {
  /** What undoes all of it; see `undoChanges`. */
  batchId: string
  /** Those that changed; the others were like that already, or are there no more. */
  changed: string[]
}

/** @throws a problem when a change names somebody or something that cannot be: nothing is changed then */
export async function changeConversations(
  ctx: Context,
  by: { organisationId: string } & Actor,
  conversationIds: readonly string[],
  changes: readonly Change[],
): Promise<Done> {
  const { organisationId } = by
  const done = await transact(ctx.db, (tx) => changeWithin(ctx, tx, by, conversationIds, changes))
  await ctx.wake.ring('events', organisationId)
  return done
}

/** The same within a transaction that does more; it records events, so it comes last, and the bell is rung by whoever commits. */
export async function changeWithin(
  ctx: Pick<Context, 'clock' | 'newId'>,
  tx: Transaction,
  by: { organisationId: string } & Actor,
  conversationIds: readonly string[],
  changes: readonly Change[],
): Promise<Done> {
  const { organisationId } = by
  const batchId = ctx.newId()
  const at = ctx.clock()
  await checkChanges(tx, organisationId, changes, at)
  const channels = await readChannelFacts(tx, organisationId)
  const due = ({ channelId }: Conversation) => dueOn(channels.get(channelId))
  const acts: Act[] = []
  const moved = await moveAll(tx, organisationId, conversationIds, at, (before) =>
    changes.reduce((one, change) => {
      const next = changed(one, change, at, due(one))
      if (next !== one) acts.push({ ...actOf(ctx.newId(), at, batchId, change.do), ...tracesOf(change.do, one, next) })
      return next
    }, before),
  )
  await recordActs(tx, organisationId, by, acts)
  await tellAssigned(ctx, tx, by, changes, moved, at)
  await tell(tx, by, moved, at)
  return { batchId, changed: moved.map(({ id }) => id) }
}

/**
 * Undo everything that was done in one go, newest first. What somebody changed since stays as it is. Who was given something and has
 * not looked yet is not told of it any more.
 * @returns how many conversations are as they were, and how many others went on
 */
export async function undoChanges(
  ctx: Context,
  by: { organisationId: string; agentId: string },
  batchId: string,
): Promise<{ undone: number; kept: number }> {
  const { organisationId } = by
  const result = await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const acts = (await readBatch(tx, organisationId, batchId)).filter(
      (act) => act.conversation_id !== null && isChangeKind(act.kind),
    )
    if (acts.length === 0) throw refuse('conflict', { detail: 'This was undone already, or there is nothing to undo.' })
    const kept = new Set<string>()
    const back: string[] = []
    const ids = [...new Set(acts.flatMap((act) => act.conversation_id ?? []))]
    const moved = await moveAll(tx, organisationId, ids, at, (before) =>
      acts
        .filter((act) => act.conversation_id === before.id)
        .reduce((one, act) => {
          const next = undone(one, act.kind as ChangeKind, act.before ?? {}, act.after ?? {})
          if (next) back.push(act.id)
          else kept.add(one.id)
          return next ?? one
        }, before),
    )
    await markUndone(tx, organisationId, back, at)
    const given = acts.filter((act) => act.kind === 'assign' && back.includes(act.id)).flatMap(givenBy)
    const withdrawn = await withdrawAssigned(tx, organisationId, given)
    await tell(tx, by, moved, at)
    return { undone: moved.length, kept: kept.size, withdrawn }
  })
  await ctx.wake.ring('events', organisationId)
  for (const { id, agent_id } of result.withdrawn)
    await ctx.passings.tell({
      organisationId,
      to: [agent_id],
      what: { kind: 'notification', id, about: 'assigned', sounds: false },
    })
  return { undone: result.undone, kept: result.kept }
}

function givenBy({
  after,
  conversation_id: conversationId,
  at,
}: Pick<Selectable<Tables['act']>, 'after' | 'conversation_id' | 'at'>) {
  const agentId = after?.agentId
  return typeof agentId === 'string' && conversationId ? [{ agentId, conversationId, at }] : []
}

/** Lock conversations in order, move each, and save those that moved. @returns them as they are now */
async function moveAll(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  at: Date,
  move: (before: Conversation) => Conversation,
): Promise<Conversation[]> {
  const held = await lockConversations(tx, organisationId, [...new Set(ids)])
  // One that goes on as part of another stands still.
  const moves = held
    .filter((before) => before.mergedInto === null)
    .map((before) => ({ before, after: move(before) }))
    .filter(({ before, after }) => after !== before)
  const clocks: ClockMove[] = moves.flatMap(({ before, after }) => clockMoves(before, after, at))
  await holdLabelled(tx, organisationId, moves)
  await saveMoves(tx, organisationId, moves, clocks)
  return moves.map(({ after }) => after)
}

async function tell(
  tx: Transaction,
  by: { organisationId: string; agentId: string | null },
  moved: readonly Conversation[],
  at: Date,
): Promise<void> {
  const events = moved.map(({ id, version }) => ({
    kind: 'conversation.changed' as const,
    objectId: id,
    version,
    agentId: by.agentId,
  }))
  await recordEvents(tx, by.organisationId, events, at)
}

function actOf(id: string, at: Date, batchId: string, kind: ChangeKind) {
  return { id, at, batchId, kind, subjectId: null }
}

function tracesOf(kind: ChangeKind, before: Conversation, after: Conversation) {
  return { conversationId: before.id, before: traceOf(kind, before), after: traceOf(kind, after) }
}

/** Who is given something by somebody else hears of it. */
async function tellAssigned(
  ctx: Pick<Context, 'newId'>,
  tx: Transaction,
  by: { organisationId: string } & Actor,
  changes: readonly Change[],
  moved: readonly Conversation[],
  at: Date,
): Promise<void> {
  const given = changes.findLast((change) => change.do === 'assign')
  if (!given?.agentId || given.agentId === by.agentId) return
  const news = moved.map(({ id, version }) => ({
    id: ctx.newId(),
    agentId: given.agentId ?? '',
    kind: 'assigned' as const,
    key: `assigned ${id} ${version}`,
    conversationId: id,
    byAgentId: by.agentId,
    at,
  }))
  await insertNotifications(tx, by.organisationId, news)
}
