import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFrom } from '../language/chance.ts'
import { busyEvening, crowdedEvening } from './evening.ts'
import { type Caller, type Evening, eveningOf, mostLater, type Turn, waitsOf } from './floor.ts'
import { roomOf } from './room.ts'
import { goesBefore, turnsOf } from './serve.ts'

const minute = 60_000
/** Minutes that a conversation takes at most. */
const longest = 8

/** Crowds of one kind that come within a few minutes of each other: what is worst for whoever waits. */
const crowd = (promises: readonly number[], moods: readonly string[]) =>
  fc.record({
    at: fc.integer({ min: 0, max: 45 }),
    size: fc.integer({ min: 1, max: 9 }),
    apart: fc.constantFrom(0, 0, 1),
    takes: fc.integer({ min: 1, max: longest }),
    promise: fc.constantFrom(...promises),
    mood: fc.constantFrom(...moods),
    level: fc.constantFrom(null, 1, 1, 3, 5, 5),
    spread: fc.constantFrom(null, 0, 5, 200),
  })

function evenings(promises: readonly number[], moods: readonly string[]) {
  const crowds = fc.array(crowd(promises, moods), { minLength: 1, maxLength: 9 })
  return fc.tuple(crowds, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 })).map(
    ([all, colleagues, room]): Evening => ({
      colleagues,
      room,
      boundMinutes: 10,
      callers: all
        .flatMap(({ at, size, apart, takes, promise, mood, level, spread }) =>
          Array.from({ length: size }, (_, i): Omit<Caller, 'id'> => {
            const came = (at + i * apart) * minute
            const voice = { distress: mood === 'distress', urgent: mood === 'urgent', level, spread }
            return { came, takes: takes * minute, promised: came + promise * minute, voice }
          }),
        )
        .map((caller, id) => ({ ...caller, id })),
    }),
  )
}

const due = (turn: Turn) => ({ id: turn.caller.id, due: turn.priority.turnAt.getTime() })
describe('the floor', () => {
  test('nobody waits longer because of influence than the room for it takes, whoever come in whatever order', () => {
    fc.assert(
      fc.property(evenings([5, 20, 60], ['calm', 'calm', 'urgent', 'distress']), (evening) => {
        const { colleagues: n, room } = evening
        expect(mostLater(eveningOf(evening))).toBeLessThanOrEqual((room * longest) / n + (2 - 1 / n) * longest)
      }),
      { numRuns: 200 },
    )
  })

  test('and where all are promised the same and are calm, nothing else comes on top', () => {
    fc.assert(
      fc.property(evenings([20], ['calm']), (evening) => {
        const { colleagues: n, room } = evening
        for (const { at, without, sooner } of eveningOf(evening)) {
          expect((at - without) / minute).toBeLessThanOrEqual((room * longest) / n + (2 - 1 / n) * longest)
          expect(sooner).toBe(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('nobody is passed because of influence by more than the room, or by whom it would be the turn much later', () => {
    fc.assert(
      fc.property(evenings([5, 20, 60], ['calm', 'urgent', 'distress']), (evening) => {
        const all = eveningOf(evening)
        for (const turn of all) {
          const passed = all.filter(
            (other) => turn.caller.came <= other.at && other.at < turn.at && goesBefore(due(turn), due(other)),
          )
          expect(passed.length).toBeLessThanOrEqual(evening.room)
          for (const other of passed) expect(due(other).due - due(turn).due).toBeLessThanOrEqual(4 * minute)
        }
      }),
    )
  })

  const caller = (id: number, came: number, level: 1 | 5, takes = 5, promise = 60): Caller => ({
    id,
    came: came * minute,
    takes: takes * minute,
    promised: (came + promise) * minute,
    voice: { distress: false, urgent: false, level, spread: null },
  })

  test('would not hold by a bound on each boost alone: a crowd just behind somebody would go first as a whole', () => {
    const callers = [caller(0, 0, 1), caller(1, 1, 1), ...Array.from({ length: 100 }, (_, i) => caller(i + 2, 3, 5))]
    const evening = { colleagues: 1, boundMinutes: 10, callers }
    expect(mostLater(eveningOf({ ...evening, room: 1000 }))).toBe(500)
    expect(mostLater(eveningOf({ ...evening, room: roomOf(10, 1, 5) }))).toBe(5)
  })

  test('is not without the conversation at hand: another one may just have been begun, though nobody passes', () => {
    const callers = [caller(0, 0, 1), caller(1, 0, 5, 4), caller(2, 4.5, 1, 5, 5)]
    const last = eveningOf({ colleagues: 1, boundMinutes: 10, room: 1, callers })[2]
    expect([last?.at, last?.without]).toEqual([9 * minute, 5 * minute])
  })
})

test('colleagues take what is due first of what came, and never wait while somebody does', () => {
  const asked = [
    { id: 0, came: 0, takes: 10, due: 50 },
    { id: 1, came: 1, takes: 3, due: 40 },
    { id: 2, came: 2, takes: 5, due: 30 },
    { id: 9, came: 30, takes: 5, due: 99 },
    { id: 4, came: 30, takes: 5, due: 99 },
    { id: 10, came: 31, takes: 5, due: 99 },
  ]
  expect(turnsOf(asked, 1)).toEqual([0, 15, 10, 35, 30, 40])
  expect(turnsOf(asked, 2)).toEqual([0, 1, 4, 30, 30, 35])
  expect(turnsOf([], 2)).toEqual([])
})

describe('on an invented evening', () => {
  const part = (waits: readonly number[], of: number) => waits[Math.floor(of * (waits.length - 1))] ?? Number.NaN
  const busy = eveningOf(busyEvening(chanceFrom(6)))
  const crowded = eveningOf(crowdedEvening(chanceFrom(6)))

  test.each([
    ['busy', busy],
    ['crowded', crowded],
  ])('that is %s nobody waits more than the bound longer', (_, turns) => {
    expect(mostLater(turns)).toBeLessThanOrEqual(10)
    expect(mostLater(turns)).toBeGreaterThan(0)
  })

  test('waiting is told per level, beside what it would have been', () => {
    const levels = waitsOf(busy)
    expect(levels.map(({ level }) => level)).toEqual([null, 1, 2, 3, 4, 5])
    expect(levels.flatMap(({ waits }) => waits)).toHaveLength(busy.length)
    for (const { waits, without } of levels) {
      expect(waits).toHaveLength(without.length)
      expect(waits).toEqual([...waits].sort((a, b) => a - b))
      expect(Math.abs(part(waits, 0.5) - part(without, 0.5))).toBeLessThanOrEqual(10)
    }
  })

  test('is the same for the same chance, and without a bound as if there were no influence', () => {
    expect(eveningOf(crowdedEvening(chanceFrom(6)))).toEqual(crowded)
    const none = eveningOf(crowdedEvening(chanceFrom(6), 0))
    expect(mostLater(none)).toBe(0)
    expect(waitsOf(none).every(({ waits, without }) => `${waits}` === `${without}`)).toBe(true)
  })
})
