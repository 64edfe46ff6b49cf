/** Rule 1 of the way of a message: a batch equals the same messages one by one. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import type { TestHouse } from '../http/house.ts'
import { note } from '../support/organisation.ts'
import { heard, openPlainHouse, remove } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())
const after = (portions: readonly (readonly ChannelEvent[])[], history = false) => heard(house, portions, history)

/** A small world, so that ids meet: five messages, three writers, everything that can happen to them. */
const happening: fc.Arbitrary<ChannelEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        who: fc.constantFrom('fatima', 'bram', 'lotte'),
        ours: fc.boolean(),
        named: fc.boolean(),
        open: fc.boolean(),
        addressed: fc.constantFrom(true, true, true, false),
        automatic: fc.constantFrom(undefined, undefined, undefined, 'auto-reply' as const),
        parent: fc.constantFrom(undefined, 'a', 'b', 'c', 'd'),
        number: fc.constantFrom(undefined, undefined, 1, 2),
        revision: fc.constantFrom(0, 0, 0, 1, 2),
        text: fc.constantFrom('een', 'twee'),
      })
      .map(
        ({ id, who, ours, named, open, addressed, automatic, parent, number, revision, text }): ChannelEvent => ({
          type: revision === 0 ? 'Create' : 'Update',
          note: note({
            id,
            revision,
            ours,
            addressed,
            text,
            actor: ours
              ? { network: 'plain', id: 'firma', name: 'Firma' }
              : { network: 'plain', id: who, name: named ? `${who} nieuw` : who },
            ...(automatic ? { automatic } : {}),
            thread: { ...(parent && parent !== id ? { inReplyTo: [parent] } : {}), ...(number ? { number } : {}) },
            visibility: open ? 'public' : 'direct',
            published: new Date(Date.UTC(2026, 10, 1, id.charCodeAt(0) - 90)),
          }),
        }),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e').map(remove) },
)

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
      { numRuns: Number(process.env.RUNS ?? 40) },
    )
  }, 600_000)
})
