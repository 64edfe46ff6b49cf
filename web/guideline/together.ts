/** Hints that say the same of different words are one line: saying it twice is nagging. Pure. */
import type { Hint } from '../../contract/guideline.ts'

/** In the order of the first of each. What is promised stays apart: each can become a commitment. */
export function together(hints: readonly Hint[]): Hint[][] {
  const lines: Hint[][] = []
  for (const hint of hints) {
    const same = lines.find(
      ([first]) =>
        first?.kind === hint.kind &&
        first.reason === hint.reason &&
        hint.kind !== 'promise' &&
        !first.about &&
        !hint.about,
    )
    if (same) same.push(hint)
    else lines.push([hint])
  }
  return lines
}
