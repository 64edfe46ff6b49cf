/**
 * Trains a linear model with several heads over the same features: softmax for "one of these", logistic for "any of these". Stochastic
 * gradients with a step size for each weight (J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods", 2011); the weights of the
 * second half of the way are averaged, which a held-out text likes better than the last ones. The same examples in the same order with the
 * same `chance` give the same weights.
 *
 * Cost: examples x epochs x features of a text x outputs that the example says something about.
 */
import { shuffle } from './chance.ts'

/** `one`: exactly one of its outputs holds. `any`: each for itself. */
export type Head = { name: string; kind: 'one' | 'any'; outputs: readonly string[] }

/** A text as the trainer sees it. */
export type Example = {
  keys: Int32Array
  values: Float32Array
  /** One number for each output of all heads in order: 1 holds, 0 does not, NaN unknown (then nothing is learnt of that head or output). */
  truth: Float32Array
  weight: number
  /** Scores to begin with, from a model that is already there. */
  offset?: Float32Array
}

export type Trained = {
  heads: readonly Head[]
  rows: ReadonlyMap<number, number>
  weights: Float32Array
  bias: Float32Array
}

/**
 * `rate`: the size of a step. `steady`: what each weight has behind it at first; the larger, the less a single example moves it.
 * `decay`: how weights shrink. `leastSeen`: a feature that fewer examples have is left out.
 */
export type Recipe = { epochs: number; rate: number; steady: number; decay: number; leastSeen: number }
export const usual: Recipe = { epochs: 8, rate: 0.5, steady: 1e-3, decay: 1e-6, leastSeen: 2 }

/** @param chance numbers in 0..1; the order of the examples @param recipe features seen in fewer examples are left out */
export function train(
  heads: readonly Head[],
  examples: readonly Example[],
  chance: () => number,
  recipe: Recipe = usual,
): Trained {
  const outputs = heads.reduce((sum, head) => sum + head.outputs.length, 0)
  const taught = taughtOutputs(examples, outputs)
  const rows = rowsOf(examples, recipe.leastSeen)
  const seen = examples.map(({ keys, values }) => inRows(keys, values, rows))
  const size = rows.size * taught.length
  const state: State = {
    taught,
    weights: new Float32Array(size),
    squares: new Float32Array(size).fill(recipe.steady),
    bias: new Float32Array(taught.length),
    biasSquares: new Float32Array(taught.length).fill(recipe.steady),
    scores: new Float64Array(outputs),
    wrong: new Float64Array(taught.length),
  }
  const sum = { weights: new Float32Array(size), bias: new Float32Array(taught.length), times: 0 }
  const order = examples.map((_, i) => i)
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(order, chance)
    for (const i of order) {
      const [example, x] = [examples[i], seen[i]]
      if (example && x) learn(heads, example, x, state, recipe)
    }
    if (epoch >= Math.floor(recipe.epochs / 2)) add(sum, state)
  }
  return {
    heads,
    rows,
    weights: spread(sum.weights, sum.times, taught, outputs),
    bias: spread(sum.bias, sum.times, taught, outputs),
  }
}

/** The outputs that any example says something about: only these are worked on. */
function taughtOutputs(examples: readonly Example[], outputs: number): number[] {
  const all = Array.from({ length: outputs }, (_, o) => o)
  return all.filter((o) => examples.some(({ truth }) => !Number.isNaN(truth[o])))
}

/** Means of the outputs that were worked on, in their places among all. */
function spread(sums: Float32Array, times: number, taught: readonly number[], outputs: number): Float32Array {
  const all = new Float32Array((sums.length / Math.max(1, taught.length)) * outputs)
  for (let i = 0, row = 0; i < sums.length; row += outputs)
    for (const o of taught) all[row + o] = (sums[i++] ?? 0) / times
  return all
}

/** Scores of an example, before they are chances. */
export function scoreOf({ rows, weights, bias }: Trained, { keys, values, offset }: Example): Float64Array {
  const outputs = bias.length
  const scores = Float64Array.from(bias, (value, o) => value + (offset?.[o] ?? 0))
  for (let i = 0; i < keys.length; i++) {
    const row = rows.get(keys[i] ?? 0)
    if (row === undefined) continue
    for (let o = 0; o < outputs; o++)
      scores[o] = (scores[o] ?? 0) + (weights[row * outputs + o] ?? 0) * (values[i] ?? 0)
  }
  return scores
}

type State = {
  /** The outputs that the columns of the other fields (but `scores`) are about. */
  taught: readonly number[]
  weights: Float32Array
  squares: Float32Array
  bias: Float32Array
  biasSquares: Float32Array
  scores: Float64Array
  wrong: Float64Array
}
type Seen = { rows: Int32Array; values: Float32Array }

function learn(
  heads: readonly Head[],
  { truth, weight, offset }: Example,
  { rows, values }: Seen,
  state: State,
  recipe: Recipe,
): void {
  const { taught, weights, squares, bias, biasSquares, scores, wrong } = state
  const columns = taught.length
  for (let o = 0; o < scores.length; o++) scores[o] = offset?.[o] ?? 0
  for (let c = 0; c < columns; c++) {
    let score = (bias[c] ?? 0) + (scores[taught[c] ?? 0] ?? 0)
    for (let i = 0; i < rows.length; i++) score += (weights[(rows[i] ?? 0) * columns + c] ?? 0) * (values[i] ?? 0)
    scores[taught[c] ?? 0] = score
  }
  leaveOutUnknown(heads, truth, scores)
  chances(heads, scores)
  const known: number[] = []
  for (const [c, o] of taught.entries()) {
    const true_ = truth[o] ?? Number.NaN
    if (Number.isNaN(true_)) continue
    wrong[c] = ((scores[o] ?? 0) - true_) * weight
    known.push(c)
  }
  for (const c of known) {
    const gradient = wrong[c] ?? 0
    biasSquares[c] = (biasSquares[c] ?? 0) + gradient * gradient
    bias[c] = (bias[c] ?? 0) - (recipe.rate * gradient) / Math.sqrt(biasSquares[c] ?? 1)
  }
  for (let i = 0; i < rows.length; i++) {
    const [from, value] = [(rows[i] ?? 0) * columns, values[i] ?? 0]
    for (const c of known) {
      const at = from + c
      const w = weights[at] ?? 0
      const gradient = (wrong[c] ?? 0) * value + recipe.decay * w
      const square = (squares[at] ?? 0) + gradient * gradient
      squares[at] = square
      weights[at] = w - (recipe.rate * gradient) / Math.sqrt(square)
    }
  }
}

/** "Not neutral" is something to learn as well: of a head of one, what is unknown takes no part. */
function leaveOutUnknown(heads: readonly Head[], truth: Float32Array, scores: Float64Array): void {
  let from = 0
  for (const { kind, outputs } of heads) {
    if (kind === 'one')
      for (let o = from; o < from + outputs.length; o++)
        if (Number.isNaN(truth[o])) scores[o] = Number.NEGATIVE_INFINITY
    from += outputs.length
  }
}

/** Scores become chances, in place: within a head of one they add up to 1. */
export function chances(heads: readonly Head[], scores: Float64Array | Float32Array): void {
  let from = 0
  for (const { kind, outputs } of heads) {
    const until = from + outputs.length
    if (kind === 'any') for (let o = from; o < until; o++) scores[o] = 1 / (1 + Math.exp(-(scores[o] ?? 0)))
    else {
      let [most, sum] = [Number.NEGATIVE_INFINITY, 0]
      for (let o = from; o < until; o++) most = Math.max(most, scores[o] ?? 0)
      for (let o = from; o < until; o++) sum += scores[o] = Math.exp((scores[o] ?? 0) - most)
      for (let o = from; o < until; o++) scores[o] = (scores[o] ?? 0) / sum
    }
    from = until
  }
}

function rowsOf(examples: readonly Example[], leastSeen: number): Map<number, number> {
  const times = new Map<number, number>()
  for (const { keys } of examples)
    for (let i = 0; i < keys.length; i++) times.set(keys[i] ?? 0, (times.get(keys[i] ?? 0) ?? 0) + 1)
  const rows = new Map<number, number>()
  for (const [key, n] of times) if (n >= leastSeen) rows.set(key, rows.size)
  return rows
}

function inRows(keys: Int32Array, values: Float32Array, rows: ReadonlyMap<number, number>): Seen {
  const seen: Seen = { rows: new Int32Array(keys.length), values: new Float32Array(keys.length) }
  let count = 0
  for (let i = 0; i < keys.length; i++) {
    const row = rows.get(keys[i] ?? 0)
    if (row === undefined) continue
    seen.rows[count] = row
    seen.values[count++] = values[i] ?? 0
  }
  return { rows: seen.rows.subarray(0, count), values: seen.values.subarray(0, count) }
}

function add(sum: { weights: Float32Array; bias: Float32Array; times: number }, { weights, bias }: State): void {
  for (let i = 0; i < weights.length; i++) sum.weights[i] = (sum.weights[i] ?? 0) + (weights[i] ?? 0)
  for (let i = 0; i < bias.length; i++) sum.bias[i] = (sum.bias[i] ?? 0) + (bias[i] ?? 0)
  sum.times++
}
