import { expect, test } from 'vitest'
import { isLeftLying } from './take-back.ts'

const at = new Date('2026-11-21T20:00:00Z')
const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
const taken = { workState: 'open', agentId: 'sanne', waitsSince: ago(60), takenAt: ago(30) } as const

test('what is taken and left silent goes back, and not a minute before', () => {
  expect(isLeftLying(taken, 30, at)).toBe(true)
  expect(isLeftLying(taken, 31, at)).toBe(false)
})

test('what the customer only just said gives its agent the whole time again', () => {
  expect(isLeftLying({ ...taken, waitsSince: ago(5) }, 30, at)).toBe(false)
})

test('what nobody took, waits for the customer, or belongs to a team that never takes back, stays', () => {
  expect(isLeftLying({ ...taken, agentId: null }, 30, at)).toBe(false)
  expect(isLeftLying({ ...taken, waitsSince: null }, 30, at)).toBe(false)
  expect(isLeftLying({ ...taken, workState: 'snoozed' }, 30, at)).toBe(false)
  expect(isLeftLying(taken, null, at)).toBe(false)
})
