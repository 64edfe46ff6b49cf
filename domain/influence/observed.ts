/**
 * What one message tells of accounts: that its writer spoke in public, and whom it reacted to, by answering, quoting or naming them. Talking to oneself is
 * no reaction, and what was not public is nobody's influence.
 */
export type Said = {
  writer: string
  isPublic: boolean
  /** Whose words it answers. */
  answers: string | null
  /** Whose words it quotes. */
  quotes: string | null
  /** Accounts that it names, in order. */
  names: readonly string[]
}

/** `by` is who reacted; null when the account itself spoke. */
export type Observed = { account: string; by: string | null }

/** Who names more people in one message speaks to none of them: the rest is not counted. */
const mostNamed = 10

/** Each account once. */
export function observedIn({ writer, isPublic, answers, quotes, names }: Said): Observed[] {
  if (!isPublic) return []
  const others = new Set([answers, quotes, ...names.slice(0, mostNamed)].filter((one) => one !== null))
  others.delete(writer)
  return [{ account: writer, by: null }, ...[...others].map((account) => ({ account, by: writer }))]
}

/** A like, or passing on without a word: it reacts to whoever wrote the message, and says nothing of who does so. */
export const applaudedIn = ({ by, author }: { by: string; author: string | null }): Observed[] =>
  author === null || author === by ? [] : [{ account: author, by }]
