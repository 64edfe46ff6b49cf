/** Whether a text says one of some words: whole words, whatever their case and accents. Plain looking, no patterns: nobody can hang it. */
import { wordsOf } from '../search/words.ts'

export function says(text: string, words: readonly string[]): boolean {
  const looked = plain(text)
  return words.some((word) => {
    const wanted = plain(word)
    return wanted !== '  ' && looked.includes(wanted)
  })
}

/** Its words with one space between them, and one at both ends. */
function plain(text: string): string {
  const words = wordsOf(text).map(({ word }) => word)
  return ` ${words.join(' ')} `
}
