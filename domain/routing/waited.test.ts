import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barOf, barsOf, edges, measures, spanOf, waitedOf } from './waited.ts'

const since = new Date('2026-11-21T20:00:00Z')
const at = (minutes: number) => new Date(since.getTime() + minutes * 60_000)
const one = { id: 'c', history: false, waitsSince: since, dueAt: at(56), lastReads: null }
const boost = { parts: [{ what: 'factor', earlier: 4 * 60_000 }], withheld: 0 } as const

test('every value stands in the one bar whose span holds it', () => {
  const values = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(...edges.took, ...edges.turn))
  fc.assert(
    fc.property(fc.constantFrom(...measures), values, (measure, value) => {
      const { from, until } = spanOf(measure, barOf(measure, value))
      expect(value).toBeGreaterThanOrEqual(from ?? Number.NEGATIVE_INFINITY)
      expect(value).toBeLessThan(until ?? Number.POSITIVE_INFINITY)
    }),
  )
})

test('a wait lasts until the answer, and is laid beside the turn that it had without influence', () => {
  const waited = waitedOf({ ...one, boost }, at(58))
  expect(waited).toMatchObject({ conversationId: 'c', since, until: at(58), turnAt: at(60) })
  expect(waited && barsOf(waited)).toEqual({ took: barOf('took', 58), turn: barOf('turn', -2) })
})

test('whoever did not wait, or was there before us, is not counted; who was set aside had no turn', () => {
  expect(waitedOf({ ...one, boost: null, waitsSince: null }, at(1))).toBeNull()
  expect(waitedOf({ ...one, boost: null, history: true }, at(1))).toBeNull()
  const aside = waitedOf({ ...one, boost: null, dueAt: null }, at(1))
  expect(aside && barsOf(aside).turn).toBeNull()
})
