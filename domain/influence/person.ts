/**
 * One person on several networks: the reach of the accounts together, with less for each account that we are less sure is theirs, and less
 * for the people who are there on both. Never less than the strongest account gives, never more than all audiences side by side.
 *
 * How much audiences overlap is an assumption: no public data has judgements of one person over several networks. (Networks before
 * persons: Rao et al. 2015, "Klout Score".)
 */
import type { Factor, Known } from './factor.ts'
import { levelOf, type Scale } from './scale.ts'
import type { Part } from './score.ts'

export type Presence = {
  account: string
  factor: Factor
  /** How sure it is that the account is this person's, from 0 to 1. */
  sure: number
}

export type PersonPart = Part | { what: 'unsure' | 'also'; points: number; account: string }
export type PersonFactor =
  | Exclude<Factor, Known>
  | (Omit<Known, 'parts'> & { parts: readonly PersonPart[]; account: string })

/** The part of a further audience that knows the person from elsewhere already. */
const overlap = 0.5

type Held = { account: string; factor: Known; sure: number }

/**
 * What is not known, and what is surely somebody else's, is left out; what sleeps adds nothing to what is awake. Who objected with one account
 * objected with all.
 */
export function personFactor(presences: readonly Presence[], scale: Scale): PersonFactor {
  if (presences.some(objected)) return { state: 'unknown', why: 'objected' }
  const known = presences.flatMap(({ account, factor, sure }) =>
    factor.state === 'known' && sure > 0 ? [{ account, factor, sure: Math.min(1, sure) }] : [],
  )
  const awake = known.filter(({ factor }) => !factor.asleep)
  const asleep = known.map((one) => ({ ...one, sure: 1 }))
  const held = awake.length > 0 ? awake : strongest(asleep, pointsOf, scale).slice(0, 1)
  const first = strongest(held, pointsOf, scale)[0]
  if (!first) return { state: 'unknown', why: 'too-few' }
  const steps = together(held, pointsOf, scale)
  const parts: PersonPart[] = [...first.factor.parts]
  let before = first.factor.points
  for (const [i, { account, points }] of steps.entries()) {
    if (points !== before) parts.push({ what: i === 0 ? 'unsure' : 'also', points: points - before, account })
    before = points
  }
  const end = (of: (factor: Known) => number) => together(held, of, scale).at(-1)?.points ?? before
  return {
    ...first.factor,
    account: first.account,
    level: levelOf(before),
    points: before,
    parts,
    low: end(({ low }) => low),
    high: end(({ high }) => high),
  }
}

const pointsOf = ({ points }: Known) => points

const objected = ({ factor }: Presence) => factor.state === 'unknown' && factor.why === 'objected'

/** The score after each account, the one that reaches most first. */
function together(held: readonly Held[], of: (factor: Known) => number, scale: Scale) {
  let reach = 0
  return strongest(held, of, scale).map(({ account, reaches }, i) => {
    reach += i === 0 ? reaches : (1 - overlap) * reaches
    return { account, points: Math.round((1000 * Math.log(reach)) / Math.log(scale.reachPerLevel)) }
  })
}

/** Equals by name, so that the order in which accounts are given makes no difference. */
function strongest(held: readonly Held[], of: (factor: Known) => number, { reachPerLevel }: Scale) {
  return held
    .map((one) => ({ ...one, reaches: one.sure * reachPerLevel ** (of(one.factor) / 1000) }))
    .sort((a, b) => b.reaches - a.reaches || (a.account < b.account ? -1 : 1))
}
