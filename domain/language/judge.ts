/**
 * Judges a text with the models that are at hand: which language it is in, how it is meant, what is wanted, and by which words one sees
 * that. Without clock and chance: the same text and models give the same judgement.
 */
import { readFeatures } from './features.ts'
import { judgementOf } from './heads.ts'
import { type Judgement, type Language, sureOfLanguage } from './judgement.ts'
import type { Lexicon } from './lexicon.ts'
import { type Model, rowOf, score, straighten } from './model.ts'
import { createReader } from './reader.ts'
import { readSpelling } from './spelling.ts'

export type Knowledge = {
  /** One head, whose outputs are `languages`. */
  language: Model
  /** A model for each language that is understood, with the heads of `heads.ts`. */
  understood: ReadonlyMap<Language, { model: Model; lexicon: Lexicon }>
}

/** A piece of the text, in UTF-16 units, and how much it spoke for (above 0) or against an output; the strongest first. */
export type Because = { from: number; until: number; weight: number }

export type Judge = {
  /**
   * @param home the organisation's language: for texts in which no language is seen
   * @returns null when there is nothing to judge; of a language that is not understood only the language is told, all other chances are 0
   */
  judge(text: string, home: Language): Judgement | null
  /** @param output the name of one, such as `complaint` or `negative` */
  because(text: string, output: string, home: Language): Because[]
}

const mostReasons = 5
/** Afrikaans and Frisian are read as Dutch. */
const near: Partial<Record<Language, Language>> = { af: 'nl', fy: 'nl' }

export function createJudge({ language, understood }: Knowledge): Judge {
  const reader = createReader()
  const spoken = new Float64Array(language.outputs)
  const names = language.heads[0]?.outputs ?? []

  const identify = (text: string): { is: Language; chance: number } => {
    readSpelling(text, reader)
    score(language, reader, spoken)
    straighten(language, spoken)
    const chance = Math.max(...spoken)
    return { is: (names[spoken.indexOf(chance)] ?? 'other') as Language, chance }
  }
  /** The model for a text: of its language, or of the organisation's where none is seen. None for a language that is not understood. */
  const modelFor = (found: { is: Language; chance: number }, home: Language) =>
    understood.get(found.chance < sureOfLanguage ? home : (near[found.is] ?? found.is))

  return {
    judge(text, home) {
      const found = identify(text)
      if (reader.tokens.count === 0) return null
      const by = modelFor(found, home)
      if (!by) return judgementOf([], found.is, found.chance)
      readFeatures(text, reader, by.lexicon)
      const scores = new Float64Array(by.model.outputs)
      score(by.model, reader, scores)
      straighten(by.model, scores)
      return judgementOf(scores, found.is, found.chance)
    },
    because(text, output, home) {
      const by = modelFor(identify(text), home)
      const at = by?.model.heads.flatMap(({ outputs }) => outputs).indexOf(output) ?? -1
      if (!by || at === -1) return []
      readFeatures(text, reader, by.lexicon)
      return reasons(by.model, at)
    },
  }

  /** What each word, with the pairs and pieces that begin at it, adds to the score. */
  function reasons({ outputs, weights, scale, ...rest }: Model, output: number): Because[] {
    const { tokens, count, keys, values, at } = reader
    const sums = new Float64Array(tokens.count)
    for (let i = 0; i < count; i++) {
      const token = at[i] ?? -1
      const row = token < 0 ? -1 : rowOf({ outputs, weights, scale, ...rest }, keys[i] ?? 0)
      if (row === -1) continue
      const weight = (weights[row * outputs + output] ?? 0) * (values[i] ?? 0) * (scale[output] ?? 0)
      sums[token] = (sums[token] ?? 0) + weight
    }
    return Array.from(sums, (weight, k) => ({ from: tokens.from[k] ?? 0, until: tokens.until[k] ?? 0, weight }))
      .filter(({ weight }) => Math.abs(weight) > 0.05)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, mostReasons)
  }
}
