/** What was decided alike, one after the other, stands on one line. */
import { expect, test } from 'vitest'
import type { Decided } from '../../contract/suppression-held.ts'
import { alikeTogether } from '../../web/suppression/alike.ts'

const decided = (id: string, more: Partial<Decided> = {}): Decided => ({
  ...{ id, at: '2026-11-22T18:00:00Z', purpose: 'newsletter', channel: 'email', campaign: null },
  ...{ verdict: 'hold', code: 'dialogue', until: null, reasons: [], tool: 'agent x', asked: 'audience' },
  ...more,
})

test('a list that is checked three times is one line with the newest of them, and mails stay apart', () => {
  const all = [
    ...[decided('a'), decided('b'), decided('c')],
    ...[decided('d', { asked: 'relay' }), decided('e', { asked: 'relay' }), decided('f', { code: 'free' })],
  ]
  expect(alikeTogether(all).map(({ first, times }) => [first.id, times])).toEqual([
    ...[
      ['a', 3],
      ['d', 1],
      ['e', 1],
      ['f', 1],
    ],
  ])
})
