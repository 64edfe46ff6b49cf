/**
 * When to look again at something, on a network that does not tell of edits and deletions. Most of what changes does so soon, so the
 * gap grows with the age of the words: a third of it, at least an hour and at most a week. What stands in an open dialogue is looked at
 * every six hours at the latest, because somebody is about to answer it.
 */
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shortestMs = hourMs
const longestMs = 7 * dayMs
const openMs = 6 * hourMs
/** Older than this it is history, unless somebody is still talking about it. */
const oldMs = 60 * dayMs

/** @returns null when it need not be looked at any more */
export function lookAgainAt(one: { published: Date; open: boolean; at: Date }): Date | null {
  const { published, open, at } = one
  const age = Math.max(0, at.getTime() - published.getTime())
  if (age > oldMs && !open) return null
  const gap = Math.min(Math.max(age / 3, shortestMs), open ? openMs : longestMs)
  return new Date(at.getTime() + gap)
}
