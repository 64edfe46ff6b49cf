import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Voice } from './boost.ts'
import { type Line, priorityOf } from './priority.ts'
import { deepest, type Lead, roomOf } from './room.ts'

const minute = 60_000
const promised = new Date('2026-11-21T21:00:00Z')
const calm: Voice = { distress: false, urgent: false, level: null, spread: null }
const line: Line = { boundMinutes: 10, room: 12, leads: [] }
const minutesEarlier = (voice: Partial<Voice>, by: Partial<Line> = {}) =>
  (promised.getTime() - priorityOf(promised, { ...calm, ...voice }, { ...line, ...by }).dueAt.getTime()) / minute

const odd = fc.constantFrom(-1, 1e12, Number.NaN, Number.POSITIVE_INFINITY)
const voices = fc.record<Voice>({
  distress: fc.boolean(),
  urgent: fc.boolean(),
  level: fc.constantFrom(null, 1, 2, 3, 4, 5),
  spread: fc.option(fc.oneof(fc.integer({ min: 0, max: 400 }), odd), { nil: null }),
})
const leads = fc.array(
  fc.tuple(fc.integer({ min: -12, max: 2 }), fc.integer({ min: 0, max: 6 })).map(
    ([from, long]): Lead => ({
      from: promised.getTime() + from * minute,
      until: promised.getTime() + (from + long) * minute,
    }),
  ),
  { maxLength: 12 },
)
const lines = fc.record<Line>({
  boundMinutes: fc.oneof(fc.integer({ min: 0, max: 60 }), odd),
  room: fc.integer({ min: 0, max: 4 }),
  leads,
})

describe('when somebody is due', () => {
  test('each part of the boost has a name', () => {
    const { parts, dueAt } = priorityOf(promised, { ...calm, urgent: true, level: 2, spread: 40 }, line)
    expect(parts).toEqual([
      { what: 'urgent', earlier: 5 * minute },
      { what: 'factor', earlier: minute },
      { what: 'spread', earlier: 2 * minute },
    ])
    expect(dueAt).toEqual(new Date('2026-11-21T20:52:00Z'))
  })

  test('is what was promised for who is calm and unknown, as for who is calm and small', () => {
    expect(minutesEarlier({})).toBe(0)
    expect(minutesEarlier({ level: 1, spread: 0 })).toBe(0)
  })

  test('is as early for a small voice that spreads as for a large one', () => {
    expect(minutesEarlier({ level: 1, spread: 175 })).toBe(minutesEarlier({ level: 5 }))
  })

  test('does not depend on influence in distress', () => {
    expect(minutesEarlier({ distress: true })).toBe(10)
    expect(minutesEarlier({ distress: true, level: 5, spread: 1e9 })).toBe(10)
  })

  test('is promise minus its parts, which are never more than the bound, of which influence has four tenths at most', () => {
    fc.assert(
      fc.property(voices, lines, (voice, house) => {
        const { dueAt, turnAt, parts, lead, withheld } = priorityOf(promised, voice, house)
        const bound = house.boundMinutes > 0 ? Math.min(60, house.boundMinutes) * minute : 0
        const earlier = parts.reduce((sum, part) => sum + part.earlier, 0)
        expect(promised.getTime() - dueAt.getTime()).toBe(earlier)
        expect(earlier).toBeLessThanOrEqual(bound)
        expect(turnAt.getTime() - dueAt.getTime() + withheld).toBeLessThanOrEqual(0.4 * bound)
        expect(lead).toEqual(dueAt < turnAt ? { from: dueAt.getTime(), until: turnAt.getTime() } : null)
      }),
    )
  })

  test('influence never goes before need', () => {
    const needs = ({ distress, urgent }: Voice) => (distress ? 2 : urgent ? 1 : 0)
    fc.assert(
      fc.property(
        voices,
        voices,
        lines,
        lines,
        fc.integer({ min: 1, max: 60 }),
        (one, other, here, there, boundMinutes) => {
          fc.pre(needs(one) > needs(other))
          const due = (voice: Voice, house: Line) =>
            priorityOf(promised, voice, { ...house, boundMinutes }).dueAt.getTime()
          expect(due(one, here)).toBeLessThan(due(other, there))
        },
      ),
    )
  })
})

describe('the room for influence', () => {
  const star = { level: 5 } as const
  const full: Lead = { from: promised.getTime() - 9 * minute, until: promised.getTime() - 3 * minute }

  test('is what colleagues can do within half of the bound', () => {
    expect(roomOf(10, 6, 5)).toBe(6)
    expect([roomOf(0, 6, 5), roomOf(10, 0, 5), roomOf(10, 6, 0), roomOf(Number.NaN, 6, 5)]).toEqual([0, 0, 0, 0])
  })

  test('lets go ahead as far as there is room, and says what it withheld', () => {
    expect(minutesEarlier(star)).toBe(4)
    const { parts, withheld } = priorityOf(
      promised,
      { ...calm, level: 3, spread: 200 },
      { ...line, room: 1, leads: [full] },
    )
    expect(parts).toEqual([{ what: 'factor', earlier: 2 * minute }])
    expect(withheld).toBe(2 * minute)
    expect(minutesEarlier(star, { room: 2, leads: [full] })).toBe(4)
    expect(minutesEarlier(star, { room: 0 })).toBe(0)
  })

  test('takes nothing from who is in need', () => {
    expect(minutesEarlier({ distress: true }, { room: 0 })).toBe(10)
    expect(minutesEarlier({ urgent: true, level: 5 }, { room: 0 })).toBe(5)
  })

  test('how deep leads lie is how many hold the moment that most of them hold', () => {
    fc.assert(
      fc.property(leads, leads, ([within = full], all) => {
        const holding = (at: number) => all.filter(({ from, until }) => from <= at && at <= until).length
        const moments = [within, ...all].flatMap(({ from, until }) => [from, until])
        const inside = moments.filter((at) => at >= within.from && at <= within.until)
        expect(deepest(within, all)).toBe(Math.max(...inside.map(holding)))
      }),
    )
  })

  test('is never exceeded, whoever comes in whatever order, and a boost that is weighed again never shrinks', () => {
    const comers = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), voices), { maxLength: 25 })
    fc.assert(
      fc.property(comers, fc.integer({ min: 0, max: 3 }), (all, room) => {
        const kept: Lead[] = []
        for (const [at, voice] of all) {
          const { lead } = priorityOf(new Date(promised.getTime() + at * minute), voice, { ...line, room, leads: kept })
          if (lead) kept.push(lead)
        }
        const ever = { from: 0, until: Number.MAX_SAFE_INTEGER }
        expect(deepest(ever, kept)).toBeLessThanOrEqual(room)
        for (const lead of kept) {
          const others = kept.filter((each) => each !== lead)
          const again = priorityOf(new Date(lead.until), { ...calm, level: 5 }, { ...line, room, leads: others })
          expect(again.lead?.from).toBeLessThanOrEqual(lead.from)
        }
      }),
    )
  })
})
