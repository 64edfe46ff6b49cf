/** What the signals of an account weigh, and where the levels lie. Absolute and versioned: nobody's level moves because others came. */
import type { Curve } from './curve.ts'
import type { Signals } from './signals.ts'

/** Signals that add to a score. `rate` is reactions per post, with one post more than there were so that few posts promise little. */
export type Weighed = 'audience' | 'lists' | 'reactors' | 'rate' | 'quality'

export type Scale = {
  version: string
  /** The score of who has nothing, in thousandths of a level. */
  base: number
  curves: Readonly<Record<Weighed, Curve>>
  /** So many followers are explained by each person who reacts, and by nobody; others do not count. They can be bought. */
  followersPerReactor: number
  /** How much surer a difference of one level makes that people see it too, in log odds. */
  logOddsPerLevel: number
  /** One level up reaches so many times as many people. */
  reachPerLevel: number
}

export type Level = 1 | 2 | 3 | 4 | 5

/** @param points a score in thousandths of a level; the edges of the levels lie halfway */
export function levelOf(points: number): Level {
  const level = Math.round(points / 1000)
  if (level <= 1) return 1
  return level >= 5 ? 5 : (level as Level)
}

/** Followers that what people did explains. */
export const explained = (signals: Pick<Signals, 'audience' | 'reactors'>, scale: Pick<Scale, 'followersPerReactor'>) =>
  Math.min(signals.audience, scale.followersPerReactor * (1 + signals.reactors))

/** What each curve is read at. */
export const readings = (signals: Signals): Readonly<Record<Weighed, number>> => ({
  audience: signals.audience,
  lists: signals.lists,
  reactors: signals.reactors,
  rate: signals.reactions / (signals.posts + 1),
  quality: signals.reactorsReach,
})

export const weighed: readonly Weighed[] = ['audience', 'lists', 'reactors', 'rate', 'quality']
