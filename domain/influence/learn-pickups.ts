/**
 * What a person's rate, the heat of a message and the crowd before them weigh, learnt from what happened: the earlier part of the past gives the
 * rates, and the later part shows what became of them. Logistic regression, by Newton's method along one weight after another; no chance is in it.
 */
import { type Cascade, pastOf, type Signs, type Taking, takingsOf } from './pickups.ts'

export type Weights = { rate: number; heat: number; crowd: number; bias: number }

/** As it would be if rates and heat were all there is: the odds are what they multiply to. For a house without a past. */
export const plainWeights: Weights = { rate: 1, heat: 1, crowd: 0, bias: 0 }

/** The part of the past that gives the rates. */
const earlier = 0.7
const fewest = 200
const rounds = 60
const hold = 1

/** @param cascades in the order in which they began */
export function learnWeights(cascades: readonly Cascade[]): Weights {
  const cut = Math.floor(earlier * cascades.length)
  const past = pastOf(cascades.slice(0, cut))
  const takings = cascades.slice(cut).flatMap((cascade) => takingsOf(cascade, past))
  const heard = takings.filter(({ pickups }) => pickups > 0).length
  if (Math.min(heard, takings.length - heard) < fewest) return plainWeights
  return fitted(takings)
}

/** How likely it is that what they passed on is picked up at all. */
export function chanceOf({ rate, heat, crowd, bias }: Weights, signs: Signs): number {
  return 1 / (1 + Math.exp(-(rate * signs[0] + heat * signs[1] + crowd * signs[2] + bias)))
}

function fitted(takings: readonly Taking[]): Weights {
  const columns = [0, 1, 2, 3].map((column) => Float64Array.from(takings, ({ signs }) => signs[column] ?? 1))
  const [rates = new Float64Array()] = columns
  const truth = Uint8Array.from(takings, ({ pickups }) => (pickups > 0 ? 1 : 0))
  const weights = [plainWeights.rate, 0, 0, 0]
  const sums = Float64Array.from(rates)
  for (let round = 0; round < rounds; round++)
    for (const [at, column] of columns.entries()) {
      let [slope, bend] = [hold * ((weights[at] ?? 0) - (at === 0 ? plainWeights.rate : 0)), hold]
      for (let i = 0; i < sums.length; i++) {
        const [sign, chance] = [column[i] ?? 0, 1 / (1 + Math.exp(-(sums[i] ?? 0)))]
        slope += (chance - (truth[i] ?? 0)) * sign
        bend += chance * (1 - chance) * sign * sign
      }
      const by = -slope / bend
      weights[at] = (weights[at] ?? 0) + by
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + by * (column[i] ?? 0)
    }
  const [rate = 1, heat = 0, crowd = 0, bias = 0] = weights
  return { rate, heat, crowd, bias }
}
