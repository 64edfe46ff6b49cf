import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookAgainAt } from './look-again.ts'

const hour = 3_600_000
const at = new Date('2026-03-04T10:00:00Z')
const ago = (hours: number) => new Date(at.getTime() - hours * hour)
const gap = (hours: number, open = false) => {
  const next = lookAgainAt({ published: ago(hours), open, at })
  return next && (next.getTime() - at.getTime()) / hour
}

describe('looking again', () => {
  test('is soon for what is new, seldom for what is old, and stops in the end', () => {
    expect([gap(0), gap(30), gap(24 * 30), gap(24 * 61)]).toEqual([1, 10, 168, null])
  })

  test('is never later than six hours where somebody is about to answer', () => {
    expect([gap(30, true), gap(24 * 400, true)]).toEqual([6, 6])
  })

  test('of a clock that runs ahead is not put off', () => {
    expect(lookAgainAt({ published: new Date('2099-01-01'), open: false, at })?.getTime()).toBe(at.getTime() + hour)
  })

  test('an open dialogue is never looked at later than a closed one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 500 }), (hours) => {
        const [open, closed] = [gap(hours, true), gap(hours)]
        expect(open).not.toBeNull()
        if (closed !== null) expect(open).toBeLessThanOrEqual(closed)
      }),
    )
  })
})
