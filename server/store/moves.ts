/**
 * A conversation has moved: it is saved, and everything that is kept of it (clocks, counters, lists) moves along. The only way to move
 * one on; its thread, and the mark that somebody is at work on it, stand in no list.
 */
import { sql } from 'kysely'
import type { ClockMove, Conversation } from '../../domain/conversation/conversation.ts'
import {
  type ConversationRow,
  lastReadsOf,
  moveClocks,
  readConversations,
  saveConversations,
  toConversation,
} from './conversation.ts'
import type { Transaction } from './database.ts'
import { renewFeelings } from './feeling.ts'
import { inTurn } from './in-turn.ts'
import { listMoves, readViews } from './list.ts'
import { countMoves, type Move } from './queue-count.ts'

/** @param clocks what the transitions between before and after started and stopped: see `clockMoves` */
export async function saveMoves(
  tx: Transaction,
  organisationId: string,
  moves: readonly Move[],
  clocks: readonly ClockMove[],
): Promise<void> {
  if (moves.length === 0) return
  const after = moves.flatMap((move) => move.after ?? [])
  const [, , , views] = await inTurn([
    saveConversations(tx, organisationId, after),
    moveClocks(tx, organisationId, clocks),
    countMoves(tx, organisationId, moves),
    readViews(tx, organisationId),
  ])
  await listMoves(tx, organisationId, moves, views)
}

/**
 * Read anew what was said last by the customer in these conversations, and what they feel: after messages moved, changed or went, or one
 * came in late.
 * What comes in as usual brings it along; see `hearCustomer`.
 * @param ids of conversations that are held
 * @returns those of which something else is read now
 */
export async function renewLastReads(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const feelings = await renewFeelings(tx, organisationId, ids)
  const { rows } = await sql<ConversationRow & { was: string[] | null }>`
    update conversation set last_reads = now.reads
    from (
      select c.id, c.last_reads as was, ${lastReadsOf(organisationId, 'c')} as reads from conversation c
      where c.organisation_id = ${organisationId} and c.id = any(${ids}::uuid[])
    ) now
    where conversation.organisation_id = ${organisationId} and conversation.id = now.id and now.was is distinct from now.reads
    returning conversation.*, now.was`.execute(tx)
  const reread = new Set(rows.map(({ id }) => id))
  const felt = [...feelings.keys()].filter((id) => !reread.has(id))
  const others = await readConversations(tx, organisationId, felt)
  if (rows.length === 0) return others
  const moves = rows.map((row) => {
    const after = toConversation(row)
    return { before: { ...after, lastReads: row.was }, after }
  })
  await listMoves(tx, organisationId, moves, await readViews(tx, organisationId))
  return [...others, ...moves.map(({ after }) => after)]
}
