import { describe, expect, test } from 'vitest'
import { channelState, type Known, troubleIn } from './trouble.ts'

const at = new Date('2026-03-04T10:00:00Z')
const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
const known = (more: Partial<Known>): Known => ({
  listening: { state: 'listening', since: ago(600) },
  silence: { state: 'usual', expected: 0, chance: 1 },
  lag: { now: null, usual: null },
  at,
  ...more,
})

describe('what is the matter with a channel', () => {
  test('nothing, mostly', () => {
    expect(channelState(known({}))).toEqual({ state: 'good', trouble: null })
    expect(channelState(known({ listening: null }))).toEqual({ state: 'good', trouble: null })
  })

  test('a connection that broke a moment ago is made again by itself; after five minutes somebody is needed', () => {
    const broken = (minutes: number) =>
      known({ listening: { state: 'broken', since: ago(minutes), problem: 'read ECONNRESET' } })
    expect(channelState(broken(1))).toEqual({ state: 'look', trouble: 'unreachable' })
    expect(channelState(broken(6))).toEqual({ state: 'wrong', trouble: 'unreachable' })
  })

  test('a refused password needs somebody at once', () => {
    const listening = {
      state: 'broken',
      since: ago(0),
      problem: 'Invalid credentials (authentication failed)',
    } as const
    expect(channelState(known({ listening }))).toEqual({ state: 'wrong', trouble: 'credentials' })
  })

  test('what is broken explains that it is silent', () => {
    const listening = { state: 'broken', since: ago(60), problem: 'HTTP 429' } as const
    const silence = { state: 'wrong', expected: 300, chance: 0.003 } as const
    expect(channelState(known({ listening, silence })).trouble).toBe('rate-limit')
    expect(channelState(known({ silence }))).toEqual({ state: 'wrong', trouble: 'silent' })
  })

  test('late is what comes much later than it usually does', () => {
    const minute = 60_000
    expect(channelState(known({ lag: { now: 30 * minute, usual: 2 * minute } })).trouble).toBe('late')
    expect(channelState(known({ lag: { now: 30 * minute, usual: 20 * minute } })).trouble).toBeNull()
    expect(channelState(known({ lag: { now: 2 * minute, usual: 1000 } })).trouble).toBeNull()
  })

  test.each([
    ['Too many requests, try again later', 'rate-limit'],
    ['The server says 401 Unauthorized', 'credentials'],
    ['getaddrinfo ENOTFOUND mail.voorbeeld.example', 'unreachable'],
    ['The feed is no feed', 'broken'],
    ['Unexpected token < in JSON at position 0', 'broken'],
    ['The author of the feed is missing', 'broken'],
    ['Not authorised for this list', 'credentials'],
    ['The token has expired', 'credentials'],
  ] as const)('%s: %s', (problem, trouble) => expect(troubleIn(problem)).toBe(trouble))
})
