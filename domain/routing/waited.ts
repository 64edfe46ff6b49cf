/**
 * How long people waited for our answer, in the bars of a histogram. Three measures: how long it took, when that was beside their own
 * turn (what was promised, minus need: so channels with another promise, and people with another influence, can be laid side by side), and
 * how many went ahead of them because of influence.
 */
import { turnOf, type Waiter } from './turn.ts'

export const measures = ['took', 'turn', 'passed'] as const
export type Measure = (typeof measures)[number]

/** Where bars begin but the first: minutes of waiting, minutes after one's turn, people who went ahead. */
export const edges: Readonly<Record<Measure, readonly number[]>> = {
  took: [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880],
  turn: [-480, -240, -120, -60, -30, -15, -5, 0, 5, 15, 30, 60, 120, 240, 480],
  passed: [1, 2, 3, 4, 5, 6, 8, 10, 15, 20],
}

/** Fewer than these say nothing of a distribution. */
export const fewWaits = 20

/** Which bar a value stands in, from 0. */
export function barOf(measure: Measure, value: number): number {
  const at = edges[measure].findIndex((edge) => value < edge)
  return at === -1 ? edges[measure].length : at
}

/** From which value (included) to which (not included) a bar is; null is without end. */
export function spanOf(measure: Measure, bar: number): { from: number | null; until: number | null } {
  return { from: edges[measure][bar - 1] ?? null, until: edges[measure][bar] ?? null }
}

/** A wait that is over because we answered. */
export type Waited = {
  conversationId: string
  since: Date
  until: Date
  /** When they would have been due if influence counted for nothing; null when they were set aside. */
  turnAt: Date | null
}

/** @param before as it was while they waited; null when nobody did */
export function waitedOf(before: Waiter & { id: string; history: boolean }, at: Date): Waited | null {
  if (!before.waitsSince || before.history) return null
  const until = at > before.waitsSince ? at : before.waitsSince
  return { conversationId: before.id, since: before.waitsSince, until, turnAt: turnOf(before) }
}

/** In which bars it stands; who passed it is not known here. */
export function barsOf({ since, until, turnAt }: Waited): { took: number; turn: number | null } {
  const minutes = (from: Date) => (until.getTime() - from.getTime()) / 60_000
  return { took: barOf('took', minutes(since)), turn: turnAt && barOf('turn', minutes(turnAt)) }
}
