/** The percolator finds exactly the queries that a message meets: no more, no fewer, whatever is added and removed meanwhile. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meets, readMessage } from '../../domain/listening/meets.ts'
import { createPercolator } from '../../domain/listening/percolator.ts'
import { query as anyQuery, message } from './arbitrary.ts'

describe('a percolator', () => {
  test('finds what looking at each query finds', () => {
    fc.assert(
      fc.property(
        fc.array(anyQuery, { minLength: 1, maxLength: 30 }),
        fc.array(message, { minLength: 1, maxLength: 20 }),
        (queries, messages) => {
          const percolator = createPercolator()
          const kept = queries.flatMap((query, i) =>
            percolator.add(String(i), query) ? [{ id: String(i), query }] : [],
          )
          for (const each of messages) {
            const reading = readMessage(each)
            const expected = kept.filter(({ query }) => meets(query, reading)).map(({ id }) => id)
            expect(percolator.match(each).sort()).toEqual(expected.sort())
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
