/**
 * What of a text the model of languages looks at: its words as they are spelt, and their runs of one to four letters with the edges of the
 * word (W. Cavnar and J. Trenkle, "N-gram-based text categorization", 1994). Diacritics tell much and stay. Names, links and hashtags say
 * nothing about the language and are passed over. Of a long text the beginning will do.
 */
import { things } from '../listening/tokens.ts'
import { basis, finish, seeds, step } from './hash.ts'
import { begin, groups, put, type Reader, weigh } from './reader.ts'

const longestRun = 4
/** Letters of all words together: few tell the language where it is plain, and more of them hardly tell more. */
export const letters = { few: 80, enough: 240 } as const
const longestWord = 30
const edge = 0x5f
const weightOf = [1, 1]

/** Read the spelling of a text into `reader`, over what was in there. @returns whether there is more of it */
export function readSpelling(whole: string, reader: Reader, most: number = letters.enough): boolean {
  begin(reader, whole)
  const { text } = reader
  const { count, thing, from, until } = reader.tokens
  let [k, read] = [0, 0]
  for (; k < count && read < most; k++) {
    if (thing[k] !== things.word) continue
    const first = from[k] ?? 0
    const last = Math.min(until[k] ?? 0, first + longestWord)
    if (hasDigit(text, first, last)) continue
    readRuns(text, first, last, reader, k)
    read += last - first
  }
  weigh(reader, weightOf)
  return k < count
}

function readRuns(text: string, first: number, last: number, reader: Reader, k: number): void {
  let word = basis(seeds.spelt)
  for (let i = first; i < last; i++) word = step(word, small(text.charCodeAt(i)))
  put(reader, finish(word), groups.words, k, 1)
  for (let i = first - 1; i < last; i++) {
    let hash = basis(seeds.run)
    for (let n = 1; n <= longestRun && i + n - 1 <= last; n++) {
      const place = i + n - 1
      hash = step(hash, place < first || place === last ? edge : small(text.charCodeAt(place)))
      put(reader, finish(hash), groups.pieces, k, 1)
    }
  }
}

function hasDigit(text: string, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) return true
  }
  return false
}

/** Without capitals, as far as Latin letters go. */
const small = (code: number) =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7) ? code + 32 : code
