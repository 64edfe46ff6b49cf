/** The model of languages: which one a text is in. */
import { chanceFrom } from '../../domain/language/chance.ts'
import { languages } from '../../domain/language/judgement.ts'
import type { Model } from '../../domain/language/model.ts'
import { createReader, taken } from '../../domain/language/reader.ts'
import { readSpelling } from '../../domain/language/spelling.ts'
import type { Example, Head } from '../../domain/language/train.ts'
import { filesOf, linesOf, measuredOn, readCorpus } from './corpus.ts'
import { learn } from './learning.ts'
import { readLines, readSentences } from './sources.ts'

export const spokenHeads: readonly Head[] = [{ name: 'language', kind: 'one', outputs: languages }]
const recipe = { epochs: 6, rate: 0.3, steady: 1e-3, decay: 1e-6, leastSeen: 3 }
const most = 60_000
const parts = 5
/** Each text is learnt whole and in pieces: people write five words as well as fifty. */
const pieces = [2, 4, 6, 9]

type Spoken = { language: string; text: string }

export function trainSpoken(data: string): Model {
  const chance = chanceFrom(7)
  const texts = spokenTexts(data)
  const examples: Example[] = []
  const partOf: number[] = []
  const add = examplesInto(examples)
  for (const [i, { language, text }] of texts.entries())
    for (const piece of [text, ...piecesOf(text, chance)]) if (add(piece, language)) partOf.push(i % parts)
  return learn({ heads: spokenHeads, examples, partOf: (i) => partOf[i] ?? 0, always: [], recipe, most })
}

/** Everything but what measures: each second Frisian sentence of Common Voice, and the test branches. */
function spokenTexts(data: string): Spoken[] {
  const all: Spoken[] = [...readSentences(data)]
  for (const language of ['nl', 'en'] as const)
    for (const { branch, text } of readCorpus(language)) if (!measuredOn.has(branch)) all.push({ language, text })
  for (const file of filesOf('languages'))
    for (const line of linesOf('languages', file)) {
      const [language = '', ...text] = line.split(' | ')
      all.push({ language: knownAs(language), text: text.join(' | ') })
    }
  for (const text of readLines(data, 'frisian.txt').filter((_, i) => i % 2 === 0)) all.push({ language: 'fy', text })
  return all
}

const knownAs = (language: string) => ((languages as readonly string[]).includes(language) ? language : 'other')

function examplesInto(examples: Example[]) {
  const reader = createReader()
  return (text: string, language: string): boolean => {
    readSpelling(text, reader)
    if (reader.count === 0) return false
    const truth = Float32Array.from(languages, (one) => (one === language ? 1 : 0))
    examples.push({ ...taken(reader), truth, weight: 1 })
    return true
  }
}

function piecesOf(text: string, chance: () => number): string[] {
  const words = text.split(/\s+/)
  return pieces.flatMap((length) => {
    if (words.length <= length) return []
    const from = Math.floor(chance() * (words.length - length))
    return [words.slice(from, from + length).join(' ')]
  })
}
