/**
 * Which days people work: Monday to Friday, but for the holidays of the Netherlands on which most of them do not. Easter and what hangs
 * on it by Meeus, Jones and Butcher ("Astronomical Algorithms", 1991), which holds for every year of the Gregorian calendar. Good Friday
 * is a day like others in Dutch offices, and 5 May is free once in five years.
 */

/** Months and days from 1. */
export type Day = { year: number; month: number; day: number }

/** Countries of which we know the holidays. */
export type Country = 'NL'

const serial = ({ year, month, day }: Day) => Math.round(Date.UTC(year, month - 1, day) / 86_400_000)

export function daysLater(of: Day, days: number): Day {
  const date = new Date((serial(of) + days) * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** From 1 for Monday to 7. */
export const weekdayOf = (day: Day): number => ((((serial(day) + 3) % 7) + 7) % 7) + 1

export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return { year, month: Math.floor(n / 31), day: (n % 31) + 1 }
}

/** Every day of a year on which offices in the Netherlands are closed, weekends apart. */
export function dutchHolidays(year: number): Day[] {
  const kingsDay = { year, month: 4, day: 27 }
  const fromEaster = [0, 1, 39, 49, 50].map((days) => daysLater(easter(year), days))
  return [
    { year, month: 1, day: 1 },
    ...fromEaster,
    weekdayOf(kingsDay) === 7 ? daysLater(kingsDay, -1) : kingsDay,
    ...(year % 5 === 0 ? [{ year, month: 5, day: 5 }] : []),
    { year, month: 12, day: 25 },
    { year, month: 12, day: 26 },
  ]
}

/** Never where we do not know the holidays. */
export const isHoliday = (day: Day, country: Country | null): boolean =>
  country !== null && dutchHolidays(day.year).some((holiday) => serial(holiday) === serial(day))

export const isWorkingDay = (day: Day, country: Country | null): boolean =>
  weekdayOf(day) <= 5 && !isHoliday(day, country)

/** The first working day after this one. */
export function nextWorkingDay(day: Day, country: Country | null): Day {
  let next = daysLater(day, 1)
  while (!isWorkingDay(next, country)) next = daysLater(next, 1)
  return next
}
