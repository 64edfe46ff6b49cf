import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentIn } from '../../server/local-time.ts'
import { zones } from '../../server/zones.ts'
import type { Ask, Medium, Purpose } from './ask.ts'
import { type Consent, decide, nobody, type State } from './decide.ts'
import { defaultRules, type Rules } from './rules.ts'
import { calmStanding, type Standing } from './situation.ts'

const zone = 'Europe/Amsterdam'
const now = new Date('2026-11-23T12:00:00Z')
const clock = { now, zone, zones }
const ask: Ask = { purpose: 'offer', medium: 'email', campaign: 'Najaar' }
const rules: Rules = { ...defaultRules, consentLives: 'elsewhere' }
const state: State = { ...nobody, known: true }
const painful: Standing = { ...calmStanding, situation: 'painful', painFor: 'complaint', since: now }
const at = (day: number, hour: number) => momentIn(zone, { year: 2026, month: 11, day, hour }) ?? now
const on = (of: Partial<Rules>, more: Partial<State> = {}, when = now, asked: Partial<Ask> = {}) =>
  decide({ ...ask, ...asked }, { ...state, ...more }, { ...rules, ...of }, { ...clock, now: when })

describe('moments', () => {
  test.each([
    [20, null],
    [21, at(24, 8)],
    [3, at(23, 8)],
    [8, null],
  ])('at %i hours a text message waits until the night is over', (hour, until) => {
    expect(on({}, {}, at(23, hour), { medium: 'sms' }).until).toEqual(until)
    expect(on({}, {}, at(23, hour), { medium: 'email' }).verdict).toBe('send')
  })

  test('on days that are sensitive, every year or once, until the last of them is over', () => {
    const yearly = { name: 'kerst', from: '12-24', until: '01-01' }
    const days = (day: typeof yearly, when: string) => on({ sensitiveDays: [day] }, {}, new Date(when))
    expect(days(yearly, '2026-12-24T12:00:00Z')).toMatchObject({
      code: 'sensitive-day',
      until: new Date('2027-01-01T23:00:00Z'),
    })
    expect(days(yearly, '2027-01-01T22:59:00Z').verdict).toBe('hold')
    expect(days(yearly, '2027-01-01T23:01:00Z').verdict).toBe('send')
    const once = { name: 'storing', from: '2026-11-23', until: '2026-11-24' }
    expect(days(once, '2026-11-23T12:00:00Z').until).toEqual(at(25, 0))
    expect(days(once, '2027-11-23T12:00:00Z').verdict).toBe('send')
  })

  test('a campaign that goes before keeps the others waiting, of those whom it is for', () => {
    const campaigns = [
      { name: 'Verhuizen', rank: 1, from: at(20, 0), until: at(26, 0), segment: 'verhuist' },
      { name: 'Najaar', rank: 2, from: at(20, 0), until: at(30, 0), segment: null },
    ]
    expect(on({ campaigns }, { segments: ['verhuist'] })).toMatchObject({ code: 'campaign', until: at(26, 0) })
    expect(on({ campaigns }, { segments: ['verhuist'] }, now, { campaign: 'Verhuizen' }).verdict).toBe('send')
    expect(on({ campaigns }).verdict).toBe('send')
    expect(on({ campaigns }, {}, now, { campaign: null }).code).toBe('campaign')
  })
})

test('a window of a cap rolls on by days', () => {
  const caps = [{ purpose: 'marketing', medium: 'email', days: 7, most: 2 } as const]
  const sent = [
    { purpose: 'offer', medium: 'email', day: '2026-11-18', n: 1 },
    { purpose: 'newsletter', medium: 'email', day: '2026-11-21', n: 1 },
    { purpose: 'transactional', medium: 'email', day: '2026-11-22', n: 9 },
    { purpose: 'offer', medium: 'sms', day: '2026-11-22', n: 9 },
  ] as const
  expect(on({ caps: [...caps] }, { sent })).toMatchObject({ code: 'cap', until: at(25, 0) })
  expect(on({ caps: [...caps] }, { sent }, at(25, 1)).verdict).toBe('send')
})

const purposes: Purpose[] = ['marketing', 'newsletter', 'offer', 'survey', 'invitation', 'transactional']
const mediums: Medium[] = ['email', 'sms', 'phone', 'post', 'push', 'social']
const anyAsk = fc.record({
  purpose: fc.constantFrom(...purposes),
  medium: fc.constantFrom(...mediums),
  campaign: fc.constantFrom(null, 'Najaar'),
})
const anyConsent: fc.Arbitrary<Consent> = fc.record({
  kind: fc.constantFrom('consent', 'objection', 'pause'),
  purpose: fc.constantFrom('marketing', 'newsletter', 'offer', 'survey', 'invitation'),
  medium: fc.constantFrom('any', ...mediums),
  since: fc.constantFrom(new Date('2026-11-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')),
  until: fc.constantFrom(null, new Date('2026-11-10T00:00:00Z'), new Date('2026-12-10T00:00:00Z')),
})
const anyStanding = fc.constantFrom(
  calmStanding,
  painful,
  { ...calmStanding, situation: 'farewell' as const },
  { ...calmStanding, situation: 'in dialogue' as const, until: at(25, 12) },
  { ...calmStanding, situation: 'agreed' as const, restUntil: at(24, 0) },
)
const anyState: fc.Arbitrary<State> = fc.record({
  known: fc.boolean(),
  own: anyStanding,
  unread: fc.boolean(),
  possibly: fc.array(anyStanding, { maxLength: 2 }),
  consents: fc.array(anyConsent, { maxLength: 4 }),
  sent: fc.constant([]),
  segments: fc.subarray(['verhuist', 'zakelijk']),
  issue: fc.constantFrom(null, { until: at(26, 0) }),
})
const anyRules: fc.Arbitrary<Rules> = fc.record({
  painful: fc.record({ on: fc.boolean(), quietDays: fc.constant(7) }),
  inDialogue: fc.record({ on: fc.boolean(), hours: fc.constant(48) }),
  issue: fc.record({ on: fc.boolean() }),
  caps: fc.constant([]),
  quietHours: fc.constant(defaultRules.quietHours),
  sensitiveDays: fc.constant([]),
  campaigns: fc.constant([]),
  segments: fc.constantFrom([], [{ purpose: 'marketing' as const, medium: 'any' as const, segment: 'zakelijk' }]),
  consentLives: fc.constantFrom(null, 'here', 'elsewhere'),
})

describe('whatever is known and decided', () => {
  const severity = { send: 0, hold: 1, drop: 2 }

  test('what somebody is owed goes, also when nothing is sure; marketing then never does', () => {
    fc.assert(
      fc.property(anyAsk, anyState, anyRules, (asked, of, by) => {
        const stale = decide(asked, of, by, clock, true)
        if (asked.purpose === 'transactional')
          expect([stale, decide(asked, of, by, clock)]).toMatchObject([{ verdict: 'send' }, { verdict: 'send' }])
        else expect(stale.verdict).not.toBe('send')
      }),
    )
  })

  test('of two people who turn out to be one the stricter wins', () => {
    fc.assert(
      fc.property(anyAsk, anyState, anyState, anyRules, (asked, one, other, by) => {
        const joined: State = {
          known: one.known || other.known,
          own: [one.own, other.own].find(({ situation }) => situation === 'farewell') ?? one.own,
          unread: one.unread || other.unread,
          possibly: [...one.possibly, ...other.possibly, other.own],
          consents: [...one.consents, ...other.consents],
          sent: [],
          segments: [...one.segments, ...other.segments],
          issue: one.issue ?? other.issue,
        }
        const consented = (of: State) => of.consents.some(({ kind }) => kind === 'consent')
        // What one of them allowed may count for both: that is no hold.
        fc.pre(!consented(one) && !consented(other) && one.known && other.known)
        expect(severity[decide(asked, joined, by, clock).verdict]).toBeGreaterThanOrEqual(
          severity[decide(asked, one, by, clock).verdict],
        )
      }),
    )
  })

  test('what is held says until when, by the latest of its reasons, or that nobody knows', () => {
    fc.assert(
      fc.property(anyAsk, anyState, anyRules, (asked, of, by) => {
        const { verdict, code, until, why } = decide(asked, of, by, clock)
        fc.pre(verdict !== 'send')
        expect(why[0]?.code).toBe(code)
        const ends = why.map((reason) => reason.until?.getTime() ?? Number.POSITIVE_INFINITY)
        expect(until?.getTime() ?? Number.POSITIVE_INFINITY).toBe(Math.max(...ends))
      }),
    )
  })

  test('who objected is never sent marketing, whatever else they said', () => {
    fc.assert(
      fc.property(anyAsk, anyState, anyRules, (asked, of, by) => {
        fc.pre(asked.purpose !== 'transactional')
        const objection: Consent = { kind: 'objection', purpose: 'marketing', medium: 'any', since: now, until: null }
        const decision = decide(asked, { ...of, consents: [...of.consents, objection] }, by, clock)
        expect(decision).toMatchObject({ verdict: 'drop', code: 'objection', until: null })
      }),
    )
  })
})
