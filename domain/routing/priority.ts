/**
 * When somebody's turn is: what was promised, minus a boost of which each part has a name. One moment orders the queue.
 *
 * The floor. Let S be the longest that a conversation takes, and n how many colleagues take what is due first. Beside the queue as it is, think
 * of the same evening in which influence counts for nothing: everybody due at `turnAt` (promise minus need). Then, whatever the others are and in
 * whatever order they come:
 *
 * 1. Nobody is passed, because of influence, by anybody whose own turn is more than four tenths of B later.
 * 2. Nobody is passed, because of influence, by more than `room` others.
 * 3. Nobody waits longer than on that other evening by more than (room * S + L) / n + (2 - 1/n) * S. Here L is the work of those who came after one
 *    would have had one's turn, and are due sooner by promise or need: they go first whatever anybody's influence. Where all are promised the
 *    same and nobody is in need there are none. Beside them, with the room of `roomOf`, that is half of B and less than two conversations: B where
 *    a conversation takes a quarter of B at most, B and one conversation where it takes up to half.
 *
 * Proof. Take somebody i, due at e without influence, whose turn is at s on the evening without and at t > s on the one with it. Call P those
 * who are due before i without influence, and V the others whose lead holds e. A lead is from where somebody is due with influence to where
 * without, so whoever goes before i is in P or in V (1: a lead is at most four tenths of B), and V has at most `room` members, as leads lie
 * at most so deep (2). (3) Let u be the last moment before t at which somebody outside P and V was begun with, or a colleague was free. As i waits
 * from its arrival until t, u is not later than that arrival, nor than s. At u nobody of P waits: whoever is outside P and V is due after e, also
 * with influence, so P goes first. From u until t all n work on: what was at hand at u, at most n * S; V, at most room * S; and those of P who came
 * since: T until s, L after. So n(t - u) <= n*S + room*S + T + L. On the other evening, all of P who came until s are begun with when i is, at s, and
 * n - 1 at most are still at hand: n(s - u) >= T - (n - 1)S. Subtract, and divide by n.
 *
 * What is at hand is why a conversation or two are beyond anybody: nobody is put off halfway. For room * S the work of those who pass will do, so a
 * usual conversation is what `roomOf` asks for. That a boost by influence grows while somebody waits changes nothing above. What `rank` prefers
 * (next.ts) is bounded by itself and knows no influence.
 */
import { influenceOf, needOf, type Reason, tenthOf, type Voice } from './boost.ts'
import { grantedSteps, type Lead } from './room.ts'

export type Line = {
  /** B, set by the organisation: 0 to 60. */
  boundMinutes: number
  /** How many may go ahead of one because of influence (`roomOf`). */
  room: number
  /** The leads of all others, also of those who had their turn, for as long as somebody waits who is due within one. */
  leads: readonly Lead[]
}

export type Priority = {
  dueAt: Date
  /** When it would be due if influence counted for nothing. */
  turnAt: Date
  /** Why it is earlier, in milliseconds that add up to promise minus `dueAt`. */
  parts: readonly { what: Reason; earlier: number }[]
  /** Milliseconds that influence would have given, had not so many gone ahead already. */
  withheld: number
  /** To be kept, and given with the leads of others. */
  lead: Lead | null
}

export const usualBound = 10

/** @param promised when it is due by what was promised, and by how often they had to come (due.ts) */
export function priorityOf(promised: Date, voice: Voice, { boundMinutes, room, leads }: Line): Priority {
  const tenth = tenthOf(boundMinutes)
  const need = needOf(voice)
  const asked = tenth > 0 ? influenceOf(voice) : []
  const wanted = asked.reduce((sum, { tenths }) => sum + tenths, 0)
  const turn = promised.getTime() - (need?.tenths ?? 0) * tenth
  const granted = grantedSteps(turn, wanted, tenth, leads, room)
  let left = granted
  const given = asked.map(({ what, tenths }) => {
    const part = { what, tenths: Math.min(left, tenths) }
    left -= part.tenths
    return part
  })
  const due = turn - granted * tenth
  return {
    dueAt: new Date(due),
    turnAt: new Date(turn),
    parts: [...(need ? [need] : []), ...given]
      .map(({ what, tenths }) => ({ what, earlier: tenths * tenth }))
      .filter(({ earlier }) => earlier > 0),
    withheld: (wanted - granted) * tenth,
    lead: granted > 0 ? { from: due, until: turn } : null,
  }
}
