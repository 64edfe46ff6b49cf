import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Factor, Known } from './factor.ts'
import { type Presence, personFactor } from './person.ts'
import { levelOf } from './scale.ts'
import { shippedScale } from './shipped.ts'

const known = (points: number, more: Partial<Known> = {}): Known => ({
  state: 'known',
  scale: shippedScale.version,
  level: levelOf(points),
  points,
  parts: [{ what: 'base', points, count: 0 }],
  low: points - 200,
  high: points + 300,
  asleep: false,
  ...more,
})
const on = (account: string, factor: Factor, sure = 1): Presence => ({ account, factor, sure })
const person = (...presences: Presence[]) => {
  const factor = personFactor(presences, shippedScale)
  if (factor.state !== 'known') throw new Error('not known')
  return factor
}
const unknown: Factor = { state: 'unknown', why: 'too-few' }

const presences = fc
  .array(fc.tuple(fc.integer({ min: -1000, max: 6000 }), fc.double({ min: 0.01, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.map(([points, sure], i) => on(`account ${i}`, known(points), sure)))

describe('a person on several networks', () => {
  test('with one account is that account', () => {
    expect(person(on('one', known(2345)))).toMatchObject({ points: 2345, low: 2145, high: 2645, account: 'one' })
  })

  test('is at least the strongest and at most all audiences together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 6000 }), { minLength: 1, maxLength: 5 }), (all) => {
        const { points } = person(...all.map((each, i) => on(`account ${i}`, known(each))))
        const reach = (value: number) => shippedScale.reachPerLevel ** (value / 1000)
        expect(points).toBeGreaterThanOrEqual(Math.max(...all))
        expect(reach(points - 1)).toBeLessThanOrEqual(all.map(reach).reduce((a, b) => a + b))
      }),
    )
  })

  test('has reasons that add up exactly, in whatever order the accounts are given', () => {
    fc.assert(
      fc.property(presences, (all) => {
        const factor = person(...all)
        expect(factor.parts.reduce((sum, { points }) => sum + points, 0)).toBe(factor.points)
        expect(factor.low).toBeLessThanOrEqual(factor.points)
        expect(factor.high).toBeGreaterThanOrEqual(factor.points)
        expect(person(...all.toReversed())).toEqual(factor)
      }),
    )
  })

  test('counts for less with an account that may be somebody else’s', () => {
    const factor = person(on('one', known(3000), 0.5))
    expect(factor.points).toBeLessThan(3000)
    expect(factor.parts).toContainEqual({ what: 'unsure', points: factor.points - 3000, account: 'one' })
    expect(person(on('one', known(3000)), on('two', known(2000), 0.1)).points).toBeLessThan(
      person(on('one', known(3000)), on('two', known(2000), 0.9)).points,
    )
  })

  test('gains nothing by accounts that sleep, are unknown, or are surely of others', () => {
    const alone = person(on('one', known(2000)))
    expect(person(on('one', known(2000)), on('two', known(-900, { asleep: true })))).toEqual(alone)
    expect(person(on('one', known(2000)), on('two', unknown))).toEqual(alone)
    expect(person(on('one', known(2000)), on('two', known(5000), 0))).toEqual(alone)
    expect(person(on('a', known(-900, { asleep: true })), on('b', known(-900, { asleep: true }))).points).toBe(-900)
  })

  test('of whom nothing is known is unknown', () => {
    expect(personFactor([on('one', unknown)], shippedScale)).toEqual(unknown)
    expect(personFactor([], shippedScale)).toEqual(unknown)
  })

  test('who objected with one account is unknown with all', () => {
    const objected: Factor = { state: 'unknown', why: 'objected' }
    expect(personFactor([on('one', objected), on('two', known(3000))], shippedScale)).toEqual(objected)
  })
})
