/** Words as search sees them: without case and without diacritics, in the order of the text, each with its place in it. */

export type Word = { word: string; from: number; until: number }

/** A longer run of letters is no word that anybody types; its beginning is kept. */
const longest = 60
const run = /[\p{L}\p{N}\p{M}]+/gu
/** Neither letter nor digit, or a letter of two halves (of old scripts, mostly), which must not be cut between them. */
const noLetter = /[^\p{L}\p{N}]+|[\u{10000}-\u{10ffff}]+/gu
/** Letters that Unicode does not take apart into a letter and a mark. */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
}

/** @returns '' when nothing is left of it */
export function fold(word: string): string {
  const plain = word.toLowerCase().normalize('NFKD').replace(noLetter, '').toLowerCase()
  return plain.replace(/[ßæœøđðłþıħς]/g, (letter) => alike[letter] ?? letter).slice(0, longest)
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: found, index } of text.matchAll(run)) {
    const word = fold(found)
    if (word !== '') words.push({ word, from: index, until: index + found.length })
  }
  return words
}
