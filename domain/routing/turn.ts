/**
 * What is kept of a priority with the conversation of whoever waits, and what becomes of it afterwards. Influence is granted when a wait
 * begins because somebody speaks (priority.ts), and only there: who waits already keeps the place that they got, need may still bring it
 * forward, and whatever a colleague does (reopen it, undo, take apart, pass it on to another team) puts it in its own turn.
 */
import { needOf, type Reason, tenthOf, type Voice } from './boost.ts'
import { dueAt } from './due.ts'

/** A part of the boost: why, and by how many milliseconds. */
export type Earlier = { what: Reason; earlier: number }

export type Boost = {
  /** Why it is due before what was promised. */
  parts: readonly Earlier[]
  /** Milliseconds that influence would have given, had not so many gone ahead already. */
  withheld: number
}

/** When somebody is due, and why before what was promised; null is that it is not. */
export type Placed = { dueAt: Date; boost: Boost | null }

/** Whoever may wait, as they stood, with what is read in what they say now. */
export type Waiter = {
  waitsSince: Date | null
  dueAt: Date | null
  boost: Boost | null
  lastReads: readonly string[] | null
}

/** @param since when the wait began @param contactCount how many times they came to us about it, 1 for the first */
export type Due = (since: Date, contactCount: number, one: Waiter) => Placed

export const nobodyWaits = { waitsSince: null, dueAt: null, boost: null } as const

const isInfluence = ({ what }: Earlier) => what === 'factor' || what === 'spread'
const sum = (parts: readonly Earlier[]) => parts.reduce((all, { earlier }) => all + earlier, 0)

export function boostOf(parts: readonly Earlier[], withheld: number): Boost | null {
  return parts.length > 0 || withheld > 0 ? { parts, withheld } : null
}

/** When it would be due if influence counted for nothing; null when nobody is due. */
export function turnOf({ dueAt, boost }: Pick<Waiter, 'dueAt' | 'boost'>): Date | null {
  return dueAt && new Date(dueAt.getTime() + sum((boost?.parts ?? []).filter(isInfluence)))
}

/** When it would be due if nothing brought it forward: what was promised. */
export const promisedOf = ({ dueAt, boost }: { dueAt: Date; boost: Boost | null }): Date =>
  new Date(dueAt.getTime() + sum(boost?.parts ?? []))

/** As if influence counted for nothing. */
export function ownTurn(one: Pick<Waiter, 'dueAt' | 'boost'>): Pick<Waiter, 'dueAt' | 'boost'> {
  const needs = (one.boost?.parts ?? []).filter((part) => !isInfluence(part))
  return { dueAt: turnOf(one), boost: boostOf(needs, 0) }
}

type Need = Pick<Voice, 'distress' | 'urgent'>

/** What of it says that somebody is in need. */
export const needTraits = ['distress', 'selfharm', 'urgent'] as const

export function needIn(reads: readonly string[] | null): Need {
  const has = (name: string) => reads?.includes(name) ?? false
  return { distress: has('distress') || has('selfharm'), urgent: has('urgent') }
}

/** When somebody is due to whom nothing is granted anew. */
export function dueWithin(promiseMinutes: number, boundMinutes: number): Due {
  return (since, contactCount, one) => {
    const held = one.waitsSince?.getTime() === since.getTime() ? one : null
    const said = needIn(one.lastReads)
    const asked = (what: 'distress' | 'urgent') =>
      said[what] || (held?.boost?.parts ?? []).some((part) => part.what === what)
    const need = { distress: asked('distress'), urgent: asked('urgent') }
    return placed(dueAt(since, promiseMinutes, contactCount).getTime(), need, held, boundMinutes)
  }
}

/** The same wait, when something else is read in what was said in it. @param reads of all that was said in it */
export function readAnew(one: Waiter & { dueAt: Date }, reads: readonly string[], boundMinutes: number): Placed {
  return placed(promisedOf(one).getTime(), needIn(reads), one, boundMinutes)
}

function placed(promised: number, asked: Need, held: Waiter | null, boundMinutes: number): Placed {
  const need = needOf(asked)
  const needs = need ? [{ what: need.what, earlier: need.tenths * tenthOf(boundMinutes) }] : []
  const turn = promised - sum(needs)
  const kept = held ? keptOf(held, turn) : []
  const parts = [...needs, ...kept].filter(({ earlier }) => earlier > 0)
  return { dueAt: new Date(turn - sum(kept)), boost: boostOf(parts, held?.boost?.withheld ?? 0) }
}

/** Of what influence gave: up to the moment at which it let somebody be due, as long as the turn lies in the same stretch. */
function keptOf(held: Waiter, turn: number): Earlier[] {
  const [due, was] = [held.dueAt?.getTime(), turnOf(held)?.getTime()]
  if (due === undefined || was === undefined || turn <= due || turn > was) return []
  let left = turn - due
  return (held.boost?.parts ?? []).filter(isInfluence).map(({ what, earlier }) => {
    const kept = Math.min(left, earlier)
    left -= kept
    return { what, earlier: kept }
  })
}
