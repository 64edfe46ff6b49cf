/**
 * A conversation has moved: it is saved, and everything that is kept of it (clocks, counters, lists) moves along. The only way to move
 * one on; its thread, and the mark that somebody is at work on it, stand in no list.
 */
import type { ClockMove } from '../../domain/conversation/conversation.ts'
import { moveClocks, saveConversations } from './conversation.ts'
import type { Transaction } from './database.ts'
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
