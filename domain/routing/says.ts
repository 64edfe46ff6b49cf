/**
 * Whether a text says one of some words: whole words, whatever their case and accents. Plain looking, no patterns: nobody can hang it.
 * Many rules look at one text and one rule at many texts, so both are taken apart once, and a phrase is only looked for where its
 * first word stands: hundreds of rules cost a look-up for each of their words.
 */
import { wordsOf } from '../search/words.ts'

type Taken = { words: readonly string[]; joined: string }

const wantedOf = new WeakMap<readonly string[], Taken[]>()
let last = { text: '', words: new Set<string>(), joined: '' }

export function says(text: string, phrases: readonly string[]): boolean {
  if (text !== last.text) {
    const { words, joined } = taken(text)
    last = { text, words: new Set(words), joined }
  }
  let wanted = wantedOf.get(phrases)
  if (!wanted) {
    wanted = phrases.map(taken)
    wantedOf.set(phrases, wanted)
  }
  return wanted.some(({ words: [first], joined }) => first && last.words.has(first) && last.joined.includes(joined))
}

/** Its words, and all of them with one space between them and one at both ends. */
function taken(text: string): Taken {
  const words = wordsOf(text).map(({ word }) => word)
  return { words, joined: ` ${words.join(' ')} ` }
}
