/** How well a model agrees with what people said of texts that did not teach it. */
import { likeliest } from './figures.ts'
import { holds, holdsTopic, sentiments, traits } from './judgement.ts'
import { type Model, score, straighten } from './model.ts'
import { headsWith, shippedOutputs } from './own.ts'
import { chances, type Example } from './train.ts'

/** Of so many that people said something of, so many were judged as they said. */
export type Right = { n: number; right: number }

export type Measured = {
  sentiment: Right
  traits: Right
  topics: Right
  /** The share of all of it that was judged as people said. */
  right: number
  /** What was not foreseen: the mean of minus the logarithm of the chance that was given to what people said. */
  loss: number
  /** A row for each sentiment that people said, in it how often each was judged. */
  confusion: readonly (readonly number[])[]
  /** Of each trait and label: seen as people said, not seen, and seen where people said it is not so. */
  each: Readonly<Record<string, { hit: number; missed: number; wrong: number }>>
}

const traitsFrom = sentiments.length + 1

/** @param own null for what is shipped @param examples whose offset is the shipped model's scores and the shares of the labels */
export function measure(labels: readonly string[], examples: readonly Example[], own: Model | null): Measured {
  const confusion = sentiments.map(() => sentiments.map(() => 0))
  const [sentiment, some, topics] = [none(), none(), none()]
  const each: Record<string, { hit: number; missed: number; wrong: number }> = {}
  let loss = 0
  for (const example of examples) {
    const { truth } = example
    const found = chancesWith(example, labels, own)
    if (!Number.isNaN(truth[0])) {
      const [is, said] = [truth.indexOf(1), likeliest(found.subarray(0, sentiments.length))]
      const row = confusion[is]
      if (row) row[said] = (row[said] ?? 0) + 1
      count(sentiment, is === said)
      loss -= Math.log(Math.max(1e-6, found[is] ?? 0))
    }
    for (let o = traitsFrom; o < truth.length; o++) {
      if (Number.isNaN(truth[o])) continue
      const [is, chance] = [truth[o] === 1, found[o] ?? 0]
      const trait = traits[o - traitsFrom]
      const said = (trait ? holds(trait, chance) : holdsTopic(chance)) === true
      count(trait ? some : topics, is === said)
      loss -= Math.log(Math.max(1e-6, is ? chance : 1 - chance))
      const name = trait ?? labels[o - shippedOutputs] ?? ''
      const seen = each[name] ?? { hit: 0, missed: 0, wrong: 0 }
      each[name] = seen
      if (is) seen[said ? 'hit' : 'missed']++
      else if (said) seen.wrong++
    }
  }
  const n = sentiment.n + some.n + topics.n
  const right = (sentiment.right + some.right + topics.right) / Math.max(1, n)
  return { sentiment, traits: some, topics, right, loss: loss / Math.max(1, n), confusion, each }
}

const none = (): { n: number; right: number } => ({ n: 0, right: 0 })

function count(so: { n: number; right: number }, right: boolean): void {
  so.n++
  if (right) so.right++
}

/** The own model may know other labels than these. */
function chancesWith({ keys, values, offset }: Example, labels: readonly string[], own: Model | null): Float64Array {
  const scores = Float64Array.from(offset ?? [])
  if (own) {
    const known = own.heads.at(-1)?.outputs ?? []
    const added = new Float64Array(own.outputs)
    score(own, { keys, values, count: keys.length }, added)
    straighten(own, added)
    for (let o = 0; o < shippedOutputs; o++) scores[o] = (scores[o] ?? 0) + (added[o] ?? 0)
    for (const [i, label] of labels.entries()) {
      const place = known.indexOf(label)
      if (place !== -1) scores[shippedOutputs + i] = added[shippedOutputs + place] ?? 0
    }
  }
  chances(headsWith(labels), scores)
  return scores
}
