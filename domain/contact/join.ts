/**
 * Who is one person. Contacts never change; that two of them are one person is a claim, and it can be withdrawn. The claims that stand
 * make trees: each contact goes on in at most one other. So who belongs together follows from the claims alone, whatever the order in
 * which they were made or withdrawn, and taking two apart gives back exactly what there was.
 */

/** "`fromId` is the same person as `intoId`." */
export type Join = { id: string; fromId: string; intoId: string }

/** Somebody said that these two are not one person. */
export type Apart = readonly [string, string]

/** So many accounts one person may have: more is a key that many share, or a mistake. */
export const mostAccounts = 500

/** So many conversations are carried over at once. */
export const mostConversations = 5_000

/** The contact in which this one goes on: itself, when it goes on in none. */
export function rootOf(joins: readonly Join[], contactId: string): string {
  let root = contactId
  for (let up = upFrom(joins, root); up; up = upFrom(joins, root)) root = up.intoId
  return root
}

const upFrom = (joins: readonly Join[], id: string) => joins.find(({ fromId }) => fromId === id)

/** The contact and all that go on in it, directly or through others. */
export function partsOf(joins: readonly Join[], contactId: string): string[] {
  const parts = [contactId]
  for (const part of parts) parts.push(...joins.filter(({ intoId }) => intoId === part).map(({ fromId }) => fromId))
  return parts
}

export type Person = { parts: readonly string[]; accounts: number; conversations: number; erased: boolean }
export type JoinRefusal = 'one already' | 'erased' | 'kept apart' | 'too many accounts' | 'too many conversations'

/** Why these two may not become one person; null when they may. */
export function mayJoin(one: Person, other: Person, aparts: readonly Apart[]): JoinRefusal | null {
  if (one.parts.some((part) => other.parts.includes(part))) return 'one already'
  if (one.erased || other.erased) return 'erased'
  if (aparts.some((pair) => crosses(pair, one.parts, other.parts))) return 'kept apart'
  if (one.accounts + other.accounts > mostAccounts) return 'too many accounts'
  return one.conversations > mostConversations ? 'too many conversations' : null
}

/** Whether a pair has one of its two on each side. */
export function crosses([a, b]: Apart, one: readonly string[], other: readonly string[]): boolean {
  return (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a))
}

/** A pair as it is kept: the smaller id first. */
export const inOrder = (a: string, b: string): Apart => (a < b ? [a, b] : [b, a])
