/**
 * A message turns out to spread: whoever waits for an answer to it may go ahead a little, as far as there is room in the queue. Done by who holds the
 * arrival cursor, as everything that is granted to influence. What was given stays when it spreads less: who waits keeps their place.
 */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { priorityOf } from '../../../domain/routing/priority.ts'
import { boostOf, promisedOf } from '../../../domain/routing/turn.ts'
import type { Context } from '../../context.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { lockConversations } from '../../store/conversation.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { readGround } from '../../store/influence-ground.ts'
import { farReaching, type HeldLead, saveLeads } from '../../store/lead.ts'
import { saveMoves } from '../../store/moves.ts'
import { readBound } from '../../store/organisation.ts'
import { waitingForSpread } from '../../store/spread.ts'
import { noteUse } from '../influence/note-use.ts'
import { push } from '../receive/known.ts'
import { loadLines } from '../receive/weights.ts'

/** @param messageIds of which it changed how far they may spread */
export async function heedSpread(ctx: Context, organisationId: string, messageIds: readonly string[]): Promise<void> {
  if (!(await readGround(ctx.db, organisationId)) || (await readBound(ctx.db, organisationId)) === 0) return
  await transact(ctx.db, async (tx) => {
    const spreads = await waitingForSpread(tx, organisationId, messageIds)
    if (spreads.size === 0) return
    await readArrivalCursor(tx, organisationId, true)
    await grant(ctx, tx, organisationId, spreads)
  })
}

type Waiting = Conversation & { dueAt: Date }

async function grant(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  organisationId: string,
  spreads: ReadonlyMap<string, number>,
): Promise<void> {
  const at = ctx.clock()
  const waiting = (await lockConversations(tx, organisationId, [...spreads.keys()])).filter(isWaiting)
  const boundMinutes = await readBound(tx, organisationId)
  const levels = await farReaching(
    tx,
    organisationId,
    waiting.map(({ contactId }) => contactId),
  )
  const teams = [...new Set(waiting.map(({ teamId }) => teamId))]
  const near = waiting.map((one) => {
    const until = promisedOf(one)
    return { teamId: one.teamId, from: new Date(until.getTime() - 2 * boundMinutes * 60_000), until }
  })
  const lines = await loadLines(tx, organisationId, teams, near, boundMinutes, at)
  const granted: HeldLead[] = []
  const byFactor: string[] = []
  const moves = waiting.flatMap((before) => {
    const { id, teamId, contactId } = before
    const others = (lines.leads.get(teamId) ?? []).filter(({ conversationId }) => conversationId !== id)
    const needs = (before.boost?.parts ?? []).map(({ what }) => what)
    const { dueAt, parts, withheld, lead } = priorityOf(
      promisedOf(before),
      {
        distress: needs.includes('distress'),
        urgent: needs.includes('urgent'),
        level: levels.get(contactId) ?? null,
        spread: spreads.get(id) ?? null,
      },
      { boundMinutes, room: lines.rooms.get(teamId) ?? 0, leads: others },
    )
    if (!lead || dueAt >= before.dueAt) return []
    lines.leads.set(teamId, others)
    push(lines.leads, teamId, { ...lead, conversationId: id, teamId })
    granted.push({ ...lead, conversationId: id, teamId })
    if (parts.some(({ what }) => what === 'factor')) byFactor.push(contactId)
    return [{ before, after: { ...before, dueAt, boost: boostOf(parts, withheld), version: before.version + 1 } }]
  })
  await saveMoves(tx, organisationId, moves, [])
  await saveLeads(tx, organisationId, granted, at)
  await noteUse(tx, organisationId, byFactor, 'queue', at)
  const kind = 'conversation.changed' as const
  if (moves.length > 0)
    await recordEvents(
      tx,
      organisationId,
      moves.map(({ after }) => ({ kind, objectId: after.id, version: after.version })),
      at,
    )
}

const isWaiting = (one: Conversation): one is Waiting =>
  one.dueAt !== null && one.waitsSince !== null && one.workState === 'open' && one.mergedInto === null
