/** The organisation's own guidelines: words that are not used here, and words of which one belongs in an answer. */
import type { Guideline } from './hint.ts'
import { fold, type Reading } from './reading.ts'
import { type Found, type Rule, whole } from './rule.ts'

export const ownGuideline: Rule = (reading, { guidelines }) =>
  guidelines.flatMap((guideline): Found[] => {
    const used = firstOf(reading, guideline.avoid)
    if (used) return [{ ...used, reason: 'avoided', about: guideline.text }]
    const missing = guideline.want.length > 0 && !firstOf(reading, guideline.want)
    return missing ? [{ ...whole, reason: 'missing', about: guideline.text }] : []
  })

/** Where the first of these words stands. */
function firstOf(reading: Reading, words: Guideline['avoid']): { from: number; until: number } | null {
  for (const word of words) {
    const found = find(reading.text, fold(word.trim()))
    if (found) return found
  }
  return null
}

/** @param word folded; with a star at its end it is every word that begins so */
function find(text: string, word: string): { from: number; until: number } | null {
  const begins = word.endsWith('*')
  const part = begins ? word.slice(0, -1) : word
  if (part === '') return null
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const end = begins ? endOfWord(text, at + part.length) : at + part.length
    if (!isLetter(text[at - 1]) && !isLetter(text[end])) return { from: at, until: end }
  }
  return null
}

/** Longer is no word; so a star takes no time that grows with the text. */
const longestWord = 60

function endOfWord(text: string, from: number): number {
  let end = from
  while (end - from < longestWord && isLetter(text[end])) end++
  return end
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
