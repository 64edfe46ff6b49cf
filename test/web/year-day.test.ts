/** A day of every year is chosen as day and month, and kept as month and day. */
import { expect, test } from 'vitest'
import { clampDay, daysIn, isOnce } from '../../web/suppression/year-day.ts'

test('the fourth of May is kept as 05-04, and a day that its month does not have becomes its last', () => {
  expect(clampDay(5, 4)).toBe('05-04')
  expect(clampDay(4, 31)).toBe('04-30')
  expect(clampDay(2, 31)).toBe('02-29')
  expect(daysIn(12)).toBe(31)
})

test('with a year it comes once', () => {
  expect(isOnce('05-04')).toBe(false)
  expect(isOnce('2026-11-22')).toBe(true)
})
