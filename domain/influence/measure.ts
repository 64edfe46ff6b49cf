/** How well a scale rates as people do, on pairs that they judged. */
import { figuresOf } from '../language/figures.ts'
import { type Pair, personsOf } from './pairs.ts'
import { levelOf, type Scale } from './scale.ts'
import { scoreOf } from './score.ts'
import type { Signals } from './signals.ts'

export type Figures = {
  /** Pairs. */
  n: number
  auc: number
  brier: number
  /** Of pairs whose levels differ by 1, 2, 3, 4: how many there are, and in which part the higher was judged the more influential. */
  ordered: readonly { n: number; right: number }[]
  /** How much the level rises on average when everybody buys nine times their followers. */
  bought: number
}

/** What cannot be measured, for want of pairs, is NaN. */
export function measure(scale: Scale, pairs: readonly Pair[]): Figures {
  const chances = pairs.map(({ a, b }) => chanceThat(a, b, scale))
  const truth = pairs.map((pair) => pair.truth)
  const { auc } = figuresOf(
    chances.map((chance) => [1 - chance, chance]),
    truth,
  )
  const brier = sum(chances.map((chance, i) => (chance - (truth[i] ?? 0)) ** 2)) / pairs.length
  const level = (signals: Signals) => levelOf(scoreOf(signals, scale).points)
  const between = pairs.map(({ a, b, truth }) => ({ by: level(a) - level(b), truth }))
  const ordered = differences.map((by) => {
    const those = between.filter((each) => Math.abs(each.by) === by)
    return { n: those.length, right: those.filter((each) => each.by > 0 === (each.truth === 1)).length / those.length }
  })
  const people = [...personsOf(pairs).values()]
  const rises = people.map((person) => level({ ...person, audience: person.audience * 10 }) - level(person))
  return { n: pairs.length, auc, brier, ordered, bought: sum(rises) / people.length }
}

export const differences = [1, 2, 3, 4]
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** How likely people find a the more influential. */
export function chanceThat(a: Signals, b: Signals, scale: Scale): number {
  const levels = (scoreOf(a, scale).points - scoreOf(b, scale).points) / 1000
  return 1 / (1 + Math.exp(-scale.logOddsPerLevel * levels))
}
