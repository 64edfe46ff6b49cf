/** Data whose licence lets weights be shipped, from a folder outside the project. README.md names them all. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../domain/search/words.ts'

/** XED numbers eight emotions; surprise and anticipation (2, 7) are neither good nor bad. */
const emotions: Readonly<Record<string, 'negative' | 'positive'>> = {
  1: 'negative',
  3: 'negative',
  4: 'negative',
  5: 'positive',
  6: 'negative',
  8: 'positive',
}

export function readLines(folder: string, ...path: string[]): string[] {
  const file = join(folder, ...path)
  if (!existsSync(file)) throw new Error(`${file} is not there. README.md in training/language says where to get it.`)
  return readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean)
}

/** Lines of subtitles whose emotions all point one way. */
export function readXed(folder: string, file: string): { text: string; sentiment: 'negative' | 'positive' }[] {
  return readLines(folder, 'xed', file).flatMap((line) => {
    const [text = '', numbers = ''] = line.split('\t')
    const kinds = new Set(numbers.split(',').flatMap((number) => emotions[number.trim()] ?? []))
    const [sentiment] = kinds
    return kinds.size === 1 && sentiment ? [{ text, sentiment }] : []
  })
}

/** The Dutch lexicon of pattern.nl: words of one word, the mean of their senses. */
export function readPattern(folder: string): Map<string, number> {
  const senses = new Map<string, number[]>()
  const entries = readLines(folder, 'lexicon-nl', 'nl-sentiment.xml').join('\n')
  for (const [, form = '', polarity] of entries.matchAll(/<word[^>]*?form="([^"]+)"[^>]*?polarity="([^"]+)"/g))
    if (!form.includes(' ')) senses.set(fold(form), [...(senses.get(fold(form)) ?? []), Number(polarity)])
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return new Map([...senses].map(([word, values]) => [word, mean(values)]))
}

/** Questions of customers of a bank, in English. */
export const readBanking = (folder: string): string[] =>
  readLines(folder, 'banking77', 'train.csv')
    .slice(1)
    .map((line) => line.slice(0, line.lastIndexOf(',')).replace(/^"|"$/g, '').replaceAll('""', '"'))

/** Sentences, and the language that they are in. */
export const readSentences = (folder: string): { language: string; text: string }[] =>
  readLines(folder, 'language-train.tsv').map((line) => {
    const tab = line.indexOf('\t')
    return { language: line.slice(0, tab), text: line.slice(tab + 1) }
  })
