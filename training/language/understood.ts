/** The model of a language that is understood: how something is meant, and what is wanted. */
import { readFeatures } from '../../domain/language/features.ts'
import { heads } from '../../domain/language/heads.ts'
import type { Lexicon } from '../../domain/language/lexicon.ts'
import type { Model } from '../../domain/language/model.ts'
import { createReader, taken } from '../../domain/language/reader.ts'
import type { Example, Recipe } from '../../domain/language/train.ts'
import { lopsided, measuredOn, readCorpus } from './corpus.ts'
import { learn } from './learning.ts'
import { readBanking, readXed } from './sources.ts'
import { lexiconFor, readPhrases, saying } from './words.ts'

export const recipe: Recipe = { epochs: 10, rate: 0.2, steady: 1e-3, decay: 1e-6, leastSeen: 2 }
const most = 50_000
const parts = 5
/** A line of a film says little of how a customer feels; a question to a bank is a question, whatever else it is. */
export const weights = { nl: 0.15, en: 0.05, banking: 0.1, phrases: 0.3 }
const everyBanking = 5

const files = { nl: 'nl-projections.tsv', en: 'en-annotated.tsv' } as const

export function trainUnderstood(language: 'nl' | 'en', data: string): { model: Model; lexicon: Lexicon } {
  const lexicon = lexiconFor(language, data)
  const exampleOf = exampleWith(lexicon)
  const all = readCorpus(language).filter(({ branch }) => !measuredOn.has(branch))
  const written = all.filter(({ branch }) => !lopsided.has(branch))
  const branches = [...new Set(written.map(({ branch }) => branch))]
  const model = learn({
    heads,
    examples: written.map(({ text, truth }) => exampleOf(text, truth, 1)),
    partOf: (i) => branches.indexOf(written[i]?.branch ?? '') % parts,
    always: [
      ...all.filter(({ branch }) => lopsided.has(branch)).map(({ text, truth }) => exampleOf(text, truth, 1)),
      ...weakly(language, data).map(({ text, truth, weight }) => exampleOf(text, truth, weight)),
    ],
    recipe,
    most,
  })
  return { model, lexicon }
}

/** Texts of which a part is known, and not surely. */
export function weakly(language: 'nl' | 'en', data: string): { text: string; truth: Float32Array; weight: number }[] {
  const felt = readXed(data, files[language]).map(({ text, sentiment }) => {
    const truth = saying([sentiment])
    truth[1] = Number.NaN
    return { text, truth, weight: weights[language] }
  })
  const asked = language === 'en' ? readBanking(data).filter((_, i) => i % everyBanking === 0) : []
  return [
    ...felt,
    ...asked.map((text) => ({ text, truth: saying(['question']), weight: weights.banking })),
    ...readPhrases(language).map((phrase) => ({ ...phrase, weight: weights.phrases })),
  ].filter(({ weight }) => weight > 0)
}

export function exampleWith(lexicon: Lexicon): (text: string, truth: Float32Array, weight: number) => Example {
  const reader = createReader()
  return (text, truth, weight) => {
    readFeatures(text, reader, lexicon)
    return { ...taken(reader), truth, weight }
  }
}
