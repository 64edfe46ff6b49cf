/** received = shown + revision + duplicate + echo + refused + in flight. Pure. */
import type { ArrivalDay } from '../../contract/arrival.ts'

export const parts = ['shown', 'revision', 'duplicate', 'echo', 'refused', 'inFlight'] as const
export type Part = (typeof parts)[number]

/** How many of the received are not accounted for; negative when more was handled than received. Zero is the promise. */
export function missing(day: Pick<ArrivalDay, Part | 'received'>): number {
  return day.received - parts.reduce((sum, part) => sum + day[part], 0)
}
