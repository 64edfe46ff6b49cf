/**
 * By how much somebody's turn comes forward, in tenths of the bound that the organisation sets (B, in minutes), and why.
 *
 *   distress 10, urgent 5; influence 0 to 4: a tenth for each level above the first, of who speaks or of how far the message spreads,
 *   whichever is higher. Together never more than 10.
 *
 * So need comes first whatever the influence: distress (10) before urgent (5 to 9) before the rest (0 to 4), among those who are due at the same
 * moment, and in distress all are equal. Unknown counts as the first level: nobody is worse off for being unknown. The tenths are a choice;
 * that influence stays below what need brings is what matters.
 */
import type { Level } from '../influence/scale.ts'

export type Voice = {
  /** As read in what was said, by whoever is right about it. */
  distress: boolean
  urgent: boolean
  /** Of who speaks; null when it is unknown, or when the organisation does not use it. */
  level: Level | null
  /** How many people the message may still move (influence/spread.ts); null when it is unknown or not used. */
  spread: number | null
}

/** `spread` is what it adds to the factor. */
export type Reason = 'distress' | 'urgent' | 'factor' | 'spread'
export type Part = { what: Reason; tenths: number }

const all = 10
/** The part of the bound that influence has at most. */
export const mostInfluence = 4 / all
const mostMinutes = 60
/** From how many people that a message may still move it counts as the second to the fifth level: each some six times the one before. */
const spreadFrom = [1, 5, 30, 175]

/** Milliseconds in a tenth of the bound. @param boundMinutes 0 to 60; what is above counts as 60, what is no such number as 0 */
export function tenthOf(boundMinutes: number): number {
  if (!(boundMinutes > 0)) return 0
  return Math.floor((Math.min(mostMinutes, boundMinutes) * 60_000) / all)
}

/** What somebody's state asks for, without regard to who it is. */
export function needOf({ distress, urgent }: Pick<Voice, 'distress' | 'urgent'>): Part | null {
  if (distress) return { what: 'distress', tenths: all }
  return urgent ? { what: 'urgent', tenths: all / 2 } : null
}

/** What influence asks for beside that, the factor first. */
export function influenceOf(voice: Voice): Part[] {
  const room = all - (needOf(voice)?.tenths ?? 0)
  const spread = spreadFrom.filter((from) => (voice.spread ?? 0) >= from).length
  const factor = Math.min(room, (voice.level ?? 1) - 1)
  const more = Math.min(room, spread) - factor
  const parts: Part[] = [
    { what: 'factor', tenths: factor },
    { what: 'spread', tenths: more },
  ]
  return parts.filter(({ tenths }) => tenths > 0)
}
