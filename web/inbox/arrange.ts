/**
 * New things arrive without moving what one reads or is about to click. Given the list as it stands on the screen and the list as it
 * should be, this says what to draw: rows in view keep their places, what would push them gathers and is counted, and below the view
 * the list is simply right.
 */
import type { Conversation } from '../../contract/conversation.ts'
import type { Key } from './matches.ts'

export type Arranged = {
  /** As they were when they got their place; the present state is looked up by id. */
  rows: readonly Conversation[]
  /** How many wait to be let in. */
  fresh: number
  /** A row in view belongs elsewhere by now, or nowhere. */
  moved: boolean
}

/**
 * @param shown what stands on the screen now
 * @param wanted the list as it should be, in order
 * @param inView how many rows, from the top, somebody may be looking at or has scrolled past
 * @param mine ids of rows that I changed myself: they may leave at once, because I expect it
 * @param open the conversation that is open: it may come at once, because I came for it
 */
export function arrange(
  shown: readonly Conversation[],
  wanted: readonly Conversation[],
  inView: number,
  mine: ReadonlySet<string>,
  order: (a: Key, b: Key) => number,
  open?: string,
): Arranged {
  const belonging = new Set(wanted.map((row) => row.id))
  const edge = shown[Math.min(inView, shown.length) - 1]
  const kept = shown.slice(0, inView).filter((row) => belonging.has(row.id) || !mine.has(row.id))
  if (!edge) return { rows: wanted, fresh: 0, moved: false }
  const placed = new Set(kept.map((row) => row.id))
  const others = wanted.filter((row) => !placed.has(row.id))
  const below = others.filter((row) => order(row, edge) > 0)
  const taken = others.find((row) => row.id === open && order(row, edge) <= 0)
  const place = taken ? kept.findIndex((row) => order(row, taken) > 0) : -1
  const above = taken ? kept.toSpliced(place === -1 ? kept.length : place, 0, taken) : kept
  return {
    rows: [...above, ...below],
    fresh: others.length - below.length - (taken ? 1 : 0),
    moved: kept.some((row) => !belonging.has(row.id)) || !isSorted(kept, wanted),
  }
}

/** Whether the rows stand in the order of the list. */
function isSorted(rows: readonly Conversation[], wanted: readonly Conversation[]): boolean {
  const ranks = new Map(wanted.map((row, rank) => [row.id, rank]))
  let last = -1
  for (const row of rows) {
    const rank = ranks.get(row.id)
    if (rank === undefined) continue
    if (rank < last) return false
    last = rank
  }
  return true
}
