/**
 * What an organisation taught, on top of what was shipped: the shipped model's scores, and what the own model adds to them. So little is
 * changed by a few corrections, and the rest goes on as it was. Its topics are its labels.
 */
import { heads } from './heads.ts'
import { type Model, score, straighten } from './model.ts'
import type { Features } from './reader.ts'
import { chances, type Head } from './train.ts'

/** How many outputs a shipped model has; those of the own model are the same, and then the labels. */
export const shippedOutputs = heads.reduce((sum, head) => sum + head.outputs.length, 0)

export const headsWith = (labels: readonly string[]): readonly Head[] => [
  ...heads,
  { name: 'topics', kind: 'any', outputs: labels },
]

/** The shipped model's honest scores; of what it does not know, 0. @param outputs how many are asked */
export function shippedScores(model: Model, text: Features, outputs: number): Float64Array {
  const shipped = new Float64Array(model.outputs)
  score(model, text, shipped)
  straighten(model, shipped)
  const scores = new Float64Array(outputs)
  scores.set(shipped)
  return scores
}

/** The chances of all outputs of the own model for a text. */
export function chancesWithOwn(model: Model, own: Model, text: Features): Float64Array {
  const scores = shippedScores(model, text, own.outputs)
  const added = new Float64Array(own.outputs)
  score(own, text, added)
  for (let o = 0; o < scores.length; o++) scores[o] = (scores[o] ?? 0) + (added[o] ?? 0)
  straighten(own, scores)
  chances(own.heads, scores)
  return scores
}

/** By id of the label. */
export function topicsIn(own: Model, all: ArrayLike<number>): Record<string, number> {
  const labels = own.heads.at(-1)?.outputs ?? []
  return Object.fromEntries(labels.map((label, i) => [label, all[shippedOutputs + i] ?? 0]))
}
