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
  const rows = rowsOf(examples, recipe.leastSeen)
  const seen = examples.map(({ keys, values }) => inRows(keys, values, rows))
  const size = rows.size * outputs
  const state: State = {
    outputs,
    weights: new Float32Array(size),
    squares: new Float32Array(size).fill(recipe.steady),
    bias: new Float32Array(outputs),
    biasSquares: new Float32Array(outputs).fill(recipe.steady),
    scores: new Float64Array(outputs),
    wrong: new Float64Array(outputs),
  }
  const sum = { weights: new Float32Array(size), bias: new Float32Array(outputs), times: 0 }
  const order = examples.map((_, i) => i)
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(order, chance)
    for (const i of order) {
      const [example, x] = [examples[i], seen[i]]
      if (example && x) learn(heads, example, x, state, recipe)
    }
    if (epoch >= Math.floor(recipe.epochs / 2)) add(sum, state)
  }
  return { heads, rows, weights: sum.weights.map((w) => w / sum.times), bias: sum.bias.map((b) => b / sum.times) }
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
  outputs: number
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
  const { outputs, weights, squares, bias, biasSquares, scores, wrong } = state
  for (let o = 0; o < outputs; o++) scores[o] = (bias[o] ?? 0) + (offset?.[o] ?? 0)
  for (let i = 0; i < rows.length; i++) {
    const [from, value] = [(rows[i] ?? 0) * outputs, values[i] ?? 0]
    for (let o = 0; o < outputs; o++) scores[o] = (scores[o] ?? 0) + (weights[from + o] ?? 0) * value
  }
  leaveOutUnknown(heads, truth, scores)
  chances(heads, scores)
  const known: number[] = []
  for (let o = 0; o < outputs; o++) {
    const true_ = truth[o] ?? Number.NaN
    if (Number.isNaN(true_)) continue
    wrong[o] = ((scores[o] ?? 0) - true_) * weight
    known.push(o)
  }
  for (const o of known) {
    const gradient = wrong[o] ?? 0
    biasSquares[o] = (biasSquares[o] ?? 0) + gradient * gradient
    bias[o] = (bias[o] ?? 0) - (recipe.rate * gradient) / Math.sqrt(biasSquares[o] ?? 1)
  }
  for (let i = 0; i < rows.length; i++) {
    const [from, value] = [(rows[i] ?? 0) * outputs, values[i] ?? 0]
    for (const o of known) {
      const at = from + o
      const w = weights[at] ?? 0
      const gradient = (wrong[o] ?? 0) * value + recipe.decay * w
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
  for (const { keys } of examples) for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  const rows = new Map<number, number>()
  for (const [key, n] of times) if (n >= leastSeen) rows.set(key, rows.size)
  return rows
}

function inRows(keys: Int32Array, values: Float32Array, rows: ReadonlyMap<number, number>): Seen {
  const found: number[] = []
  const held: number[] = []
  for (const [i, key] of keys.entries()) {
    const row = rows.get(key)
    if (row === undefined) continue
    found.push(row)
    held.push(values[i] ?? 0)
  }
  return { rows: Int32Array.from(found), values: Float32Array.from(held) }
}

function add(sum: { weights: Float32Array; bias: Float32Array; times: number }, { weights, bias }: State): void {
  for (let i = 0; i < weights.length; i++) sum.weights[i] = (sum.weights[i] ?? 0) + (weights[i] ?? 0)
  for (let i = 0; i < bias.length; i++) sum.bias[i] = (sum.bias[i] ?? 0) + (bias[i] ?? 0)
  sum.times++
}
