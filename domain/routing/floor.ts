/** What the floor (priority.ts) comes to on an evening: how long people wait by what their influence is, and how long if that counted for nothing. */
import type { Level } from '../influence/scale.ts'
import type { Voice } from './boost.ts'
import { type Line, type Priority, priorityOf } from './priority.ts'
import type { Lead } from './room.ts'
import { goesBefore, turnsOf } from './serve.ts'

export type Caller = {
  id: number
  /** Moments and durations, in milliseconds. */
  came: number
  takes: number
  promised: number
  voice: Voice
}

export type Evening = Pick<Line, 'boundMinutes' | 'room'> & { colleagues: number; callers: readonly Caller[] }

/** Of one caller, in milliseconds. */
export type Turn = {
  caller: Caller
  priority: Priority
  at: number
  /** When it would have been if influence counted for nothing. */
  without: number
  /** What those took from them who came after that, and went first by promise or need: the L / n of the floor. */
  sooner: number
}

/** Minutes, the shortest first. */
export type Waits = { level: Level | null; waits: readonly number[]; without: readonly number[] }

/** In the order in which they came. */
export function eveningOf({ colleagues, callers, boundMinutes, room }: Evening): Turn[] {
  const leads: Lead[] = []
  const weighed = callers
    .toSorted((a, b) => a.came - b.came || a.id - b.id)
    .map((caller) => {
      const priority = priorityOf(new Date(caller.promised), caller.voice, { boundMinutes, room, leads })
      if (priority.lead) leads.push(priority.lead)
      return { caller, priority }
    })
  const turns = (due: (priority: Priority) => Date) =>
    turnsOf(
      weighed.map(({ caller, priority }) => ({ ...caller, due: due(priority).getTime() })),
      colleagues,
    )
  const at = turns(({ dueAt }) => dueAt)
  const without = turns(({ turnAt }) => turnAt)
  const all = weighed.map((one, i) => ({ ...one, at: at[i] ?? 0, without: without[i] ?? 0 }))
  return all.map((turn) => ({ ...turn, sooner: workOf(cameSooner(turn, all)) / colleagues }))
}

function cameSooner(turn: Omit<Turn, 'sooner'>, all: readonly Omit<Turn, 'sooner'>[]) {
  const own = { id: turn.caller.id, due: turn.priority.turnAt.getTime() }
  return all.filter(
    ({ caller: { id, came }, priority }) =>
      came > turn.without && came < turn.at && goesBefore({ id, due: priority.turnAt.getTime() }, own),
  )
}

const workOf = (turns: readonly Pick<Turn, 'caller'>[]) => turns.reduce((sum, { caller }) => sum + caller.takes, 0)

/** How long people waited, by their level, beside how long they would have waited. Levels that nobody had are left out. */
export function waitsOf(turns: readonly Turn[]): Waits[] {
  return levels.flatMap((level) => {
    const those = turns.filter(({ caller }) => caller.voice.level === level)
    if (those.length === 0) return []
    const ascending = (moment: (turn: Turn) => number) =>
      those.map((turn) => (moment(turn) - turn.caller.came) / 60_000).sort((a, b) => a - b)
    return { level, waits: ascending(({ at }) => at), without: ascending((turn) => turn.without) }
  })
}

/** By how many minutes somebody waited longer because of influence, at most. */
export const mostLater = (turns: readonly Turn[]) =>
  turns.reduce((most, { at, without, sooner }) => Math.max(most, (at - without - sooner) / 60_000), 0)

const levels = [null, 1, 2, 3, 4, 5] as const
