/** A piece of a search term as it was typed. */
import type { Spot } from './fault.ts'
import type { Query } from './query.ts'

export type Piece = Spot &
  ({ is: '(' | ')' | 'and' | 'or' | 'not' } | { is: 'near'; within: number } | { is: 'leaf'; query: Query })

/** All that programs make of a quotation mark; each opens and closes. */
export const quotes = '"“”„‟«»'

export const isSpace = (text: string, i: number): boolean => /\s/.test(text[i] ?? '')

const ends = /[\s()"“”„‟«»]/g

/** Where a run of characters ends that begins here: at white space, a bracket or a quotation mark. */
export function endOfRun(text: string, from: number): number {
  ends.lastIndex = from + 1
  return ends.exec(text)?.index ?? text.length
}
