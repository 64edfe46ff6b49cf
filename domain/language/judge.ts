/**
 * Judges a text with the models that are at hand: which language it is in, how it is meant, what is wanted, and by which words one sees
 * that. What an organisation taught stands on top of what was shipped. Without clock and chance: the same text and models give the same.
 */
import { readFeatures } from './features.ts'
import { judgementOf } from './heads.ts'
import { identify } from './identify.ts'
import { type Judgement, type Language, sentiments, sureOfLanguage } from './judgement.ts'
import type { Lexicon } from './lexicon.ts'
import { chancesOf, type Model, rowOf } from './model.ts'
import { chancesWithOwn, topicsIn } from './own.ts'
import { createReader } from './reader.ts'

/** How a language is understood: a model with the heads of `heads.ts`, and what the organisation taught on top of it (`learn.ts`). */
export type Understood = { model: Model; lexicon: Lexicon; own?: Model }

export type Knowledge = {
  /** One head, whose outputs are `languages`. */
  language: Model
  understood: ReadonlyMap<Language, Understood>
}

/** With the chance of each label that the organisation taught, by its id. */
export type Seen = Judgement & { topics?: Readonly<Record<string, number>> }

/** A piece of the text, in UTF-16 units, and how much it spoke for (above 0) or against an output; the strongest first. */
export type Because = { from: number; until: number; weight: number }

export type Judge = {
  /**
   * @param home the organisation's language: for texts in which no language is seen
   * @returns null when there is nothing to judge; of a language that is not understood only the language is told, all other chances are 0
   */
  judge(text: string, home: Language): Seen | null
  /** @param output the name of one, such as `complaint` or `negative`, or the id of a label */
  because(text: string, output: string, home: Language): Because[]
}

const mostReasons = 5
/** A word that says less is no reason. */
const leastReason = 0.05
/** By the model of which language a text is read: Afrikaans and Frisian as Dutch. */
export const readAs = (language: Language): Language => (language === 'af' || language === 'fy' ? 'nl' : language)

export function createJudge({ language, understood }: Knowledge): Judge {
  const reader = createReader()
  const names = language.heads[0]?.outputs ?? []

  const spokenIn = (text: string): { is: Language; chance: number } => {
    const spoken = identify(language, text, reader)
    const chance = Math.max(...spoken)
    return { is: (names[spoken.indexOf(chance)] ?? 'other') as Language, chance }
  }
  /** The model for a text: of its language, or of the organisation's where none is seen. None for a language that is not understood. */
  const modelFor = (found: { is: Language; chance: number }, home: Language) =>
    understood.get(found.chance < sureOfLanguage ? home : readAs(found.is))

  return {
    judge(text, home) {
      const found = spokenIn(text)
      if (reader.tokens.count === 0) return null
      const by = modelFor(found, home)
      if (!by) return judgementOf([], found.is, found.chance)
      readFeatures(text, reader, by.lexicon)
      if (!by.own) return judgementOf(chancesOf(by.model, reader), found.is, found.chance)
      const chances = chancesWithOwn(by.model, by.own, reader)
      return { ...judgementOf(chances, found.is, found.chance), topics: topicsIn(by.own, chances) }
    },
    because(text, output, home) {
      const by = modelFor(spokenIn(text), home)
      if (!by) return []
      readFeatures(text, reader, by.lexicon)
      const sums = new Float64Array(reader.tokens.count)
      for (const model of by.own ? [by.model, by.own] : [by.model]) addReasons(model, output, sums)
      return reasonsIn(sums)
    },
  }

  /** What each word, with the pairs and pieces that begin at it, adds to the score; of a sentiment, against the other two. */
  function addReasons(model: Model, output: string, sums: Float64Array): void {
    const { outputs, weights, scale, slope } = model
    const index = model.heads.flatMap((head) => head.outputs).indexOf(output)
    if (index === -1) return
    const against = (sentiments as readonly string[]).includes(output) ? sentiments.length : 0
    const worth = (row: number, o: number) => (weights[row * outputs + o] ?? 0) * (scale[o] ?? 0) * (slope[o] ?? 1)
    const { count, keys, values, at } = reader
    for (let i = 0; i < count; i++) {
      const token = at[i] ?? -1
      const row = token < 0 ? -1 : rowOf(model, keys[i] ?? 0)
      if (row === -1) continue
      let weight = worth(row, index)
      for (let o = 0; o < against; o++) weight -= worth(row, o) / against
      sums[token] = (sums[token] ?? 0) + weight * (values[i] ?? 0)
    }
  }

  function reasonsIn(sums: Float64Array): Because[] {
    const { from, until } = reader.tokens
    return Array.from(sums, (weight, k) => ({ from: from[k] ?? 0, until: until[k] ?? 0, weight }))
      .filter(({ weight }) => Math.abs(weight) > leastReason)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, mostReasons)
  }
}
