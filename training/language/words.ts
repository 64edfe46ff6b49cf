/** Words and phrases that were written for this, beside the corpus: how they are felt, and what they say. */
import { readFileSync } from 'node:fs'
import { hashOf } from '../../domain/language/hash.ts'
import { sentiments, traits } from '../../domain/language/judgement.ts'
import { type Lexicon, lexiconOf } from '../../domain/language/lexicon.ts'
import { fold } from '../../domain/search/words.ts'
import { readPattern } from './sources.ts'

type Understood = 'nl' | 'en'

/** A word that is hardly felt as good or bad is left out. */
const felt = 0.1

const linesOf = (folder: string, language: Understood) =>
  readFileSync(new URL(`./${folder}/${language}.txt`, import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)

/** Our own words go before those of others. */
export function lexiconFor(language: Understood, data: string): Lexicon {
  const polarity = language === 'nl' ? readPattern(data) : new Map<string, number>()
  for (const line of linesOf('lexicon', language)) {
    const [value, ...words] = line.split(' ')
    for (const word of words) polarity.set(fold(word), Number(value))
  }
  const strong = [...polarity].filter(([, value]) => Math.abs(value) >= felt)
  return lexiconOf(new Map(strong.map(([word, value]) => [hashOf(word), Math.max(-1, Math.min(1, value))])))
}

/** Phrases, and the outputs that they speak for; of the others they say nothing, but that one sentiment is not another. */
export function readPhrases(language: Understood): { text: string; truth: Float32Array }[] {
  return linesOf('phrases', language).flatMap((line) => {
    const [labels = '', phrases = ''] = line.split(' | ')
    return phrases.split(' / ').map((text) => ({ text, truth: saying(labels.split(',')) }))
  })
}

/** The truth of each output of `heads` of which something is known. */
export function saying(labels: readonly string[]): Float32Array {
  const feels = sentiments.some((one) => labels.includes(one))
  const known = (output: string) => (labels.includes(output) ? 1 : Number.NaN)
  return Float32Array.from([
    ...sentiments.map((one) => (feels ? Number(labels.includes(one)) : Number.NaN)),
    Number.NaN,
    ...traits.map(known),
  ])
}
