/** The words that decided in their place; of a long text only what stands around them. Pure. */

export type Word = { from: number; until: number; weight: number }
/** `weight` is null for what stands between the words; `cut` says that something was left out before it. */
export type Piece = { text: string; from: number; weight: number | null; cut: boolean }

/** Characters left and right of a word. */
const around = 80

/**
 * @param words the strongest first, in UTF-16 units; one that overlaps a stronger one, or is not in the text any more, is left out
 * @returns pieces in the order of the text; `ends` is false when the text goes on after the last
 */
export function excerpt(text: string, words: readonly Word[]): { pieces: Piece[]; ends: boolean } {
  const kept: Word[] = []
  for (const word of words) {
    const isInText = word.from >= 0 && word.from < word.until && word.until <= text.length
    if (isInText && kept.every(({ from, until }) => word.until <= from || word.from >= until)) kept.push(word)
  }
  kept.sort((a, b) => a.from - b.from)
  const pieces: Piece[] = []
  let at = 0
  const plain = (from: number, until: number) => {
    if (from < until) pieces.push({ text: text.slice(from, until), from, weight: null, cut: from > at })
  }
  for (const { from, until, weight } of kept) {
    const start = from - around
    if (start <= at + around) plain(at, from)
    else {
      if (at > 0) plain(at, wordEnd(text, at + around))
      plain(wordStart(text, start), from)
    }
    pieces.push({ text: text.slice(from, until), from, weight, cut: false })
    at = until
  }
  const end = wordEnd(text, at + (kept.length === 0 ? 3 : 1) * around)
  plain(at, end)
  return { pieces, ends: end >= text.length }
}

/** Where a word begins, not far from there; a text without spaces is cut where it is. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space !== -1 && space < at + around / 2 ? space + 1 : at
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space > at - around / 2 ? space : at
}
