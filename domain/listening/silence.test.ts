import { describe, expect, test } from 'vitest'
import { type Rhythm, silenceOf } from './silence.ts'

const hour = 3_600_000
const day = 24 * hour
const now = 3001 * 7 * day + 4 * day + 14 * hour

/** Eight weeks of a channel on which people talk between nine and five, so many an hour. */
const office = (perHour: number, more: Partial<Rhythm> = {}): Rhythm => ({
  came: (at) => {
    const of = new Date(at).getUTCHours()
    return of >= 9 && of < 17 ? perHour : 0
  },
  since: now - 56 * day,
  total: perHour * 8 * 56,
  ...more,
})

describe('silence', () => {
  test('of an afternoon on a busy channel is told, first as a question, then as a fault', () => {
    const rhythm = office(20)
    expect(silenceOf(rhythm, now - hour, now).state).toBe('usual')
    expect(silenceOf(rhythm, now - 3 * hour, now).state).toBe('look')
    expect(silenceOf(office(60), now - 5 * hour, now).state).toBe('wrong')
  })

  test('of a night is nothing, because nights are silent', () => {
    const morning = now - 8 * hour
    expect(silenceOf(office(20), morning - 12 * hour, morning)).toMatchObject({ state: 'usual' })
  })

  test('of a channel on which somebody speaks once a week takes weeks to mean anything', () => {
    const rare = office(0, { came: (at) => (Math.floor(at / hour) % (24 * 7) === 100 ? 1 : 0), total: 30 })
    expect(silenceOf(rare, now - 10 * day, now).state).toBe('usual')
  })

  test('of a new channel says nothing yet', () => {
    expect(silenceOf(office(20, { since: now - 5 * day }), now - 2 * day, now).state).toBe('usual')
    expect(silenceOf(office(20, { total: 5 }), now - 2 * day, now).state).toBe('usual')
  })

  test('that lasts does not become usual by lasting', () => {
    const quiet = now - 20 * day
    const rhythm = office(20, { came: (at) => (at < quiet ? office(20).came(at) : 0) })
    expect(silenceOf(rhythm, quiet, now).state).toBe('wrong')
  })
})
