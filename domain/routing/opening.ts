/** When a team is there. What comes in waits meanwhile; what somebody sets aside until the team opens comes forward then. */
import { type Country, type Day, daysLater, isHoliday, weekdayOf } from './working-day.ts'

/** On the clocks on the wall, `09:00`; an `until` that is not later than `from` is on the day after. */
export type DayHours = { from: string; until: string }

export type Opening = {
  /** Seven days from Monday; null is closed. */
  week: (DayHours | null)[]
  /** Whether holidays are days like others. */
  onHolidays: boolean
}

/** @param country whose holidays count; null for those that we do not know */
export function hoursOn(opening: Opening, day: Day, country: Country | null): DayHours | null {
  if (!opening.onHolidays && isHoliday(day, country)) return null
  return opening.week[weekdayOf(day) - 1] ?? null
}

/** Longer than any run of holidays: who does not open within it never opens. */
const mostDays = 31

/** The next time that the team opens, after this moment, also while it is open. Null when it never does. */
export function nextOpening(
  opening: Opening,
  now: Day & { hour: number; minute: number },
  country: Country | null,
): (Day & { hour: number; minute: number }) | null {
  const { year, month, day } = now
  for (let days = 0; days <= mostDays; days++) {
    const on = daysLater({ year, month, day }, days)
    const hours = hoursOn(opening, on, country)
    if (!hours) continue
    const [hour = 0, minute = 0] = hours.from.split(':').map(Number)
    if (days > 0 || hour * 60 + minute > now.hour * 60 + now.minute) return { ...on, hour, minute }
  }
  return null
}

/** A week in which nothing is wrong. @returns the first day (0 is Monday) on which it closes as it opens; null when there is none */
export function oddDay({ week }: Opening): number | null {
  const at = week.findIndex((hours) => hours !== null && hours.until !== '00:00' && hours.until === hours.from)
  return at === -1 ? null : at
}
