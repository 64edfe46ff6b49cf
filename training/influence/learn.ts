/** A scale from judged pairs: which knots the curves have, what they weigh, and where on it the people of the pairs lie. */
import { type Curve, stretchesOf } from '../../domain/influence/curve.ts'
import { type Pair, personsOf } from '../../domain/influence/pairs.ts'
import { explained, readings, type Scale, type Weighed, weighed } from '../../domain/influence/scale.ts'
import type { Signals } from '../../domain/influence/signals.ts'
import { fit } from './fit.ts'

const knots: Readonly<Record<Weighed, readonly number[]>> = {
  audience: [0, 100, 1e3, 1e4, 1e5, 1e6],
  lists: [0, 10, 100, 1e3, 1e4, 1e5],
  reactors: [0, 1, 10, 100, 1e3],
  rate: [0, 1, 10, 100, 1e3],
  quality: [0, 10, 100, 1e3],
}
const followersPerReactor = 200
/** Level 1 is at the score that one in twenty of the people stays below, level 5 at what one in twenty is above. */
const [lowest, highest] = [0.05, 0.95]

const stretches = weighed.flatMap((what, curve) =>
  knots[what].slice(1).map((knot, i) => ({ curve, length: Math.log1p(knot) - Math.log1p(knots[what][i] ?? 0) })),
)

export function learnScale(pairs: readonly Pair[], version: string): Scale {
  const rows = pairs.map(({ a, b, truth }) => {
    const other = featuresOf(b)
    return { difference: featuresOf(a).map((feature, i) => feature - (other[i] ?? 0)), truth }
  })
  const weights = fit(rows, stretches)
  const people = [...personsOf(pairs).values()]
  const scores = people.map((person) =>
    featuresOf(person).reduce((sum, feature, i) => sum + feature * (weights[i] ?? 0), 0),
  )
  const [low, high] = [quantile(scores, lowest), quantile(scores, highest)]
  const perLevel = (high - low) / 4
  const curves = Object.fromEntries(
    weighed.map((what, curve): [string, Curve] => {
      const own = weights.filter((_, i) => stretches[i]?.curve === curve)
      return [what, { knots: knots[what], rises: own.map((weight) => Math.round((1000 * weight) / perLevel)) }]
    }),
  ) as Record<Weighed, Curve>
  return {
    version,
    base: Math.round(1000 * (1 - low / perLevel)),
    curves,
    followersPerReactor,
    logOddsPerLevel: rounded(perLevel, 100),
    reachPerLevel: rounded(
      Math.exp(
        slopeOf(
          scores,
          people.map(({ reactors }) => Math.log1p(reactors)),
        ) * perLevel,
      ),
      10,
    ),
  }
}

function featuresOf(signals: Signals): number[] {
  const counts = readings({ ...signals, audience: explained(signals, { followersPerReactor }) })
  return weighed.flatMap((what) => stretchesOf(knots[what], counts[what]))
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? 0
}

/** How much y grows with x (least squares). */
function slopeOf(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const both = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0)
  return both / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}

const rounded = (value: number, by: number) => Math.round(value * by) / by
