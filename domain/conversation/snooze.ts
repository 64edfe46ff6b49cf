/**
 * Until when one sets a conversation aside, as people say it: this evening, tomorrow morning, Monday, the next working day. On the clocks
 * on the wall, so that a night on which they are put forward or back does not move the morning; whoever knows the zone makes moments of
 * it.
 */
import { type Country, type Day, daysLater, nextWorkingDay } from '../routing/working-day.ts'

/** What the clocks show; months and days from 1, `weekday` from 1 for Monday to 7. */
export type Wall = Day & { hour: number; weekday: number }
export type WallTime = Day & { hour: number }

export const snoozeChoices = ['this evening', 'tomorrow morning', 'monday', 'next working day'] as const
export type SnoozeChoice = (typeof snoozeChoices)[number]

const evening = 18
/** For who works in the evening. */
const lateEvening = 21
const morning = 9

/**
 * What can be chosen now. This evening is later from five o'clock on, and no choice from eight; Monday is the next one, never today; no
 * morning stands there twice.
 * @param country whose holidays are no working days; null for those that we do not know
 */
export function snoozeTimes(now: Wall, country: Country | null): { choice: SnoozeChoice; at: WallTime }[] {
  const { year, month, day } = now
  const today = { year, month, day }
  const mornings = [
    { choice: 'tomorrow morning' as const, at: daysLater(today, 1) },
    { choice: 'monday' as const, at: daysLater(today, 8 - now.weekday) },
    { choice: 'next working day' as const, at: nextWorkingDay(today, country) },
  ]
  const isFirst = (one: { at: Day }, i: number) => mornings.findIndex(({ at }) => isSame(at, one.at)) === i
  return [
    ...(now.hour < lateEvening - 1
      ? [{ choice: 'this evening' as const, at: { ...today, hour: now.hour < evening - 1 ? evening : lateEvening } }]
      : []),
    ...mornings.filter(isFirst).map(({ choice, at }) => ({ choice, at: { ...at, hour: morning } })),
  ]
}

const isSame = (a: Day, b: Day) => a.year === b.year && a.month === b.month && a.day === b.day
