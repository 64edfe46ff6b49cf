/**
 * The factor of an account: a level from 1 to 5 with its reasons and how sure it is, or that it is not known. It orders work and suggests;
 * it never decides anything about somebody, and what people may expect of us does not depend on it.
 */
import { type Level, levelOf, type Scale } from './scale.ts'
import { type Part, scoreOf } from './score.ts'
import { cleaned, mostPeople, type Signals } from './signals.ts'

export type Known = {
  state: 'known'
  /** The version of the scale. */
  scale: string
  level: Level
  /** In thousandths of a level; the parts add up to it. */
  points: number
  parts: readonly Part[]
  /** Between these it lies in four of five cases; in thousandths of a level. */
  low: number
  high: number
  /** Nothing was said or received for so long that it counts for nothing. */
  asleep: boolean
}
export type Factor = Known | { state: 'unknown'; why: 'too-few' | 'objected' }

const fewest = 3
/** Deviations within which four of five cases lie. */
const spread = 1.28

/** @param observed how many posts and reactions of or to the account were seen */
export function factorOf(signals: Signals, observed: number, scale: Scale): Factor {
  if (!(observed >= fewest)) return { state: 'unknown', why: 'too-few' }
  const { points, parts, asleep } = scoreOf(signals, scale)
  const [low, high] = asleep
    ? [points, points]
    : [-spread, spread].map((by) => scoreOf(moved(signals, by), scale).points)
  return {
    state: 'known',
    scale: scale.version,
    level: levelOf(points),
    points,
    parts,
    low: low ?? points,
    high: high ?? points,
    asleep,
  }
}

/** As it could as well have been: counts vary by their root (Poisson), an average by the root of how many it is of. */
function moved(signals: Signals, by: number): Signals {
  const clean = cleaned(signals)
  const within = (value: number) => Math.min(mostPeople, Math.max(0, value))
  const count = (value: number) => within(value + by * Math.sqrt(by > 0 ? value + 1 : value))
  return {
    ...clean,
    reactors: count(clean.reactors),
    reactions: count(clean.reactions),
    reactorsReach: within(clean.reactorsReach * Math.exp(by / Math.sqrt(clean.reactors + 1))),
  }
}
