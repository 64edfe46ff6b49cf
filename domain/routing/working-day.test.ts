import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutchHolidays, easter, isWorkingDay, nextWorkingDay, weekdayOf } from './working-day.ts'

const on = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}
const said = ({ year, month, day }: { year: number; month: number; day: number }) =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

describe('the days on which people work', () => {
  test('Easter falls where the church keeps it', () => {
    const known = ['1961-04-02', '2000-04-23', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']
    expect(known.map((day) => said(easter(on(day).year)))).toEqual(known)
  })

  test('Easter is a Sunday from 22 March to 25 April, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const day = easter(year)
        expect(weekdayOf(day)).toBe(7)
        const place = day.month * 100 + day.day
        expect(place >= 322 && place <= 425).toBe(true)
      }),
    )
  })

  test('the Dutch holidays of a year, the day of liberation only once in five', () => {
    expect(dutchHolidays(2026).map(said).toSorted()).toEqual([
      '2026-01-01',
      '2026-04-05',
      '2026-04-06',
      '2026-04-27',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
    expect(dutchHolidays(2025).map(said)).toContain('2025-05-05')
  })

  test('the King has his day a day sooner when it would be a Sunday', () => {
    expect(dutchHolidays(2025).map(said)).toContain('2025-04-26')
    expect(isWorkingDay(on('2026-04-27'), 'NL')).toBe(false)
    expect(isWorkingDay(on('2026-04-27'), null)).toBe(true)
  })

  test('after Christmas, and after Easter, work begins again', () => {
    expect(said(nextWorkingDay(on('2026-12-24'), 'NL'))).toBe('2026-12-28')
    expect(said(nextWorkingDay(on('2026-04-03'), 'NL'))).toBe('2026-04-07')
    expect(said(nextWorkingDay(on('2026-12-31'), 'NL'))).toBe('2027-01-04')
  })

  test('the next working day is one, comes after, and there is none in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const next = nextWorkingDay({ year, month, day }, 'NL')
          expect(isWorkingDay(next, 'NL')).toBe(true)
          expect(said(next) > said({ year, month, day })).toBe(true)
        },
      ),
    )
  })
})
