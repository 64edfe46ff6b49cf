/**
 * Learns a score from pairs: the chance that a is chosen over b is the logistic of the difference of their scores (Bradley & Terry 1952), and
 * a score is a sum of non-negative weights times features (the stretches of curves, domain/influence/curve.ts). Newton's method, each step a
 * quadratic problem with bounds, solved one weight after another. No chance is in it: the same pairs give the same weights.
 *
 * Cost: features squared times pairs for each of about ten steps.
 */

export type Features = readonly number[]
export type Row = { difference: Features; truth: number }

/** Features of one curve stand beside each other. */
export type Stretch = { curve: number /** Length on the axis, in log counts. */; length: number }

/** Holds slopes down, and slopes of neighbours together: a curve bends only where the pairs say so. */
const penalty = { slope: 1, bend: 100 }
const [mostSteps, mostRounds] = [20, 200]
const near = 1e-7

/** @returns a weight for each stretch, none below 0 */
export function fit(rows: readonly Row[], stretches: readonly Stretch[]): number[] {
  const held = penalties(stretches)
  let weights = stretches.map(() => 0)
  for (let step = 0; step < mostSteps; step++) {
    const { slope, bend } = around(rows, weights, held)
    const next = bounded(weights, slope, bend)
    const moved = Math.max(...next.map((weight, i) => Math.abs(weight - (weights[i] ?? 0))))
    weights = next
    if (moved < near) break
  }
  return weights
}

type Square = readonly Float64Array[]

/** First and second derivatives of the loss. */
function around(rows: readonly Row[], weights: readonly number[], held: Square) {
  const n = weights.length
  const bend = held.map((line) => Float64Array.from(line))
  const slope = Float64Array.from(held, (line) => dot(line, weights))
  for (const { difference, truth } of rows) {
    const chance = 1 / (1 + Math.exp(-dot(difference, weights)))
    const [off, sure] = [chance - truth, Math.max(1e-6, chance * (1 - chance))]
    for (let i = 0; i < n; i++) {
      const feature = difference[i] ?? 0
      const line = bend[i]
      if (feature === 0 || !line) continue
      slope[i] = (slope[i] ?? 0) + off * feature
      for (let j = 0; j < n; j++) line[j] = (line[j] ?? 0) + sure * feature * (difference[j] ?? 0)
    }
  }
  return { slope, bend }
}

/** The lowest point of the quadratic around `from` where no weight is below 0. */
function bounded(from: readonly number[], slope: Float64Array, bend: Square): number[] {
  const weights = [...from]
  const steep = Float64Array.from(slope)
  for (let round = 0; round < mostRounds; round++) {
    let most = 0
    for (const [i, line] of bend.entries()) {
      const before = weights[i] ?? 0
      const after = Math.max(0, before - (steep[i] ?? 0) / (line[i] ?? 1))
      const by = after - before
      if (by === 0) continue
      weights[i] = after
      most = Math.max(most, Math.abs(by))
      for (let j = 0; j < steep.length; j++) steep[j] = (steep[j] ?? 0) + by * (line[j] ?? 0)
    }
    if (most < near) break
  }
  return weights
}

function penalties(stretches: readonly Stretch[]): Square {
  const square = stretches.map(() => new Float64Array(stretches.length))
  const put = (i: number, j: number, by: number) => {
    const line = square[i]
    if (line) line[j] = (line[j] ?? 0) + by
  }
  for (const [i, { curve, length }] of stretches.entries()) {
    put(i, i, penalty.slope / length)
    const next = stretches[i + 1]
    if (next?.curve !== curve) continue
    const [here, there] = [1 / length, -1 / next.length]
    put(i, i, penalty.bend * here * here)
    put(i + 1, i + 1, penalty.bend * there * there)
    put(i, i + 1, penalty.bend * here * there)
    put(i + 1, i, penalty.bend * here * there)
  }
  return square
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
