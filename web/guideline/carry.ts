/** Hints are about the words as they stood; while one goes on writing each stays with its words, and goes when these are changed. */
import type { Hint } from '../../contract/guideline.ts'

/** @returns the hints as they stand in the text now */
export function carry(hints: readonly Hint[], before: string, now: string): Hint[] {
  if (before === now) return [...hints]
  const most = Math.min(before.length, now.length)
  let head = 0
  while (head < most && before[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === now.at(-1 - tail)) tail++
  const moved = now.length - before.length
  return hints.flatMap((hint) => {
    if (isWhole(hint) || hint.until <= head) return [hint]
    if (hint.from >= before.length - tail) return [{ ...hint, from: hint.from + moved, until: hint.until + moved }]
    return []
  })
}

/** About the draft as a whole. */
export const isWhole = ({ from, until }: Hint): boolean => from === 0 && until === 0

/** What a hint is about, so that the same one about the same words is known again wherever they stand. */
export const keyOf = (hint: Hint, text: string): string =>
  `${hint.kind} ${hint.about ?? ''} ${text.slice(hint.from, hint.until).toLowerCase().replace(/\s+/g, ' ')}`

/** Somebody is in the middle of these words. */
export const isUnfinished = ({ until }: Hint, text: string): boolean =>
  until === text.length && /[\p{L}\p{N}]$/u.test(text)
