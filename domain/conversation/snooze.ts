/**
 * Until when one sets a conversation aside, as people say it: this evening, tomorrow morning, Monday. On the clocks on the wall, so that
 * a night on which they are put forward or back does not move the morning; whoever knows the zone makes moments of it.
 */

/** What the clocks show; months and days from 1, `weekday` from 1 for Monday to 7. */
export type Wall = { year: number; month: number; day: number; hour: number; weekday: number }
export type WallTime = { year: number; month: number; day: number; hour: number }

export const snoozeChoices = ['this evening', 'tomorrow morning', 'monday'] as const
export type SnoozeChoice = (typeof snoozeChoices)[number]

const evening = 18
const morning = 9

/** What can be chosen now. The evening is no choice from five o'clock on; Monday is the next one, never today, nor tomorrow twice. */
export function snoozeTimes(now: Wall): { choice: SnoozeChoice; at: WallTime }[] {
  const tomorrow = daysLater(now, 1)
  const untilMonday = 8 - now.weekday
  return [
    ...(now.hour < evening - 1 ? [{ choice: 'this evening' as const, at: { ...dayOf(now), hour: evening } }] : []),
    { choice: 'tomorrow morning' as const, at: { ...tomorrow, hour: morning } },
    ...(untilMonday > 1 ? [{ choice: 'monday' as const, at: { ...daysLater(now, untilMonday), hour: morning } }] : []),
  ]
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>

const dayOf = ({ year, month, day }: Day): Day => ({ year, month, day })

function daysLater({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
