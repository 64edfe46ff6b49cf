/**
 * What the people of an organisation say about messages becomes its own model, on top of the one that is shipped: the shipped scores are
 * where learning begins, and examples move them by what they have in common. A part of the examples never teaches: on it the new model,
 * the one in use and the shipped one are compared. Which part that is hangs on the text alone, so an example that was held out once is
 * held out always, and no model is measured on what it has seen.
 *
 * It learns words, pairs and signs; the pieces of words are known to the shipped model.
 *
 * Cost: some 150 microseconds an example.
 */
import { shuffle } from './chance.ts'
import { readFeatures } from './features.ts'
import { hashOf, seeds } from './hash.ts'
import type { Understood } from './judge.ts'
import { type Sentiment, sentiments, type Trait, traits } from './judgement.ts'
import { type Model, toModel } from './model.ts'
import { headsWith, shippedOutputs, shippedScores } from './own.ts'
import { createReader, takenWords } from './reader.ts'
import { type Measured, measure } from './taught.ts'
import { type Example, type Recipe, train } from './train.ts'

/** What a person said of a text; what is absent is not known. */
export type Taught = {
  text: string
  sentiment?: Sentiment
  traits?: Readonly<Partial<Record<Trait, boolean>>>
  /** By id of the label. Where one is true, those that are not named are false. */
  topics?: Readonly<Record<string, boolean>>
}

export type Learnt = {
  /** Null when there is nothing to learn from. */
  own: Model | null
  taught: number
  heldOut: number
  /** The labels that it tells apart. */
  labels: readonly string[]
  /** On what was held out: what is shipped, what was in use, and what was learnt now. */
  shipped: Measured
  present: Measured
  learnt: Measured
  /** Whether it should be taken: it explains what was held out better than what is in use, and is right as often. */
  better: boolean
  /** What so many examples would have brought. */
  curve: readonly ({ examples: number } & Measured)[]
}

/** A label with fewer examples is not learnt yet. */
export const leastExamples = 8
const heldOutShare = 0.2
/** Fewer that were held out prove nothing. */
const leastHeldOut = 5
const curveAt = [10, 30, 100, 300, 1000, 3000]
const most = 20_000

/**
 * @param base how the language of these texts is understood; its `own` is the model in use
 * @param examples of one language
 * @param chance from 0 up to 1: the order of learning
 */
export function learn(base: Understood, examples: readonly Taught[], chance: () => number): Learnt {
  const [teaching, held] = parted(examples)
  const labels = labelsOf(teaching)
  const heads = headsWith(labels)
  const shares = sharesOf(teaching, labels)
  const exampleOf = reading(base, labels, shares)
  const lessons = shuffle(teaching.map(exampleOf), chance)
  const proofs = held.map(exampleOf)
  const taught = (many: readonly Example[]): Model => {
    const own = toModel(train(heads, many, chance, recipeFor(many.length)), most)
    own.shift.set(shares, shippedOutputs)
    return own
  }
  const measuredWith = (own: Model | null) => measure(labels, proofs, own)

  const curve = curveAt
    .filter((size) => size < lessons.length)
    .map((size) => ({ examples: size, ...measuredWith(taught(lessons.slice(0, size))) }))
  const own = lessons.length === 0 ? null : taught(lessons)
  const [shipped, present, learnt] = [measuredWith(null), measuredWith(base.own ?? null), measuredWith(own)]
  return {
    own,
    taught: lessons.length,
    heldOut: held.length,
    labels,
    shipped,
    present,
    learnt,
    better: own !== null && held.length >= leastHeldOut && learnt.loss < present.loss && learnt.right >= present.right,
    curve: own ? [...curve, { examples: lessons.length, ...learnt }] : [],
  }
}

/** Few examples are gone over more often, and move a weight less. */
const recipeFor = (examples: number): Recipe => ({
  epochs: examples < 1000 ? 8 : examples < 5000 ? 4 : 3,
  rate: 0.3,
  steady: 0.1,
  decay: 1e-5,
  leastSeen: examples < 300 ? 1 : 2,
})

function parted(examples: readonly Taught[]): [Taught[], Taught[]] {
  const [teaching, held]: [Taught[], Taught[]] = [[], []]
  for (const example of examples) {
    const place = (hashOf(example.text, seeds.heldOut) >>> 0) / 2 ** 32
    if (place < heldOutShare) held.push(example)
    else teaching.push(example)
  }
  return [teaching, held]
}

function labelsOf(examples: readonly Taught[]): string[] {
  const times = new Map<string, number>()
  for (const { topics } of examples)
    for (const [label, is] of Object.entries(topics ?? {})) if (is) times.set(label, (times.get(label) ?? 0) + 1)
  return [...times].flatMap(([label, n]) => (n >= leastExamples ? [label] : [])).sort()
}

/** How often each label is said, as a score: where learning begins, and what one would say without it. */
function sharesOf(examples: readonly Taught[], labels: readonly string[]): number[] {
  const truths = examples.flatMap(({ topics }) => (topics ? [truthOfTopics(topics, labels)] : []))
  return labels.map((_, i) => {
    const known = truths.flatMap((truth) => (Number.isNaN(truth[i]) ? [] : [truth[i] ?? 0]))
    const yes = known.reduce((sum, one) => sum + one, 0) + 1
    return Math.log(yes / (known.length - yes + 3))
  })
}

function reading(base: Understood, labels: readonly string[], shares: readonly number[]) {
  const reader = createReader()
  return ({ text, sentiment, traits: said, topics }: Taught): Example => {
    readFeatures(text, reader, base.lexicon)
    const offset = Float32Array.from(shippedScores(base.model, reader, shippedOutputs + labels.length))
    offset.set(shares, shippedOutputs)
    const truth = [
      ...sentiments.map((one) => (sentiment === undefined ? Number.NaN : Number(one === sentiment))),
      Number.NaN,
      ...traits.map((trait) => (said?.[trait] === undefined ? Number.NaN : Number(said[trait]))),
      ...truthOfTopics(topics ?? {}, labels),
    ]
    return { ...takenWords(reader), truth: Float32Array.from(truth), weight: 1, offset }
  }
}

function truthOfTopics(topics: Readonly<Record<string, boolean>>, labels: readonly string[]): number[] {
  const complete = Object.values(topics).includes(true)
  return labels.map((label) => {
    const said = topics[label]
    return said === undefined && !complete ? Number.NaN : Number(said ?? false)
  })
}
