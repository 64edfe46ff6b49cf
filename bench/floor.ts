/**
 * The floor on invented evenings (domain/routing/evening.ts): how much longer anybody waits because of influence, and medians by level with and
 * without it. A busy evening, and one on which two hundred of the fifth level come within ten minutes. Nothing of the machine is measured:
 * the same figures come out everywhere.
 */
import { chanceFrom } from '../domain/language/chance.ts'
import { busyEvening, crowdedEvening } from '../domain/routing/evening.ts'
import { eveningOf, mostLater, type Turn, waitsOf } from '../domain/routing/floor.ts'
import { usualBound } from '../domain/routing/priority.ts'
import type { Bench } from './kit/bench.ts'

const evenings = { busy: busyEvening, crowded: crowdedEvening }

export const floor: Bench = async ({ quick, say }) => {
  const many = quick ? 10 : 50
  const figures: Record<string, number> = { evenings: many, bound_minutes: usualBound }
  for (const [name, make] of Object.entries(evenings)) {
    const all = Array.from({ length: many }, (_, i) => eveningOf(make(chanceFrom(i + 1))))
    const turns = all.flat()
    const later = turns.map(({ at, without }) => (at - without) / 60_000)
    figures[`${name}_most_later`] = rounded(Math.max(...all.map(mostLater)))
    figures[`${name}_most_later_with_need`] = rounded(later.reduce((most, one) => Math.max(most, one), 0))
    for (const [what, wait] of medians(turns)) figures[`${name}_${what}`] = wait
    say(`${name}: nobody later than ${figures[`${name}_most_later`]} min`)
  }
  return figures
}

function medians(turns: readonly Turn[]): [string, number][] {
  return waitsOf(turns).flatMap(({ level, waits, without }) => [
    [`level_${level ?? 'unknown'}_p50`, middle(waits)],
    [`level_${level ?? 'unknown'}_p50_without`, middle(without)],
  ])
}

const middle = (waits: readonly number[]) => rounded(waits[Math.floor(0.5 * (waits.length - 1))] ?? 0)
const rounded = (minutes: number) => Math.round(minutes * 10) / 10
