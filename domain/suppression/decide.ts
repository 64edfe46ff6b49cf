/**
 * May this be sent to this person now? One pure function over what is known, asked the same way by a program that holds everything in
 * memory and by the hand-over that reads the store. How much influence somebody has is no input: it never loosens a hold.
 */
import { type Ask, type Code, covers, type Scope, type Verdict } from './ask.ts'
import { quietUntil, runsBefore, sensitiveUntil } from './calendar.ts'
import { roomFrom, type Sent } from './cap.ts'
import type { Rules } from './rules.ts'
import { type Clock, calmStanding, type Standing } from './situation.ts'

/** What somebody said about being sent things, once: with the account or the address by which they said it. */
export type Consent = Scope & {
  kind: 'consent' | 'objection' | 'pause'
  since: Date
  /** A pause ends, and consent may; an objection never does. */
  until: Date | null
}

export type State = {
  /** There is somebody here by this address. */
  known: boolean
  own: Standing
  /** They wait for us, and perhaps with words that could not be read yet. */
  unread: boolean
  /** Of those who may be the same person: nobody has confirmed it. */
  possibly: readonly Standing[]
  /** Of all accounts and addresses of theirs: the stricter wins. */
  consents: readonly Consent[]
  sent: readonly Sent[]
  /** In which segments of the customer system they are. */
  segments: readonly string[]
  /** They are part of an issue. */
  issue: { until: Date | null } | null
}

/** Whoever is not known. */
export const nobody: State = {
  known: false,
  own: calmStanding,
  unread: false,
  possibly: [],
  consents: [],
  sent: [],
  segments: [],
  issue: null,
}

/** A reason as it is known inside. */
export type Reason = {
  code: Code
  /** Of a dialogue: what it is about. */
  situation?: Standing['situation'] | 'rest of the day' | 'issue'
  painFor?: Standing['painFor']
  /** It is of somebody who may be the same person. */
  possibly?: boolean
  /** Of a rule with a name: the day, the campaign, the segment. */
  name?: string
  since?: Date | null
  because?: readonly string[]
  /** Null when it is not known, or never. */
  until: Date | null
}

export type Decision = {
  verdict: Verdict
  code: Code
  /** When to ask again; null when that is not known, or has no sense. */
  until: Date | null
  why: readonly Reason[]
}

/** For one reason, and until nobody knows when. */
export const without = (verdict: Verdict, code: Code): Decision => ({
  verdict,
  code,
  until: null,
  why: [{ code, until: null }],
})

/** @param stale what is known is not sure to be of now */
export function decide(ask: Ask, state: State, rules: Rules, clock: Clock, stale = false): Decision {
  const objection = standing(state.consents, ask, 'objection', clock.now)
  if (objection) {
    const { since } = objection
    return { ...without('drop', 'objection'), why: [{ code: 'objection', since, until: null }] }
  }
  if (ask.purpose === 'transactional') return without('send', 'transactional')
  if (stale || state.unread) return without('hold', 'stale')
  const agreed = standing(state.consents, ask, 'consent', clock.now) !== null
  if (!state.known && !agreed && rules.consentLives === null) return without('hold', 'unknown')
  const why = holds(ask, state, rules, clock, agreed)
  const [first] = why
  return first
    ? { verdict: 'hold', code: first.code, until: lastOf(why), why }
    : { ...without('send', 'free'), why: [] }
}

/** What holds it, the first thing to say first. */
function holds(ask: Ask, state: State, rules: Rules, clock: Clock, agreed: boolean): Reason[] {
  const { now } = clock
  const why: Reason[] = []
  const pause = standing(state.consents, ask, 'pause', now)
  if (pause) why.push({ code: 'paused', since: pause.since, until: pause.until })
  if (rules.consentLives === 'here' && !agreed) why.push({ code: 'no-consent', until: null })
  why.push(...ofDialogue(state.own, rules))
  // Of somebody who only may be the same, what hurts counts; that they talk with us does not.
  for (const other of state.possibly)
    why.push(
      ...ofDialogue(other, rules)
        .filter(isGrave)
        .map((reason) => ({ ...reason, possibly: true })),
    )
  if (rules.issue.on && state.issue) why.push({ code: 'dialogue', situation: 'issue', until: state.issue.until })
  const quiet = quietUntil(rules.quietHours, ask, clock)
  if (quiet) why.push({ code: 'quiet-hours', until: quiet })
  for (const days of rules.sensitiveDays) {
    const until = sensitiveUntil(days, clock)
    if (until) why.push({ code: 'sensitive-day', name: days.name, until })
  }
  const before = runsBefore(rules.campaigns, ask.campaign, state.segments, now)
  if (before) why.push({ code: 'campaign', name: before.name, until: before.until })
  for (const cap of rules.caps) {
    const until = covers(cap, ask) ? roomFrom(cap, state.sent, clock) : null
    if (until) why.push({ code: 'cap', until })
  }
  for (const rule of rules.segments)
    if (covers(rule, ask) && state.segments.includes(rule.segment))
      why.push({ code: 'segment', name: rule.segment, until: null })
  return why
}

function ofDialogue(of: Standing, rules: Rules): Reason[] {
  const { situation, painFor, since, because, until, restUntil } = of
  const why: Reason[] = []
  const hurts = situation === 'farewell' || (situation === 'painful' && rules.painful.on)
  const talks = (situation === 'waiting for us' || situation === 'in dialogue') && rules.inDialogue.on
  if (hurts || talks) why.push({ code: 'dialogue', situation, painFor, since, because, until })
  if (restUntil && rules.painful.on && situation !== 'painful')
    why.push({ code: 'dialogue', situation: 'rest of the day', until: restUntil })
  return why
}

/** How far two clocks of ours may be apart, in milliseconds. */
const skew = 60_000

const isGrave = ({ situation }: Reason) => situation !== 'waiting for us' && situation !== 'in dialogue'

/** Who said so as it stands; of several the one that lasts longest. */
function standing(all: readonly Consent[], ask: Ask, kind: Consent['kind'], now: Date): Consent | null {
  const found = all.filter(
    (one) =>
      one.kind === kind &&
      covers(one, ask) &&
      // An objection holds at once, also where the clock of who noted it is ahead of ours.
      (kind === 'objection' || one.since.getTime() <= now.getTime() + (kind === 'pause' ? skew : 0)) &&
      (one.until === null || one.until > now),
  )
  return found.reduce<Consent | null>((a, b) => (a && lasts(a) >= lasts(b) ? a : b), null)
}
const lasts = ({ until }: Consent) => until?.getTime() ?? Number.MAX_SAFE_INTEGER

/** The latest of all that holds; not known when one of them is not. */
function lastOf(why: readonly Reason[]): Date | null {
  return (
    why.reduce<Date | null | undefined>((last, { until }) => {
      if (last === null || until === null) return null
      return last && last > until ? last : until
    }, undefined) ?? null
  )
}
