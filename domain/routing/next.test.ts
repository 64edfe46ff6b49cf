import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, mostPreference, rank } from './next.ts'

const now = new Date('2026-11-21T20:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
const of = (id: string, due: number, part: Partial<Candidate> = {}): Candidate => ({
  id,
  dueAt: minutes(due),
  labelIds: [],
  known: false,
  ...part,
})
const none = new Set<string>()

describe('the next conversation', () => {
  test('is the one that is late the longest, and says so', () => {
    expect(rank([of('b', -5), of('a', -40), of('c', 30)], none, now)).toEqual([
      { id: 'a', why: 'late', labelId: null },
      { id: 'b', why: 'late', labelId: null },
      { id: 'c', why: 'first', labelId: null },
    ])
  })

  test('is a customer one spoke with before, when others can wait that long', () => {
    const [first] = rank([of('a', 0), of('b', 15, { known: true })], none, now)
    expect(first).toEqual({ id: 'b', why: 'known', labelId: null })
    expect(rank([of('a', 0), of('b', 25, { known: true })], none, now)[0]?.id).toBe('a')
  })

  test('is what one knows about, when others can wait that long', () => {
    const [first] = rank([of('a', 0), of('b', 5, { labelIds: ['factuur'] })], new Set(['factuur']), now)
    expect(first).toEqual({ id: 'b', why: 'skill', labelId: 'factuur' })
  })

  test('does not claim a preference that made no difference', () => {
    expect(rank([of('a', 5), of('b', 0, { known: true })], none, now)[0]?.why).toBe('first')
  })

  test('what has no due moment comes last', () => {
    expect(rank([{ ...of('a', 0, { known: true }), dueAt: null }, of('b', 900)], none, now)[0]?.id).toBe('b')
  })

  const candidate = fc.record({
    id: fc.uuid(),
    dueAt: fc.option(fc.integer({ min: -600, max: 600 }).map(minutes), { nil: null }),
    labelIds: fc.subarray(['klacht', 'factuur', 'storing']),
    known: fc.boolean(),
  })
  const some = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 30 })
  const skills = fc.subarray(['klacht', 'factuur']).map((ids) => new Set(ids))

  test('the floor: nobody is overtaken by what is due more than the bound later', () => {
    fc.assert(
      fc.property(some, skills, (all, knows) => {
        const due = new Map(all.map(({ id, dueAt }) => [id, dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER]))
        const order = rank(all, knows, now).map(({ id }) => due.get(id) ?? 0)
        order.forEach((first, place) => {
          for (const later of order.slice(place)) expect(first - later).toBeLessThanOrEqual(mostPreference)
        })
      }),
    )
  })

  test('everybody is offered once, in whatever order they are given', () => {
    fc.assert(
      fc.property(some, skills, (all, knows) => {
        const offers = rank(all, knows, now)
        expect(offers.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
        expect(rank(all.toReversed(), knows, now)).toEqual(offers)
      }),
    )
  })
})
