/** The ledger on the screen: whether it adds up, and what is usual on such a day. */
import { describe, expect, test } from 'vitest'
import { missing } from '../../web/arrival/sum.ts'
import { lastDays, usualFor } from '../../web/arrival/usual.ts'
import { dayOf } from './samples.ts'

describe('the sum', () => {
  const day = dayOf(1, { received: 4312, shown: 4290, revision: 9, duplicate: 8, echo: 3, refused: 2 })

  test('is right when everything received is accounted for', () => {
    expect(missing(day)).toBe(0)
  })

  test('tells how many are missing, or how many too many there are', () => {
    expect(missing({ ...day, shown: 4287 })).toBe(3)
    expect(missing({ ...day, inFlight: 5 })).toBe(-5)
  })
})

describe('what is usual', () => {
  const saturdays = ['2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14']
  const history = saturdays.map((day, index) => ({ day, received: [12, 14, 16, 400][index] ?? 0 }))

  test('is the middle half of the same weekdays before, so that one odd Saturday does not widen it', () => {
    expect(usualFor('2026-11-21', history)).toEqual({ low: 14, high: 112 })
    expect(usualFor('2026-11-21', [...history, { day: '2026-10-17', received: 13 }])).toEqual({ low: 13, high: 16 })
  })

  test('is not pretended to be known from a few days, nor from the day itself or from other weekdays', () => {
    expect(usualFor('2026-11-14', history)).toBeNull()
    expect(usualFor('2026-11-20', history)).toBeNull()
  })

  test('a day without a row brought nothing', () => {
    expect(lastDays('2026-11-14', history, 8)).toEqual([16, 0, 0, 0, 0, 0, 0, 400])
    expect(lastDays('2026-10-25', history, 8)).toEqual([12, 0])
  })
})
