import { describe, expect, test } from 'vitest'
import { matterOfCall } from './matter-of-call.ts'

const now = new Date('2026-11-21T20:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const open = { workState: 'open', lastMessageAt: ago(1), history: false, channelKind: 'email' } as const
const answered = { ...open, workState: 'answered' } as const

describe('a call is about', () => {
  test('the one conversation that is not finished, wherever it was', () => {
    expect(matterOfCall([answered, open], now)).toBe(open)
    const pending = { ...open, workState: 'pending' } as const
    expect(matterOfCall([pending], now)).toBe(pending)
  })
  test('of several the one in which they called before', () => {
    const called = { ...open, channelKind: 'phone' }
    expect(matterOfCall([open, called], now)).toBe(called)
    expect(matterOfCall([open, { ...open }], now)).toBeNull()
  })
  test('an earlier call, when everything is finished and it is not long ago', () => {
    const called = { ...answered, channelKind: 'phone' }
    expect(matterOfCall([answered, called], now)).toBe(called)
    expect(matterOfCall([{ ...called, lastMessageAt: ago(31) }], now)).toBeNull()
  })
  test('a new matter: of somebody new, or after an answered mail, or after history', () => {
    expect(matterOfCall([], now)).toBeNull()
    expect(matterOfCall([answered], now)).toBeNull()
    expect(matterOfCall([{ ...open, history: true }], now)).toBeNull()
  })
})
