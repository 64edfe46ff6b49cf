/**
 * Lists of ways to say something, as one reads them, made into one expression.
 *
 * One phrase on each line. A space is one or more spaces or a comma, `(a|b)` either, `(a )?` perhaps, `~` any ending, and ` .. ` up to four words between.
 * Nothing repeats without a limit, so that what is searched takes time in proportion to its length.
 */
import type { Sentence } from './reading.ts'

export function phrases(lines: string): RegExp {
  const each = lines
    .split('\n')
    .map((line) => line.trim().replace(/ \.\.$/, ''))
    .filter((line) => line !== '')
    .map((line) =>
      line
        .replaceAll('(', '(?:')
        .replaceAll('~', '[a-z]*')
        .replaceAll(' .. ', ' (?:[^\\x20]{1,24}\\x20{1,2}){0,4}?')
        .replaceAll(' ', '[\\x20,]{1,3}'),
    )
  return new RegExp(`(?<![a-z0-9])(?:${each.join('|')})(?![a-z0-9])`)
}

/** Where a sentence says it, in units of the draft. */
export function findIn(sentence: Sentence, said: RegExp): { from: number; until: number } | null {
  const found = said.exec(sentence.text)
  if (!found || found[0] === '') return null
  const from = sentence.from + found.index
  return { from, until: from + found[0].length }
}
