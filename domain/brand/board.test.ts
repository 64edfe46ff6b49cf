import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Board, changed, forgotten, newBoard, sumsOf } from './board.ts'
import { countsOf, type Heard, type Said } from './heard.ts'
import { mostWeight } from './voice.ts'

const day = 86_400_000
const week = { from: 0, until: 7 * day, halfLife: 7 * day }
const all = { kind: 'all' } as const

const heard: fc.Arbitrary<Heard> = fc.record({
  at: fc.integer({ min: 0, max: 7 * day - 1 }),
  subject: fc.constantFrom('us', 'them', 'others'),
  topic: fc.constantFrom('price', 'outage', 'app', ''),
  group: fc.constantFrom('customer', 'press'),
  account: fc.constantFrom('an', 'bo', 'cas', 'dee', 'eva'),
  sentiment: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
  reach: fc.oneof(fc.nat(10_000_000), fc.constantFrom(-5, Number.NaN, Number.POSITIVE_INFINITY)),
})
const said = ({ subject, topic, group, account, ...rest }: Heard): Said[] => {
  const counts = countsOf({ subject, topic, group, account, ...rest }, week)
  return counts ? [{ subject, topic, group, account, counts }] : []
}
const messages = fc.array(heard, { maxLength: 30 }).map((list) => list.flatMap(said))
/** Cut anywhere, in any order. */
const stirred = messages.chain((list) =>
  fc.record({
    list: fc.constant(list),
    other: fc.shuffledSubarray(list, { minLength: list.length }),
    cut: fc.nat(list.length),
  }),
)
const boardOf = (list: readonly Said[]): Board => changed(newBoard, list)

describe('what was heard in a period', () => {
  test('comes out the same in whatever order and whatever batches it came', () => {
    fc.assert(
      fc.property(stirred, ({ list, other, cut }) => {
        expect(changed(boardOf(other.slice(0, cut)), other.slice(cut))).toEqual(boardOf(list))
      }),
    )
  })

  test('is as it was when what came is taken out again, also before it came', () => {
    fc.assert(
      fc.property(messages, stirred, (stays, { list, other, cut }) => {
        const before = boardOf(stays)
        expect(changed(changed(before, list), other.slice(0, cut), other)).toEqual(changed(before, other.slice(0, cut)))
        expect(changed(changed(changed(before, [], list.slice(cut)), other), [], list.slice(0, cut))).toEqual(before)
      }),
    )
  })

  test('holds nothing of who objected', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const others = list.filter(({ account }) => account !== 'an')
        expect(forgotten(boardOf(list), 'an')).toEqual(boardOf(others))
      }),
    )
  })

  test('adds up exactly by topic, by group and over subjects', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const board = boardOf(list)
        for (const what of ['messages', 'weight', 'tone', 'doubt'] as const) {
          const sum = (subject: string | null, kind: 'topic' | 'group') =>
            [...board.cells.values()]
              .filter((cell) => cell.subject === subject && cell.by.kind === kind)
              .reduce((total, { sums }) => total + sums[what], 0)
          for (const subject of ['us', 'them', 'others', null]) {
            expect(sum(subject, 'topic')).toBe(sumsOf(board, subject, all)[what])
            expect(sum(subject, 'group')).toBe(sumsOf(board, subject, all)[what])
          }
          const subjects = ['us', 'them', 'others'].reduce((total, name) => total + sumsOf(board, name, all)[what], 0)
          expect(subjects).toBe(sumsOf(board, null, all)[what])
        }
      }),
    )
  })

  test('gives one account one weight for a subject, and never more than the cap', () => {
    const shout = { at: 7 * day - 1, subject: 'us', topic: 'app', group: 'press', account: 'an', reach: 9e9 }
    const one = said({ ...shout, sentiment: [1, 0, 0] })
    const weightOf = (times: number) => sumsOf(boardOf(Array(times).fill(one).flat()), 'us', all).weight
    expect(weightOf(1)).toBe(mostWeight / 2)
    expect(weightOf(10) / weightOf(1)).toBeCloseTo(1.8, 1)
    expect(weightOf(1000)).toBeLessThanOrEqual(mostWeight)
    fc.assert(
      fc.property(messages, (list) => {
        for (const account of ['an', 'bo']) {
          const own = boardOf(list.filter((message) => message.account === account))
          expect(sumsOf(own, 'us', all).weight).toBeLessThanOrEqual(mostWeight)
        }
      }),
    )
  })

  test('counts half what was said a half-life before the end, and nothing from outside the period', () => {
    const at = (moment: number): Heard => ({
      at: moment,
      subject: 'us',
      topic: 'app',
      group: 'customer',
      account: 'an',
      sentiment: [0, 0, 1],
      reach: 0,
    })
    expect(countsOf(at(0), week)).toEqual({ messages: 1, fresh: 500, loud: 50_000, tone: 5_000_000, doubt: 0 })
    expect(countsOf(at(-1), week)).toBeNull()
    expect(countsOf(at(7 * day), week)).toBeNull()
    expect(countsOf(at(Number.NaN), week)).toBeNull()
  })
})
