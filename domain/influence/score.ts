/**
 * The score of one account: a sum of what each signal adds, each a curve that never falls (curve.ts). Additive, so that every point has a
 * reason and the reasons are the whole score; on judgements of people it does as well as forests of trees do, and better for people it has not
 * seen. Learnt by who was judged the more influential of two (Bradley & Terry 1952); see training/influence.
 */
import { pointsAt } from './curve.ts'
import { explained, readings, type Scale, type Weighed, weighed } from './scale.ts'
import { cleaned, type Signals } from './signals.ts'

/** Why there are so many points. All parts together are the score, exactly. */
export type Part = {
  /**
   * `audience`: the followers that everybody may have. Further ones can be bought, so they count as far as people react, and what they add
   * stands with `reactors`.
   */
  what: 'base' | Weighed
  /** In thousandths of a level. */
  points: number
  /** What was counted: followers, lists, people who reacted, reactions per post, people who react to those. */
  count: number
}

export type Score = {
  points: number
  parts: readonly Part[]
  /** How many of the followers count. */
  followers: number
  /** Nothing was said or received for so long that the account counts for nothing. */
  asleep: boolean
}

/** Below so much said and received nobody is there: one thing, more than three half-lives ago. */
const leastAwake = 0.1

/** Never falls when anything but `posts` grows. An account that sleeps has the score of nothing. */
export function scoreOf(signals: Signals, scale: Scale): Score {
  const clean = cleaned(signals)
  const base: Part = { what: 'base', points: scale.base, count: 0 }
  if (clean.posts + clean.reactions + clean.reactors < leastAwake)
    return { points: base.points, parts: [base], followers: 0, asleep: true }
  const counts = readings(clean)
  const followers = explained(clean, scale)
  const all = pointsAt(scale.curves.audience, followers)
  const own = pointsAt(scale.curves.audience, Math.min(scale.followersPerReactor, followers))
  const parts = weighed.map((what): Part => {
    const count = counts[what]
    const points = what === 'audience' ? own : pointsAt(scale.curves[what], count)
    return { what, points: what === 'reactors' ? points + all - own : points, count }
  })
  const said = [base, ...parts.filter(({ points }) => points !== 0)]
  return { points: said.reduce((sum, { points }) => sum + points, 0), parts: said, followers, asleep: false }
}
