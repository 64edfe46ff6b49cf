/**
 * Why two contacts may be one person, as data: the screen puts it in words. A reason is *verified* when a channel vouches for it; what
 * people write about themselves is not, whatever they write.
 */

export type ReasonKind =
  /** The same address or number, that a channel vouches for. */
  | 'same email'
  | 'same phone'
  /** They wrote an address, telephone, customer or order number of the other in a message. */
  | 'wrote email'
  | 'wrote phone'
  | 'wrote number'
  | 'wrote order'
  | 'same handle'
  /** Their profiles point at each other, or a page and both profiles do. */
  | 'linked'
  /** Of the linkage: how much their names and the rest agree. */
  | 'name'
  /** A colleague says so. */
  | 'by hand'
  /** The organisation's own customer system says so. */
  | 'customer record'

/** Against it. */
export type CounterKind =
  /** Their account had another address before: it may have changed hands. */
  'address before' | 'other name' | 'other town' | 'same network' | 'shared' | 'household' | 'two records'

export type Reason = {
  kind: ReasonKind
  value: string | null
  verified: boolean
  /** By how many accounts in all. */
  sharedBy?: number
  /** Somebody said that many people use it. */
  marked?: boolean
}
export type Counter = { kind: CounterKind; value: string | null }

/** A key that more people than this carry says little about who somebody is: a family's address, a call centre's number. */
export const mostSharers = 5

/** Many people use it, as far as is seen or as somebody said. */
export const saysLittle = ({ sharedBy = 2, marked = false }: Pick<Reason, 'sharedBy' | 'marked'>): boolean =>
  marked || sharedBy > mostSharers

/** How sure each reason makes us by itself, when nothing speaks against it. */
const strengths: Record<ReasonKind, number> = {
  'by hand': 1,
  'customer record': 0.98,
  'same email': 0.98,
  'same phone': 0.96,
  'wrote email': 0.7,
  'wrote phone': 0.7,
  'wrote number': 0.6,
  // Who placed an order knows its number, and hardly anybody else does.
  'wrote order': 0.75,
  'same handle': 0.45,
  linked: 0.97,
  name: 0.5,
}

/** What each objection leaves of it. */
const leaves: Record<CounterKind, number> = {
  'address before': 0.9,
  'other name': 0.6,
  'other town': 0.7,
  'same network': 0.8,
  shared: 0.5,
  household: 0.5,
  'two records': 0.3,
}

/** From here on it is joined by itself, on verified evidence; and from here on it is suggested. */
const thresholds = { join: 0.95, suggest: 0.5 }

/** 0 to 1. Reasons add up as if they were independent, which they are not: never above what the verified ones and a little more give. */
export function strengthOf(reasons: readonly Reason[], counters: readonly Counter[]): number {
  const doubt = reasons.reduce((rest, reason) => rest * (1 - strengths[reason.kind] * weakened(reason)), 1)
  const cap = reasons.some(({ verified }) => verified) ? 1 : 0.9
  return counters.reduce((left, { kind }) => left * leaves[kind], Math.min(1 - doubt, cap))
}

const weakened = (reason: Reason) =>
  saysLittle(reason) ? mostSharers / (2 * Math.max(mostSharers, reason.sharedBy ?? 0)) : 1

export type Verdict = 'join' | 'suggest' | 'nothing'

/** What is done about two contacts. By itself only on verified evidence, with nothing against it; a person decides about the rest. */
export function verdictOn(reasons: readonly Reason[], counters: readonly Counter[]): Verdict {
  const strength = strengthOf(reasons, counters)
  const sound = reasons.some((reason) => reason.verified && !saysLittle(reason))
  if (sound && counters.length === 0 && strength >= thresholds.join) return 'join'
  return strength >= thresholds.suggest ? 'suggest' : 'nothing'
}

/** The objection that weighs most. */
export function strongest(counters: readonly Counter[]): Counter | null {
  return counters.toSorted((a, b) => leaves[a.kind] - leaves[b.kind])[0] ?? null
}
