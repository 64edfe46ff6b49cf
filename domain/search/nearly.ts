/**
 * Words that are nearly the same, found without looking through all of them: two words that differ by one typing error (a letter
 * too many, too few, another one, or two swapped) have something in common when from each one letter is left out (the deletion
 * neighbourhood; Garbe's SymSpell). Only the first eight letters take part, so a long word costs no more than nine keys.
 */

const shortest = 4
const beginning = 8

/** @returns the word itself and what is left when one letter is left out; nothing of short words, which would all be alike */
export function nearKeys(word: string): string[] {
  if (word.length < shortest) return []
  const start = word.slice(0, beginning)
  const keys = new Set([start])
  for (let i = 0; i < start.length; i++) keys.add(start.slice(0, i) + start.slice(i + 1))
  return [...keys]
}

/** Typing errors between two words: insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function errorsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(before, j - 2) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return at(last, b.length)
}

const at = (row: readonly number[], i: number): number => row[i] ?? Number.POSITIVE_INFINITY
