/** Which entries of a feed were handed over already, in a form that fits a cursor: eight characters an entry. */
import { createHash } from 'node:crypto'

const width = 8
/** Counts of comments and the like change while the post does not. */
const moving = /<(slash:comments|slash:hit_parade|thr:total|comments_count)\b[^>]*>[^<]*<\/\1>/g

function markOf(entry: string): string {
  return createHash('sha256').update(entry.replace(moving, '')).digest('base64url').slice(0, width)
}

/** @returns the entries that are new or were changed, oldest first (feeds begin with the newest), and what to remember */
export function unseen(entries: readonly string[], seen: string): { fresh: string[]; seen: string } {
  const known = new Set(seen.match(new RegExp(`.{${width}}`, 'g')))
  const marks = entries.map(markOf)
  const fresh = entries.filter((_, i) => !known.has(marks[i] ?? ''))
  return { fresh: fresh.reverse(), seen: [...new Set(marks)].join('') }
}
