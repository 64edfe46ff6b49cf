import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothing } from './signals.ts'
import { reactionsExpected, spreadOf, usualPace, type Voice } from './spread.ts'

const minute = 60_000
const now = 10_000 * minute
const ago = (minutes: number) => now - minutes * minute
const voice = (who: string, minutes: number, rate: number): Voice => ({ who, at: ago(minutes), rate })
const neighbour = voice('neighbour', 30, 0.3)

const voices = fc.array(
  fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.integer({ min: 0, max: 10_000 }).map(ago),
    rate: fc.oneof(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.constantFrom(-3, Number.NaN, Number.POSITIVE_INFINITY),
    ),
  }),
  { maxLength: 8 },
)

describe('what a message may still move', () => {
  test('of a small voice rises at once when a large one takes it up', () => {
    const before = spreadOf(neighbour, [], now)
    const after = spreadOf(neighbour, [voice('singer', 0, 400)], now)
    expect(before.toCome).toBeLessThan(1)
    expect(before.by).toBe('neighbour')
    expect(after.toCome).toBeGreaterThan(200)
    expect(after.by).toBe('singer')
  })

  test('never falls by somebody reacting now', () => {
    fc.assert(
      fc.property(voices, fc.double({ min: 0, max: 100, noNaN: true }), (reactions, rate) => {
        const one = spreadOf(neighbour, reactions, now)
        const more = spreadOf(neighbour, [...reactions, { who: 'new', at: now, rate }], now)
        expect(more.toCome).toBeGreaterThanOrEqual(one.toCome)
        expect(more.came).toBe(one.came + 1)
      }),
    )
  })

  test('is a sensible number between its bounds, whatever the rates and the order', () => {
    fc.assert(
      fc.property(voices, voices, ([author = neighbour], reactions) => {
        const { low, toCome, high, heat, ...rest } = spreadOf(author, reactions, now)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(toCome)
        expect(toCome).toBeLessThanOrEqual(high)
        expect(high).toBeLessThan(Number.POSITIVE_INFINITY)
        const other = spreadOf(author, reactions.toReversed(), now)
        expect(other.toCome).toBeCloseTo(toCome, 6)
        expect(other.heat).toBeCloseTo(heat, 6)
        expect(other.came).toBe(rest.came)
      }),
    )
  })

  test('fades with silence, and heats with more reactions than are usual', () => {
    const writer = voice('writer', 10, 6)
    const after = (minutes: number) => spreadOf(writer, [], now + minutes * minute).toCome
    expect([after(0), after(60), after(600), after(6000)]).toEqual(
      [after(6000), after(600), after(60), after(0)].sort((a, b) => b - a),
    )
    expect(after(6000)).toBeLessThan(0.3)
    const crowd = Array.from({ length: 30 }, (_, i) => voice(`fan ${i}`, 5, 0.2))
    expect(spreadOf(writer, crowd, now).heat).toBeGreaterThan(4)
    expect(spreadOf(writer, crowd, now).toCome).toBeGreaterThan(4 * after(0))
  })

  test('counts who is likely to react by how likely', () => {
    const likely = [{ chance: 0.25, rate: 80 }]
    const [without, withThem] = [spreadOf(neighbour, [], now), spreadOf(neighbour, [], now, usualPace, likely)]
    const onward = 1 / (1 - usualPace.usual)
    expect(withThem.toCome - without.toCome).toBeCloseTo(20 * without.heat * onward, 6)
  })

  test('does not count the author answering, or anybody twice', () => {
    const fan = voice('fan', 3, 1)
    expect(spreadOf(neighbour, [fan, voice('fan', 1, 1), voice('neighbour', 1, 1)], now)).toEqual(
      spreadOf(neighbour, [fan], now),
    )
  })
})

test('what an account may expect is what is usual, until it said more', () => {
  expect(reactionsExpected(nothing, 0.4)).toBe(0.4)
  expect(reactionsExpected({ ...nothing, posts: 98, reactions: 980 }, 0.4)).toBeCloseTo(9.808)
})
