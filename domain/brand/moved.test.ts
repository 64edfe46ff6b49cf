import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Board, changed, newBoard } from './board.ts'
import { countsOf, type Heard, type Said } from './heard.ts'
import { type Moved, movedBy } from './moved.ts'
import { ratingOf } from './rating.ts'
import { roundedTo, whole } from './rounded.ts'

const week = { from: 0, until: 7, halfLife: 7 }
const [angry, glad] = [[1, 0, 0] as const, [0, 0, 1] as const]

const said = (heard: Partial<Heard>): Said[] => {
  const { subject, topic, account, group, ...rest } = {
    at: 6,
    subject: 'us',
    topic: 'app',
    group: 'customer',
    account: 'an',
    sentiment: glad,
    reach: 10,
    ...heard,
  }
  const counts = countsOf({ subject, topic, account, group, ...rest }, week)
  return counts ? [{ subject, topic, account, group, counts }] : []
}
const boardOf = (heard: readonly Partial<Heard>[]): Board => changed(newBoard, heard.flatMap(said))
const crowd = (size: number, heard: Partial<Heard>) =>
  Array.from({ length: size }, (_, i) => ({ account: `${heard.topic}${heard.sentiment}${i}`, ...heard }))
const side = (heard: readonly Partial<Heard>[], usual = 0) => ({ board: boardOf(heard), usual })

const sides = fc
  .tuple(
    fc.array(
      fc.record({
        account: fc.constantFrom('bo', 'cas', 'dee', 'eva', 'fie'),
        sentiment: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
        reach: fc.nat(1_000_000),
        topic: fc.constantFrom('app', 'price', 'outage'),
        group: fc.constantFrom('customer', 'press'),
      }),
      { maxLength: 20 },
    ),
    fc.integer({ min: -1000, max: 1000 }),
  )
  .map(([heard, usual]) => side(heard, usual))
const sum = ({ movers, usual }: Moved) => [usual, ...movers].reduce((all, { tone, volume }) => all + tone + volume, 0)

describe('what moved a rating', () => {
  test('adds up to the change exactly, by topic and by group', () => {
    fc.assert(
      fc.property(sides, sides, fc.constantFrom('topic', 'group'), (before, after, kind) => {
        const moved = movedBy(before, after, 'us', kind)
        expect(moved.from).toBe(ratingOf(before.board, 'us', { kind: 'all' }, before.usual).points)
        expect(moved.to).toBe(ratingOf(after.board, 'us', { kind: 'all' }, after.usual).points)
        expect(sum(moved)).toBe(moved.to - moved.from)
        expect(moved.low <= moved.to - moved.from + 1 && moved.to - moved.from - 1 <= moved.high).toBe(true)
      }),
    )
  })

  test('is nothing between a period and itself', () => {
    fc.assert(
      fc.property(sides, (same) => {
        const { usual, movers } = movedBy(same, same, 'us', 'topic')
        expect([usual, ...movers].every(({ tone, volume }) => tone === 0 && volume === 0)).toBe(true)
      }),
    )
  })

  test('is the tone of a topic when as many speak of it otherwise', () => {
    const price = crowd(100, { topic: 'price' })
    const moved = movedBy(
      side([...price, ...crowd(100, { topic: 'app' })]),
      side([...price, ...crowd(100, { topic: 'app', sentiment: angry })]),
      'us',
      'topic',
    )
    expect(moved.movers[0]?.name).toBe('app')
    expect(moved.movers[0]?.tone).toBeLessThan(-900)
    expect(Math.abs(moved.movers[0]?.volume ?? 9)).toBeLessThanOrEqual(1)
    expect(moved.high).toBeLessThan(0)
  })

  test('is the volume of a topic when more speak of it in the same way', () => {
    const calm = crowd(100, { topic: 'app' })
    const moved = movedBy(
      side(calm),
      side([...calm, ...crowd(100, { topic: 'outage', sentiment: angry })]),
      'us',
      'topic',
    )
    expect(moved.movers[0]).toMatchObject({ name: 'outage', tone: 0 })
    expect(moved.movers[0]?.volume).toBeLessThan(-400)
    expect(moved.movers[1]?.tone).toBe(0)
  })

  test('may be nothing when few speak', () => {
    const { low, high } = movedBy(side([{}]), side([{ sentiment: angry }]), 'us', 'group')
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })
})

test('rounded values add up to the total, each less than a unit away', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -999, max: 999, noNaN: true }), { minLength: 2 }), (values) => {
      const total = whole(values.reduce((all, value) => all + value, 0))
      const rounded = roundedTo(total, values)
      expect(rounded.reduce((all, value) => all + value, 0)).toBe(total)
      for (const [i, value] of values.entries()) expect(Math.abs((rounded[i] ?? 0) - value)).toBeLessThanOrEqual(1.001)
    }),
  )
})
