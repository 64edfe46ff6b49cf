/** What is drawn says what it is: hours that stand together name their end, and labels stand at their lines. */
import { expect, test } from 'vitest'
import { fromTop, reachOf } from '../../web/brand/figures.ts'
import { endOf, gathered, perBar } from '../../web/listening/bars.ts'

const hour = (n: number) => ({
  at: new Date(Date.UTC(2026, 9, 24, n)).toISOString(),
  ...{ addressed: 1, around: 2, usual: { low: 1, middle: 2, high: 3 } },
})

test('in a month four hours are one bar, which says until when it runs', () => {
  const bars = gathered(
    Array.from({ length: 8 }, (_, n) => hour(n)),
    perBar[30],
  )
  expect(bars).toHaveLength(2)
  expect(bars[0]).toMatchObject({ addressed: 4, around: 8, usual: { low: 4, high: 12 } })
  expect(bars[1] && endOf(bars[1].at, perBar[30])).toBe('2026-10-24T08:00:00.000Z')
})

test('of hours of which one is not known what is usual, it is not known', () => {
  expect(gathered([hour(0), { ...hour(1), usual: null }], 2)[0]?.usual).toBeNull()
})

test('a label of a rating stands at the line of its value, and what lies outside stays at the edge', () => {
  const figure = { value: -400, low: -900, high: 300, tooFew: false, accounts: 20, messages: 30 }
  const reach = reachOf('rating', [figure])
  expect(reach.grid.map((value) => fromTop(reach, value))).toEqual([1, 2 / 3, 1 / 3, 0])
  expect(fromTop(reach, -5000)).toBe(1)
})
