/** What a label means may change while conversations that carry it stand on the screen. */
import { expect, test } from 'vitest'
import { learn } from '../../web/live/learn.ts'
import { reduce, reduceAll } from '../../web/live/reduce.ts'
import { emptyState, type LiveState } from '../../web/live/state.ts'
import { conversationOf, eventOf, id } from './samples.ts'

test('a label that comes to mean a complaint, or stops to, colours what carries it at once', () => {
  const label = { id: id('account', 5), version: 1, name: 'boos', colour: 'rust' as const, meaning: null }
  const before = learn(emptyState, { conversations: [conversationOf(1, { version: 1, labelIds: [label.id] })] }, 1)
  const situation = (state: LiveState) => state.conversations[id('conversation', 1)]?.situation
  const told = (version: number, meaning: 'complaint' | null) =>
    eventOf(version, {
      kind: 'label.changed',
      objectId: label.id,
      version,
      now: { label: { ...label, version, meaning } },
    })
  const complains = reduceAll(before, [told(2, 'complaint')])
  expect(situation(complains)).toBe('painful')
  // An answer that was read before does not bring back what the label meant then.
  const stale = learn(complains, { conversations: [conversationOf(1, { version: 2, labelIds: [label.id] })] }, 1)
  expect(situation(stale)).toBe('painful')
  expect(situation(reduce(stale, told(3, null)))).toBe('waiting for us')
  const gone = eventOf(4, { kind: 'label.changed', objectId: label.id, version: 4, gone: true })
  expect(situation(reduce(stale, gone))).toBe('waiting for us')
})
