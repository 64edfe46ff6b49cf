/** How much somebody got already: counted per day, so that a window rolls on by days and nothing is kept of each message. */
import { type Day, daysLater } from '../routing/working-day.ts'
import { covers, type Medium, type Purpose } from './ask.ts'
import type { Cap } from './rules.ts'
import type { Clock } from './situation.ts'

/** @property day `2026-11-22`, on these people's clocks */
export type Sent = { purpose: Purpose; medium: Medium; day: string; n: number }

const two = (n: number) => String(n).padStart(2, '0')
export const dayName = ({ year, month, day }: Day) => `${year}-${two(month)}-${two(day)}`

/** @returns the beginning of the first day on which there is room again; null when there is room now */
export function roomFrom(cap: Cap, sent: readonly Sent[], { now, zone, zones }: Clock): Date | null {
  const { year, month, day } = zones.wall(zone, now)
  const today = { year, month, day }
  const counted = sent.filter((one) => covers(cap, one))
  for (let later = 0; later <= cap.days; later++) {
    const after = dayName(daysLater(today, later - cap.days))
    const within = counted.reduce((sum, one) => (one.day > after ? sum + one.n : sum), 0)
    if (within < cap.most)
      return later === 0 ? null : zones.moment(zone, { ...daysLater(today, later), hour: 0, minute: 0 })
  }
  return zones.moment(zone, { ...daysLater(today, cap.days), hour: 0, minute: 0 })
}
