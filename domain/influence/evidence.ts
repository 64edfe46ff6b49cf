/**
 * What is kept of an account to weigh it by, folded in as it is observed, in whatever order that arrives. Counts are decayed lazily: a value and the
 * moment it is of. Of people who reacted there is a key (a keyed hash, made by who calls) and when they last did; nothing of what was said.
 * Who objects is forgotten at once, and nothing is taken in afterwards.
 */
import { type Signals, sensible } from './signals.ts'

/** Moments are milliseconds, and of when we received it: what others say of when it was may lie in the future. */
export type Observation =
  | { kind: 'post'; at: number }
  /** `reach`: how many different people react to who reacted, where that is known. */
  | { kind: 'reaction'; at: number; by: string; reach: number | null }
  | { kind: 'profile'; at: number; audience: number | null; lists: number | null }

export type Decayed = { value: number; at: number }
export type Reading = Decayed | null
/** How much they reacted, last `at`; `count` is how often. */
export type Reactor = Decayed & { count: number; reach: Reading }

export type Evidence = {
  state: 'watched'
  observed: number
  posts: Decayed
  reactions: Decayed
  reactors: ReadonlyMap<string, Reactor>
  audience: Reading
  lists: Reading
}
export type Standing = Evidence | { state: 'objected'; since: number }

const day = 24 * 60 * 60 * 1000
/** A choice: no data says how soon influence fades. */
export const halfLife = 90 * day
/** Who reacted longer ago weighs less than a sixteenth and is no longer kept. */
export const horizon = 4 * halfLife

const none: Decayed = { value: 0, at: 0 }

export const newEvidence = (): Evidence => ({
  state: 'watched',
  observed: 0,
  posts: none,
  reactions: none,
  reactors: new Map(),
  audience: null,
  lists: null,
})

/** All of it goes, and only that they objected stays. */
export const forget = (standing: Standing, at: number): Standing =>
  standing.state === 'objected'
    ? { state: 'objected', since: Math.min(at, standing.since) }
    : { state: 'objected', since: at }

/** Who objected no longer stands with others either; that somebody reacted still counts, without a trace of who. */
export function withoutReactor(evidence: Evidence, by: string): Evidence {
  const reactors = new Map(evidence.reactors)
  reactors.delete(by)
  return { ...evidence, reactors }
}

/** Many observations at once, so that who reacted is copied once. The same observations in another order give the same evidence. */
export function observe(standing: Standing, seen: readonly Observation[]): Standing {
  if (standing.state === 'objected') return standing
  let { observed, posts, reactions, audience, lists } = standing
  const reactors = new Map(standing.reactors)
  for (const one of seen) {
    if (!Number.isFinite(one.at)) continue
    switch (one.kind) {
      case 'post':
        posts = added(posts, one.at)
        observed++
        break
      case 'reaction': {
        reactions = added(reactions, one.at)
        observed++
        const known = reactors.get(one.by) ?? { ...none, count: 0, reach: null }
        const reach = newer(known.reach, one.reach, one.at)
        reactors.set(one.by, { ...added(known, one.at), count: known.count + 1, reach })
        break
      }
      case 'profile':
        audience = newer(audience, one.audience, one.at)
        lists = newer(lists, one.lists, one.at)
        break
    }
  }
  return { state: 'watched', observed, posts, reactions, reactors, audience, lists }
}

/** Something that was observed and is erased; `besides` is when they last reacted with what is left. */
export type Erased = { kind: 'post'; at: number } | { kind: 'reaction'; at: number; by: string; besides: number | null }

/** As if what is erased had never been observed. */
export function withoutErased(evidence: Evidence, erased: readonly Erased[]): Evidence {
  let { observed, posts, reactions } = evidence
  const reactors = new Map(evidence.reactors)
  for (const one of erased) {
    observed = Math.max(0, observed - 1)
    if (one.kind === 'post') {
      posts = lessened(posts, one.at, observed)
      continue
    }
    reactions = lessened(reactions, one.at, observed)
    const known = reactors.get(one.by)
    if (!known) continue
    const count = known.count - 1
    if (count <= 0 || one.besides === null) reactors.delete(one.by)
    else reactors.set(one.by, { ...asOf(lessened(known, one.at, count), one.besides), count, reach: known.reach })
  }
  return { ...evidence, observed, posts, reactions, reactors }
}

/** The signals at a moment. What is said to be of later counts as of now. */
export function signalsOf({ posts, reactions, reactors, audience, lists }: Evidence, now: number): Signals {
  let [people, reach, weight] = [0, 0, 0]
  for (const reactor of reactors.values()) {
    const counts = since(reactor.at, now)
    people += counts
    if (!reactor.reach) continue
    reach += counts * reactor.reach.value
    weight += counts
  }
  return {
    audience: audience?.value ?? 0,
    lists: lists?.value ?? 0,
    reactors: people,
    reactions: reactions.value * since(reactions.at, now),
    posts: posts.value * since(posts.at, now),
    reactorsReach: weight > 0 ? reach / weight : 0,
  }
}

/** Without who reacted so long ago that it no longer counts. */
export function trimmed(evidence: Evidence, now: number): Evidence {
  const reactors = new Map([...evidence.reactors].filter(([, { at }]) => now - at < horizon))
  return { ...evidence, reactors }
}

const since = (at: number, now: number) => 2 ** (-Math.max(0, now - at) / halfLife)

/** One more, whether it is newer or older than what was counted. */
function added({ value, at }: Decayed, when: number): Decayed {
  if (value === 0) return { value: 1, at: when }
  return when >= at ? { value: value * since(at, when) + 1, at: when } : { value: value + since(when, at), at }
}

/** @param left how many things still count: of none nothing is left, whatever the rounding says */
function lessened({ value, at }: Decayed, when: number, left: number): Decayed {
  const rest = value - 2 ** ((when - at) / halfLife)
  return left > 0 && rest > 1e-9 ? { value: rest, at } : none
}

/** The same weight, said of another moment. */
const asOf = ({ value, at }: Decayed, when: number): Decayed => ({
  value: value * 2 ** ((at - when) / halfLife),
  at: when,
})

/** The newest sensible reading, also when it is lower than before; of one moment the lowest. */
function newer(known: Reading, count: number | null, at: number): Reading {
  const value = count === null ? null : sensible(count)
  if (value === null || (known && (known.at > at || (known.at === at && known.value <= value)))) return known
  return { value, at }
}
