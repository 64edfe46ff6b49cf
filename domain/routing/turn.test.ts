import { describe, expect, test } from 'vitest'
import { boostOf, dueWithin, ownTurn, readAnew, turnOf, type Waiter } from './turn.ts'

const minute = 60_000
const since = new Date('2026-11-21T20:00:00Z')
const at = (minutes: number) => new Date(since.getTime() + minutes * minute)
const waiter = (of: Partial<Waiter> = {}): Waiter => ({
  waitsSince: since,
  dueAt: at(60),
  boost: null,
  lastReads: null,
  ...of,
})
const nobody = waiter({ waitsSince: null, dueAt: null })
/** Promised after an hour, with a bound of ten minutes. */
const due = dueWithin(60, 10)
const byFactor = (minutes: number) => boostOf([{ what: 'factor', earlier: minutes * minute }], 0)
const minutesOf = ({ boost }: Pick<Waiter, 'boost'>) =>
  (boost?.parts ?? []).map(({ what, earlier }) => [what, earlier / minute])

describe('a wait that begins by what a colleague does', () => {
  test('is due when it was promised, or before that by need, and influence counts for nothing', () => {
    expect(due(since, 1, nobody)).toEqual({ dueAt: at(60), boost: null })
    const urgent = due(since, 1, { ...nobody, lastReads: ['nl', 'urgent'] })
    expect([urgent.dueAt, minutesOf(urgent)]).toEqual([at(55), [['urgent', 5]]])
  })
})

describe('a wait that goes on', () => {
  const held = waiter({ dueAt: at(56), boost: byFactor(4) })

  test('keeps the place that influence gave', () => {
    expect(due(since, 1, held)).toEqual({ dueAt: at(56), boost: byFactor(4) })
    expect(turnOf(held)).toEqual(at(60))
  })

  test('comes forward by need, and then by no influence that it does not need for its place', () => {
    const urgent = due(since, 1, { ...held, lastReads: ['urgent'] })
    expect([urgent.dueAt, minutesOf(urgent)]).toEqual([at(55), [['urgent', 5]]])
    const bit = dueWithin(60, 4)(since, 1, { ...held, lastReads: ['urgent'] })
    expect([bit.dueAt, minutesOf(bit)]).toEqual([
      at(56),
      [
        ['urgent', 2],
        ['factor', 2],
      ],
    ])
  })

  test('does not lose the need that was said before, until somebody denies it', () => {
    const urgent = waiter({ dueAt: at(55), boost: boostOf([{ what: 'urgent', earlier: 5 * minute }], 0) })
    expect(due(since, 1, { ...urgent, lastReads: ['nl'] }).dueAt).toEqual(at(55))
    expect(readAnew({ ...urgent, dueAt: at(55) }, [], 10)).toEqual({ dueAt: at(60), boost: null })
  })

  test('is due by what was promised when somebody sees what had been missed, and back again', () => {
    const seen = readAnew({ ...held, dueAt: at(56) }, ['distress'], 10)
    expect([seen.dueAt, minutesOf(seen)]).toEqual([at(50), [['distress', 10]]])
    expect(readAnew({ ...waiter(seen), ...seen }, [], 10).dueAt).toEqual(at(60))
  })
})

test('in its own turn only need counts, also in what is remembered', () => {
  const both = boostOf(
    [
      { what: 'urgent', earlier: 5 * minute },
      { what: 'factor', earlier: minute },
      { what: 'spread', earlier: minute },
    ],
    minute,
  )
  const own = ownTurn({ dueAt: at(53), boost: both })
  expect([own.dueAt, minutesOf(own), own.boost?.withheld]).toEqual([at(55), [['urgent', 5]], 0])
  expect(ownTurn({ dueAt: null, boost: byFactor(4) })).toEqual({ dueAt: null, boost: null })
})
