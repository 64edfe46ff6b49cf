/** The heads of the models that are shipped, in the order of their outputs. */
import { type Judgement, type Language, sentiments, traits } from './judgement.ts'
import type { Head } from './train.ts'

export const heads: readonly Head[] = [
  { name: 'sentiment', kind: 'one', outputs: sentiments },
  { name: 'strong', kind: 'any', outputs: ['strong'] },
  { name: 'traits', kind: 'any', outputs: traits },
]

const [strongAt, traitsAt] = [sentiments.length, sentiments.length + 1]

/** @param chances of all outputs, in order */
export function judgementOf(chances: ArrayLike<number>, language: Language, languageChance: number): Judgement {
  const at = (i: number) => chances[i] ?? 0
  return {
    language,
    languageChance,
    sentiment: [at(0), at(1), at(2)],
    strong: at(strongAt),
    traits: traits.map((_, i) => at(traitsAt + i)),
  }
}
