/**
 * The situation of a person: what their dialogues come to as they stand, and what somebody of us said about it. Nothing is remembered of
 * how it came about, so people can be joined and taken apart and it is right at once. Of several dialogues the worst counts.
 */
import { type Conversation, type Situation, situationOf } from '../conversation/conversation.ts'
import { daysLater } from '../routing/working-day.ts'
import type { Feeling, PainFor } from './pain.ts'
import type { Rules } from './rules.ts'
import type { Zones } from './zones.ts'

export type Dialogue = Pick<
  Conversation,
  'customerWord' | 'waitsSince' | 'history' | 'lastDirection' | 'lastMessageAt'
> &
  Feeling & {
    /** Whose it is by itself. */
    ownContactId: string
    /** It has a label that means that a complaint is going on. */
    complaint: boolean
  }

/** What somebody of us said of a contact; it stands until they say something new. A farewell stands until somebody takes it back. */
export type Hand = { contactId: string; situation: Situation; at: Date }

export type Standing = {
  situation: Situation
  since: Date | null
  /** Until when it lasts if nothing is said any more; null when that is not known. */
  until: Date | null
  painFor: PainFor | 'label' | 'by hand' | null
  because: readonly string[]
  /** It hurt today: until the day is over. */
  restUntil: Date | null
  /** It hurt, and went quiet without their word; nothing hurts now. */
  silent: boolean
}

export const calmStanding: Standing = {
  situation: 'calm',
  since: null,
  until: null,
  painFor: null,
  because: [],
  restUntil: null,
  silent: false,
}

/** Worst first. */
const order: readonly Situation[] = ['farewell', 'painful', 'waiting for us', 'in dialogue', 'agreed', 'calm']
const hour = 3_600_000
const mostBecause = 5

export type Clock = { now: Date; zone: string; zones: Zones }

/** @param hands of the contacts that this person consists of; of each the newest counts */
export function standingOf(
  dialogues: readonly Dialogue[],
  hands: readonly Hand[],
  rules: Pick<Rules, 'painful' | 'inDialogue'>,
  clock: Clock,
): Standing {
  const newest = new Map<string, Hand>()
  for (const hand of hands) {
    const held = newest.get(hand.contactId)
    if (!held || hand.at > held.at) newest.set(hand.contactId, hand)
  }
  const said = [...newest.values()].flatMap((hand) => byHand(hand, dialogues, rules, clock) ?? [])
  const released = new Set(said.filter(({ frees }) => frees).map(({ contactId }) => contactId))
  const own = dialogues.map((one) => {
    const standing = standingOfOne(one, rules, clock)
    // Letting go also ends what hurt until then: what hurts now was said since, whatever two clocks make of the order.
    return released.has(one.ownContactId) && !one.painSince ? calmStanding : standing
  })
  return worstOf([...own, ...said.map(({ standing }) => standing)])
}

/** Of several the worst; calm when there is none. */
export const worstOf = (all: readonly Standing[]): Standing => all.reduce(worse, calmStanding)

/** The end of that day where these people live. */
export function endOfDay(at: Date, { zone, zones }: Pick<Clock, 'zone' | 'zones'>): Date {
  const { year, month, day } = zones.wall(zone, at)
  return zones.moment(zone, { ...daysLater({ year, month, day }, 1), hour: 0, minute: 0 })
}

function standingOfOne(one: Dialogue, rules: Pick<Rules, 'painful' | 'inDialogue'>, clock: Clock): Standing {
  const dayEnds = one.painAt && endOfDay(one.painAt, clock)
  const restUntil = dayEnds && dayEnds > clock.now ? dayEnds : null
  const situation = situationOf(one, one.complaint)
  const standing = { ...calmStanding, situation, restUntil }
  switch (situation) {
    case 'painful': {
      const until = quietFrom(one.lastDirection, one.lastMessageAt, dayEnds, rules.painful.quietDays)
      if (until && until <= clock.now) return { ...calmStanding, silent: true }
      const painFor = one.painFor ?? (one.complaint ? 'label' : 'refusal')
      return { ...standing, since: one.painSince, until, painFor, because: one.painBecause }
    }
    case 'waiting for us':
      return { ...standing, since: one.waitsSince }
    case 'in dialogue': {
      const until = new Date(one.lastMessageAt.getTime() + rules.inDialogue.hours * hour)
      return until <= clock.now ? { ...calmStanding, restUntil } : { ...standing, since: one.lastMessageAt, until }
    }
    case 'agreed':
      return { ...standing, since: one.easedAt ?? one.lastMessageAt }
    default:
      return standing
  }
}

/** As long as we have not answered it does not go quiet. */
function quietFrom(last: 'in' | 'out', at: Date, dayEnds: Date | null, quietDays: number): Date | null {
  if (last === 'in') return null
  const quiet = new Date(at.getTime() + quietDays * 24 * hour)
  return dayEnds && dayEnds > quiet ? dayEnds : quiet
}

type Spoken = { contactId: string; frees: boolean; standing: Standing }

/** What somebody of us said, as far as it still stands. */
function byHand(
  { contactId, situation, at }: Hand,
  dialogues: readonly Dialogue[],
  rules: Pick<Rules, 'painful'>,
  clock: Clock,
): Spoken | null {
  const own = dialogues.filter((one) => one.ownContactId === contactId)
  const standing = { ...calmStanding, situation, since: at }
  if (situation === 'farewell') return { contactId, frees: false, standing }
  if (situation === 'painful') {
    // It ends as any pain does: they say that it is well, or it goes quiet after our answer.
    if (own.some(({ easedAt }) => easedAt && easedAt > at)) return null
    const last = own.reduce<Dialogue | null>((a, b) => (a && isNewer(a, b) ? a : b), null)
    const answered = last && last.lastDirection === 'out' && last.lastMessageAt > at ? last.lastMessageAt : at
    const until = quietFrom(last?.lastDirection ?? 'out', answered, endOfDay(at, clock), rules.painful.quietDays)
    if (until && until <= clock.now) return null
    return { contactId, frees: false, standing: { ...standing, until, painFor: 'by hand' } }
  }
  if (own.some(({ heardAt }) => heardAt && heardAt > at)) return null
  return { contactId, frees: true, standing }
}

/** Of two at the same moment that of the customer: it is not answered. */
function isNewer(a: Dialogue, b: Dialogue): boolean {
  const by = a.lastMessageAt.getTime() - b.lastMessageAt.getTime()
  return by > 0 || (by === 0 && a.lastDirection === 'in')
}

/** The worse of two. Of two as bad the one that lasts longest, and then the older. */
function worse(a: Standing, b: Standing): Standing {
  const by = order.indexOf(a.situation) - order.indexOf(b.situation) || lasting(b) - lasting(a) || since(a) - since(b)
  const [one, other] = by <= 0 ? [a, b] : [b, a]
  const restUntil = latest(one.restUntil, other.restUntil)
  const all = one.situation === other.situation ? [...new Set([...one.because, ...other.because])] : one.because
  // Ids are made in time, so the last ones are the newest.
  const because = all.toSorted().slice(-mostBecause)
  // Who is hurt elsewhere, or again, has not gone quiet.
  const silent = one.situation !== 'painful' && (one.silent || other.silent)
  return { ...one, because, restUntil, silent }
}

const lasting = ({ until }: Standing) => until?.getTime() ?? Number.MAX_SAFE_INTEGER
const since = (one: Standing) => one.since?.getTime() ?? Number.MAX_SAFE_INTEGER
const latest = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b))
