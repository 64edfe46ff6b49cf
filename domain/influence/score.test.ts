import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factorOf } from './factor.ts'
import { levelOf } from './scale.ts'
import { scoreOf } from './score.ts'
import { shippedScale } from './shipped.ts'
import { nothing, type Signals } from './signals.ts'

const count = fc.oneof(fc.nat(50), fc.nat(100_000), fc.double({ min: 0, max: 1e9, noNaN: true }))
const odd = fc.oneof(count, fc.constantFrom(1.99e10, 2e10, -1, -1e9, Number.NaN, Number.POSITIVE_INFINITY, 1e300))
const signalsWith = (value: fc.Arbitrary<number>): fc.Arbitrary<Signals> =>
  fc.record({ audience: value, lists: value, reactors: value, reactions: value, posts: value, reactorsReach: value })
const score = (signals: Signals) => scoreOf(signals, shippedScale)

const neighbour: Signals = { audience: 180, lists: 0, reactors: 6, reactions: 9, posts: 12, reactorsReach: 4 }
const writer: Signals = { audience: 8_000, lists: 60, reactors: 41, reactions: 70, posts: 30, reactorsReach: 25 }
const famous: Signals = {
  audience: 900_000,
  lists: 5_000,
  reactors: 4_000,
  reactions: 20_000,
  posts: 60,
  reactorsReach: 90,
}

describe('the score of an account', () => {
  test.each(['audience', 'lists', 'reactors', 'reactions', 'reactorsReach'] as const)(
    'never falls when %s grow',
    (name) => {
      fc.assert(
        fc.property(signalsWith(count), count, (signals, more) => {
          const after = { ...signals, [name]: signals[name] + more }
          expect(score(after).points).toBeGreaterThanOrEqual(score(signals).points)
        }),
      )
    },
  )

  test('is exactly what its reasons add up to, whatever the counters say', () => {
    fc.assert(
      fc.property(signalsWith(odd), (signals) => {
        const { points, parts } = score(signals)
        expect(Number.isInteger(points)).toBe(true)
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points)
        expect(parts.every((part) => part.what === 'base' || part.points > 0)).toBe(true)
      }),
    )
  })

  test('takes counters that cannot be as nothing', () => {
    const broken = { ...writer, lists: -5, audience: 1e300, reactorsReach: Number.NaN }
    expect(score(broken)).toEqual(score({ ...writer, lists: 0, audience: 0, reactorsReach: 0 }))
  })

  test('says because of how many different people it is so high', () => {
    expect(score(writer).parts.find(({ what }) => what === 'reactors')).toMatchObject({ count: 41 })
    expect(score(writer).parts.find(({ what }) => what === 'reactors')?.points).toBeGreaterThan(900)
  })

  test('counts followers as far as people react', () => {
    const bought = { ...neighbour, audience: 10 * neighbour.audience }
    expect(score(bought).followers).toBe(1400)
    expect(score({ ...neighbour, audience: 1e9 })).toMatchObject({ followers: 1400, points: score(bought).points })
  })

  test('of saying more without an answer does not rise', () => {
    expect(score({ ...writer, posts: 3000 }).points).toBeLessThanOrEqual(score(writer).points)
  })

  test('of a sleeping account is that of nobody, however many followers it has', () => {
    const sleeping = { ...famous, posts: 0.02, reactions: 0.02, reactors: 0.02 }
    expect(score(sleeping)).toMatchObject({ asleep: true, points: score(nothing).points, parts: [{ what: 'base' }] })
  })
})

describe('the factor', () => {
  test('orders people as one would', () => {
    const levels = [neighbour, writer, famous].map((signals) => levelOf(score(signals).points))
    expect(levels).toEqual([...levels].sort())
    expect(new Set(levels).size).toBe(3)
    expect(levels[2]).toBe(5)
  })

  test('is unknown, and not 1, after fewer than three observations', () => {
    expect(factorOf(famous, 2, shippedScale)).toEqual({ state: 'unknown', why: 'too-few' })
    expect(factorOf(famous, Number.NaN, shippedScale).state).toBe('unknown')
    expect(factorOf(nothing, 3, shippedScale)).toMatchObject({ state: 'known', level: 1 })
  })

  test('lies within its interval, which is wider where less is known', () => {
    const width = (signals: Signals) => {
      const factor = factorOf(signals, 3, shippedScale)
      return factor.state === 'known' ? factor.high - factor.low : Number.NaN
    }
    fc.assert(
      fc.property(signalsWith(odd), (signals) => {
        const factor = factorOf(signals, 3, shippedScale)
        if (factor.state !== 'known') throw new Error('not known')
        expect(factor.low).toBeLessThanOrEqual(factor.points)
        expect(factor.high).toBeGreaterThanOrEqual(factor.points)
      }),
    )
    expect(width({ ...writer, reactors: 4 })).toBeGreaterThan(width({ ...writer, audience: 80_000, reactors: 400 }))
  })

  test('has five levels, whose edges lie halfway', () => {
    expect([-9000, 1499, 1500, 2500, 3500, 4499, 4500, 1e9].map(levelOf)).toEqual([1, 1, 2, 3, 4, 4, 5, 5])
  })
})
