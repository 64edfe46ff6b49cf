import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

test('is followers as far as reactions explain them, in doublings; of whom nothing is known one', () => {
  expect(reachOf({ audience: null, reactors: 90 })).toBe(1)
  expect(reachOf({ audience: 0, reactors: 0 })).toBe(1)
  expect(reachOf({ audience: 150, reactors: 0 })).toBe(128)
  expect(reachOf({ audience: 1_000_000, reactors: 4 })).toBe(512)
})

test('never falls when more follow or react, and is at least half of them', () => {
  const known = fc.record({ audience: fc.nat(1e9), reactors: fc.nat(1e6) })
  fc.assert(
    fc.property(known, fc.nat(1e6), (one, more) => {
      const { audience, reactors } = one
      expect(reachOf({ audience: audience + more, reactors: reactors + more })).toBeGreaterThanOrEqual(reachOf(one))
      expect(2 * reachOf(one)).toBeGreaterThanOrEqual(Math.min(audience, reactors))
    }),
  )
})
