/**
 * A model of one's own labels, from labelled texts alone or on top of how a language is understood already: what the shipped model sees in
 * a text (its honest scores) is put beside the text's own features, so that few examples go a long way. Chances are made honest on parts
 * of the examples that were held out.
 */
import { straightenedBy } from './calibrate.ts'
import { shuffle } from './chance.ts'
import { heldOutScores } from './cross.ts'
import { readFeatures } from './features.ts'
import { hashOf, seeds } from './hash.ts'
import type { Understood } from './judge.ts'
import { chancesOf, type Model, toModel } from './model.ts'
import { shippedOutputs, shippedScores } from './own.ts'
import { createReader, groups, put, type Reader, taken } from './reader.ts'
import { type Example, type Head, type Recipe, train } from './train.ts'

export type Labelled = { label: string; text: string }
/** For a text the chance of each label, in their order. */
export type Classify = (text: string) => Float64Array

const parts = 4
/** Of more labels each has few examples: they need larger steps, what words have in common tells more, and what the shipped model sees less. */
const many = 20
const lifts: Partial<Record<number, number>> = { [groups.pieces]: 3, [groups.lexicon]: 0.2 }
const most = 200_000
const keysOfShipped = Array.from({ length: shippedOutputs }, (_, o) => hashOf(String(o), seeds.shipped))

/** How a text is read into features, over those that were in the reader. */
export type Reading = (text: string, reader: Reader) => void

/** @param chance from 0 up to 1: the order of the examples @throws Error when there are fewer than two labels */
export function trainClassifier(
  read: Reading,
  labels: readonly string[],
  examples: readonly Labelled[],
  chance: () => number,
): Classify {
  if (labels.length < 2) throw new Error('There must be at least two labels to tell apart.')
  const heads: readonly Head[] = [{ name: 'labels', kind: 'one', outputs: labels }]
  const reader = createReader()
  const rare = labels.length > many ? rarity(read, reader, examples) : null
  const look = (text: string) => {
    read(text, reader)
    if (rare) lift(reader, rare)
  }
  const lessons = shuffle(
    examples.map(({ label, text }): Example => {
      look(text)
      return { ...taken(reader), truth: Float32Array.from(labels, (one) => Number(one === label)), weight: 1 }
    }),
    chance,
  )
  const recipe = recipeFor(labels.length)
  const scores = heldOutScores(heads, lessons, (i) => i % parts, chance, recipe)
  const straight = straightenedBy(
    heads,
    scores,
    lessons.map(({ truth }) => truth),
  )
  const model: Model = { ...toModel(train(heads, lessons, chance, recipe), most), ...straight }
  return (text) => {
    look(text)
    return chancesOf(model, reader)
  }
}

/**
 * What a feature tells by how few examples have it (K. Spärck Jones, "A statistical interpretation of term specificity", 1972): about 1
 * for one that a hundredth of them have.
 */
function rarity(read: Reading, reader: Reader, examples: readonly Labelled[]): (key: number) => number {
  const times = new Map<number, number>()
  for (const { text } of examples) {
    read(text, reader)
    for (let i = 0; i < reader.count; i++) times.set(reader.keys[i] ?? 0, (times.get(reader.keys[i] ?? 0) ?? 0) + 1)
  }
  const all = Math.log(examples.length + 1)
  return (key) => (2 * (all - Math.log((times.get(key) ?? 0) + 1))) / all
}

function lift({ keys, values, group, count }: Reader, rare: (key: number) => number): void {
  for (let i = 0; i < count; i++) {
    const told = group[i] === groups.words || group[i] === groups.pieces ? rare(keys[i] ?? 0) : 1
    values[i] = (values[i] ?? 0) * (lifts[group[i] ?? 0] ?? 1) * told
  }
}

const recipeFor = (labels: number): Recipe => ({
  epochs: labels > many ? 12 : 8,
  rate: labels > many ? 0.25 : 0.1,
  steady: 1e-3,
  decay: 1e-6,
  leastSeen: 2,
})

/** The features of the text, and beside them what a shipped model sees in it. */
export const readingOn =
  ({ model, lexicon }: Understood): Reading =>
  (text, reader) => {
    readFeatures(text, reader, lexicon)
    const scores = shippedScores(model, reader, shippedOutputs)
    for (const [o, key] of keysOfShipped.entries())
      put(reader, key, groups.lexicon, -1, Math.tanh((scores[o] ?? 0) / 4))
  }
