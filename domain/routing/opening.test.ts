import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOpening, type Opening, oddDay } from './opening.ts'

const office = { from: '09:00', until: '17:30' }
const weekdays: Opening = { week: [office, office, office, office, office, null, null], onHolidays: false }
const at = (year: number, month: number, day: number, hour: number, minute = 0) => ({ year, month, day, hour, minute })

test.each([
  ['early on a day it is open', at(2026, 11, 23, 7), at(2026, 11, 23, 9)],
  ['while it is open, the day after', at(2026, 11, 23, 12), at(2026, 11, 24, 9)],
  ['on Friday evening, Monday', at(2026, 11, 27, 20), at(2026, 11, 30, 9)],
  ['on the minute itself, the time after', at(2026, 11, 23, 9), at(2026, 11, 24, 9)],
  ['before Christmas, after it and the weekend', at(2026, 12, 24, 18), at(2026, 12, 28, 9)],
  ['before Easter, on Tuesday', at(2026, 4, 3, 18), at(2026, 4, 7, 9)],
])('a team opens next: %s', (_, now, then) => expect(nextOpening(weekdays, now, 'NL')).toEqual(then))

test('who works on holidays opens on them, and so does who lives elsewhere', () => {
  const christmas = at(2026, 12, 25, 9)
  expect(nextOpening({ ...weekdays, onHolidays: true }, at(2026, 12, 24, 18), 'NL')).toEqual(christmas)
  expect(nextOpening(weekdays, at(2026, 12, 24, 18), null)).toEqual(christmas)
})

test('a week without a day never opens', () => {
  const never = { week: Array.from({ length: 7 }, () => null), onHolidays: true }
  expect(nextOpening(never, at(2026, 11, 23, 7), 'NL')).toBeNull()
})

test('it is always later than now, and on a day that is open', () => {
  const hours = fc.option(fc.constantFrom(office, { from: '00:00', until: '00:00' }, { from: '13:00', until: '21:00' }))
  fc.assert(
    fc.property(
      fc.array(hours, { minLength: 7, maxLength: 7 }),
      fc.boolean(),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (week, onHolidays, date) => {
        const now = at(
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCHours(),
          date.getUTCMinutes(),
        )
        const next = nextOpening({ week, onHolidays }, now, 'NL')
        if (next === null) return
        const moment = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute)
        expect(moment).toBeGreaterThan(Date.UTC(now.year, now.month - 1, now.day, now.hour, now.minute))
        expect(week[(new Date(moment).getUTCDay() + 6) % 7]).not.toBeNull()
      },
    ),
  )
})

test('a day that closes as it opens is odd; one that lasts until midnight, or beyond, is not', () => {
  expect(oddDay(weekdays)).toBeNull()
  expect(oddDay({ ...weekdays, week: [office, { from: '09:00', until: '09:00' }] })).toBe(1)
  expect(oddDay({ ...weekdays, week: [{ from: '18:00', until: '01:00' }] })).toBeNull()
  expect(oddDay({ ...weekdays, week: [{ from: '09:00', until: '00:00' }] })).toBeNull()
})
