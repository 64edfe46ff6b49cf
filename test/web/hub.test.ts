/** Many tabs, one stream: a newcomer hears what it missed, or that it has to fetch anew. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveEvent } from '../../contract/live.ts'
import { addRecent, catchUp, startRecent } from '../../web/live/hub.ts'
import { id } from './samples.ts'

const eventAt = (position: number): LiveEvent => ({
  position,
  kind: 'contact.changed',
  version: 1,
  objectId: id('contact', 1),
  at: '2026-11-21T20:00:00.000Z',
  agentId: null,
  now: {},
})
const run = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => eventAt(from + 1 + index))
const live = { is: 'live' } as const

test('a tab that opens later hears exactly what it missed', () => {
  const recent = addRecent(startRecent(100), run(100, 120))
  const [first] = catchUp(recent, 115, live)
  expect(first).toEqual({ type: 'events', events: run(115, 120) })
})

test('a tab that knows less than we remember has to fetch anew', () => {
  expect(catchUp(addRecent(startRecent(100), run(100, 120)), 99, live)[0]).toEqual({ type: 'reset' })
})

test('never a gap: what is not told is known already, or everything is fetched anew', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 6 })
  fc.assert(
    fc.property(fc.nat(50), cuts, fc.nat(9000), (start, lengths, after) => {
      let recent = startRecent(start)
      let end = start
      for (const length of lengths) {
        recent = addRecent(recent, run(end, end + length))
        end += length
      }
      const [first] = catchUp(recent, after, live)
      if (first?.type === 'reset') {
        expect(after).toBeLessThan(recent.from)
        return
      }
      const told = first?.type === 'events' ? first.events.map((event) => event.position) : []
      expect(told).toEqual(run(Math.min(after, end), end).map((event) => event.position))
    }),
    { numRuns: 50 },
  )
})
