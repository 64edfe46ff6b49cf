/**
 * What a customer asks about, as words with a weight: rare words tell more than common ones (Spärck Jones, 1972). How rare a word is, is
 * counted in a sample of messages through time, so it costs the same however many there are.
 */
import { wordsOf } from '../search/words.ts'
import { smallWords } from './small-words.ts'

/** A word, and how much it tells: about 0.3 of one that everybody uses, some 6 of a rare one. */
export type Asked = { word: string; weight: number; seen: number }

const mostWords = 40
/** Of a longer text the beginning says what it is about. */
const longest = 4000

/** Whom it is said to: on a network that is us, in every message. */
const spokenTo = /@[\p{L}\p{N}_.-]+/gu

/** The different words that may tell something: no small words, no numbers, and not what the customer is called. */
export function tellingWords(text: string, names: readonly string[]): string[] {
  const called = new Set(names.flatMap((name) => wordsOf(name).map(({ word }) => word)))
  const words = wordsOf(text.slice(0, longest).replace(spokenTo, ' ')).map(({ word }) => word)
  const telling = (word: string) => word.length > 2 && !/\d/.test(word) && !smallWords.has(word) && !called.has(word)
  return [...new Set(words.filter(telling))].slice(0, mostWords)
}

/** @param seen in how many messages of the sample each word stands @param size of the sample */
export function weigh(words: readonly string[], seen: ReadonlyMap<string, number>, size: number): Asked[] {
  return words.map((word) => {
    const n = seen.get(word) ?? 0
    return { word, seen: n, weight: Math.log(1 + (size - n + 0.5) / (n + 0.5)) }
  })
}

const mostKeys = 8
const mostSeen = 6

/**
 * The words to look for: the rarest that are known, and a few that the sample does not know, the longest first (what nobody ever wrote
 * is a typing error as often as a rare matter).
 */
export function keysOf(asked: readonly Asked[]): Asked[] {
  const known = asked.filter(({ seen }) => seen > 0).sort((a, b) => a.seen - b.seen || b.word.length - a.word.length)
  const rare = known.slice(0, mostSeen)
  const unknown = asked.filter(({ seen }) => seen === 0).sort((a, b) => b.word.length - a.word.length)
  return [...rare, ...unknown.slice(0, mostKeys - rare.length)]
}
