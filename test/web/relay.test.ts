/** A campaign says itself why its mail does not get on. */
import { expect, test } from 'vitest'
import { stalledBy } from '../../web/relay/stalled.ts'

const problem = { says: { nl: 'De mailserver antwoordt niet.', en: 'The mail server does not answer.' }, since: null }
const tools = [
  { id: 'a', problem },
  { id: 'b', problem: null },
]
const campaign = (tool: string, state: 'accepted' | 'held' | 'forwarded', n: number) => ({
  tool: { id: tool, name: tool },
  became: [{ state, code: null, n }],
})

test('what is on its way with a tool whose server cannot be reached is stuck, and the reason stands with it', () => {
  expect(stalledBy(campaign('a', 'accepted', 1), tools)).toEqual(problem)
})

test('what waits or has gone on is not stuck, nor what goes by another tool', () => {
  expect(stalledBy(campaign('a', 'held', 5), tools)).toBeNull()
  expect(stalledBy(campaign('a', 'accepted', 0), tools)).toBeNull()
  expect(stalledBy(campaign('b', 'accepted', 5), tools)).toBeNull()
})
