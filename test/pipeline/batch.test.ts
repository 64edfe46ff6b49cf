/** Rule 1 of the way of a message: a batch equals the same messages one by one. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import type { TestHouse } from '../http/house.ts'
import { happening } from './happenings.ts'
import { heard, openPlainHouse } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())
const after = (portions: readonly (readonly ChannelEvent[])[], history = false) => heard(house, portions, history)

describe('a batch', () => {
  test('equals the same messages one by one, however it is cut', async () => {
    const cuts = fc.array(fc.nat(11), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 2, maxLength: 12 }),
        cuts,
        fc.boolean(),
        async (events, at, history) => {
          const places = [0, ...at.filter((place) => place < events.length), events.length].sort((a, b) => a - b)
          const portions = places.slice(1).map((end, i) => events.slice(places[i] ?? 0, end))
          const one = await after(
            events.map((event) => [event]),
            history,
          )
          expect(await after([events], history)).toEqual(one)
          expect(await after(portions, history)).toEqual(one)
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 24) },
    )
  }, 600_000)
})
