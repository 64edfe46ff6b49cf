/** The corpus that was written for this: LABELS.md says how. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentiments, traits } from '../../domain/language/judgement.ts'

export type Written = {
  branch: string
  /** The truth of each output of `heads`: 1, 0, or NaN where it is not said. */
  truth: Float32Array
  text: string
}

/** Nothing is learnt or chosen from these: they measure. */
export const measuredOn: ReadonlySet<string> = new Set(['rail', 'airline', 'software', 'housing'])

/** Words in the middle of a dialogue, of which three in ten say that it is still not solved: they teach, and tell nothing of how often that is. */
export const lopsided: ReadonlySet<string> = new Set(['chat'])

const folder = new URL('./corpus/', import.meta.url).pathname

export const linesOf = (part: string, file: string): string[] =>
  readFileSync(join(folder, part, file), 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)

export const filesOf = (part: string): string[] =>
  readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.txt'))
    .sort()

export function readCorpus(language: 'nl' | 'en'): Written[] {
  return filesOf(language).flatMap((file) => linesOf(language, file).map((line) => written(file.slice(0, -4), line)))
}

function written(branch: string, line: string): Written {
  const [sentiment = '', intents = '', , marks = '', word = '', ...text] = line.split(' | ')
  if (text.length === 0) throw new Error(`${branch}: this line has too few fields: ${line}`)
  const said = new Set([...intents.split(','), ...marks.split(','), word])
  const felt = sentiments.map((one) => (one.startsWith(sentiment.slice(0, 3)) ? 1 : 0))
  const strong = sentiment === 'neu' ? Number.NaN : sentiment.endsWith('2') ? 1 : 0
  return {
    branch,
    truth: Float32Array.from([...felt, strong, ...traits.map((trait) => (said.has(trait) ? 1 : 0))]),
    text: text.join(' | '),
  }
}
