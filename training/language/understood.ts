/** The model of a language that is understood: how something is meant, and what is wanted. */
import { readFeatures } from '../../domain/language/features.ts'
import { heads } from '../../domain/language/heads.ts'
import { sentiments, traits } from '../../domain/language/judgement.ts'
import { type Lexicon, noLexicon } from '../../domain/language/lexicon.ts'
import type { Model } from '../../domain/language/model.ts'
import { createReader, taken } from '../../domain/language/reader.ts'
import type { Example } from '../../domain/language/train.ts'
import { measuredOn, readCorpus } from './corpus.ts'
import { learn } from './learning.ts'
import { readBanking, readLexicon, readXed } from './sources.ts'

const recipe = { epochs: 10, rate: 0.2, steady: 1e-3, decay: 1e-6, leastSeen: 2 }
const most = 50_000
/** A line of a film says little of how a customer feels; a question to a bank is a question, whatever else it is. */
const weights = { xed: 0.15, banking: 0.1 }
const everyBanking = 5

const files = { nl: 'nl-projections.tsv', en: 'en-annotated.tsv' } as const

export function trainUnderstood(language: 'nl' | 'en', data: string): { model: Model; lexicon: Lexicon } {
  const lexicon = language === 'nl' ? readLexicon(data) : noLexicon
  const exampleOf = exampleWith(lexicon)
  const written = readCorpus(language).filter(({ branch }) => !measuredOn.has(branch))
  const branches = [...new Set(written.map(({ branch }) => branch))]
  const felt = readXed(data, files[language]).map(({ text, sentiment }) =>
    exampleOf(text, only({ [sentiment]: 1, [sentiment === 'positive' ? 'negative' : 'positive']: 0 }), weights.xed),
  )
  const asked = language === 'en' ? readBanking(data).filter((_, i) => i % everyBanking === 0) : []
  const model = learn({
    heads,
    examples: written.map(({ text, truth }) => exampleOf(text, truth, 1)),
    partOf: (i) => branches.indexOf(written[i]?.branch ?? ''),
    always: [...felt, ...asked.map((text) => exampleOf(text, only({ question: 1 }), weights.banking))],
    recipe,
    most,
  })
  return { model, lexicon }
}

export function exampleWith(lexicon: Lexicon): (text: string, truth: Float32Array, weight: number) => Example {
  const reader = createReader()
  return (text, truth, weight) => {
    readFeatures(text, reader, lexicon)
    return { ...taken(reader), truth, weight }
  }
}

/** Of the other outputs nothing is known. */
const only = (known: Readonly<Record<string, number>>) =>
  Float32Array.from([...sentiments, 'strong', ...traits], (output) => known[output] ?? Number.NaN)
