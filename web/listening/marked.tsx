/** A text with the words that were meant marked in it. */
import css from './post.module.css'

export function Marked({ text, found }: { text: string; found: readonly { from: number; until: number }[] }) {
  const parts: (string | { marked: string; from: number })[] = []
  let at = 0
  for (const { from, until } of found.toSorted((a, b) => a.from - b.from)) {
    if (from < at || until > text.length) continue
    parts.push(text.slice(at, from), { marked: text.slice(from, until), from })
    at = until
  }
  parts.push(text.slice(at))
  return parts.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <mark key={part.from} className={css.found}>
        {part.marked}
      </mark>
    ),
  )
}
