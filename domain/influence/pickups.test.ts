import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cascade, chanceOf, pastOf, takingsOf } from './pickups.ts'

const cascade = (author: string, ...shares: readonly [by: string, from: string][]): Cascade => ({
  author,
  shares: shares.map(([by, from]) => ({ by, from })),
})
const people = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const someCascade = fc.record({
  author: people,
  shares: fc.array(fc.record({ by: people, from: people }), { maxLength: 20 }),
})

describe('how often somebody is picked up', () => {
  const past = pastOf([
    cascade('writer', ['fan', 'writer'], ['x', 'fan'], ['y', 'fan'], ['y', 'fan'], ['z', 'writer']),
    cascade('writer', ['z', 'writer'], ['fan', 'z']),
  ])

  test('is by how many different people, each time they took part', () => {
    // Six took part, and were picked up by three in all; ten and one are there from the start.
    expect(past.usual).toBeCloseTo(4 / 16)
    expect(past.rateOf('fan')).toBeCloseTo((2 + 2 * past.usual) / 4)
    expect(past.rateOf('z')).toBeCloseTo((1 + 2 * past.usual) / 4)
  })

  test('of a stranger is as usual, and one time of luck does not make a talent', () => {
    expect(past.knows('stranger')).toBe(false)
    expect(past.rateOf('stranger')).toBe(past.usual)
    expect(past.rateOf('fan')).toBeLessThan(2)
  })
})

describe('who takes part', () => {
  test('is judged by what was there before, and by nothing that came later', () => {
    fc.assert(
      fc.property(fc.array(someCascade, { maxLength: 5 }), someCascade, fc.nat(20), (before, now, cut) => {
        const past = pastOf(before)
        const early = takingsOf({ ...now, shares: now.shares.slice(0, cut) }, past)
        const late = takingsOf(now, past).slice(0, early.length)
        expect(late.map(({ by, signs, known }) => ({ by, signs, known }))).toEqual(
          early.map(({ by, signs, known }) => ({ by, signs, known })),
        )
      }),
    )
  })

  test('stands there once, and never as who began', () => {
    fc.assert(
      fc.property(someCascade, (now) => {
        const who = takingsOf(now, pastOf([])).map(({ by }) => by)
        expect(new Set(who).size).toBe(who.length)
        expect(who).not.toContain(now.author)
      }),
    )
  })

  test('in what is picked up more than usual is more likely to be heard', () => {
    const past = pastOf([])
    const [calm, hot] = [
      takingsOf(cascade('w', ['a', 'w'], ['b', 'w'], ['c', 'w']), past),
      takingsOf(cascade('w', ['a', 'w'], ['b', 'a'], ['c', 'b']), past),
    ]
    const last = (takings: typeof calm) => chanceOf(takings[2]?.signs ?? [0, 0, 0])
    expect(last(hot)).toBeGreaterThan(last(calm))
  })
})

describe('what is passed on', () => {
  test('by who was picked up before is likelier to be, and by who comes late less', () => {
    const past = pastOf([cascade('w', ['loud', 'w'], ['a', 'loud'], ['b', 'loud'], ['quiet', 'w'])])
    const chance = (who: string, before: number) => chanceOf([Math.log(past.rateOf(who)), 0, Math.log1p(before)])
    expect(chance('loud', 0)).toBeGreaterThan(chance('quiet', 0))
    expect(chance('loud', 50)).toBeLessThan(chance('loud', 5))
    expect(chance('loud', 1e9)).toBeGreaterThan(0)
  })
})
