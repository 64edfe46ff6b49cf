/** The contract prints for people what the api channel reads: two descriptions of one shape, which must never disagree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { item } from '../channels/api/item.ts'
import { broughtMessage } from '../contract/message.ts'

/** Values that are right for some field, wrong for others, or just over an edge. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'x'.repeat(200),
    'x'.repeat(201),
    'x'.repeat(512),
    'x'.repeat(513),
    '+31201234567',
    '0612',
    'nl',
  ),
  fc.constantFrom('https://forum.example/1', 'javascript:alert(1)', 'jan@klant.example', 'geen adres'),
  fc.constantFrom(
    '2026-03-04T10:00:00Z',
    '2026-03-04T10:00:00+01:00',
    '2026-03-04',
    '2026-13-04T10:00:00Z',
    'gisteren',
  ),
  fc.constantFrom('message', 'edit', 'delete', 'public', 'followers', 'direct', 'phone'),
  fc.constantFrom(null, true, false, 0, 7, 2 ** 60, Number.NaN, [], {}),
)
const names = [
  'id',
  'type',
  'text',
  'subject',
  'published',
  'author',
  'ours',
  'addressed',
  'inReplyTo',
  'thread',
  'visibility',
]
const more = ['language', 'url', 'canReply', 'attachments', 'history', 'onbekend', '__proto__']
const some = (keys: string[], inside: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(fc.constantFrom(...keys), inside), { maxLength: 3 }).map(Object.fromEntries)

const author = some(['id', 'network', 'name', 'handle', 'url', 'verifiedEmail', 'verifiedPhone', 'x'], value)
const canReply = some(['ok', 'reason', 'until', 'x'], value)
const attachment = some(['name', 'mediaType', 'base64', 'x'], value)
const right = {
  id: 'a',
  text: 'Hallo',
  author: { id: 'u', network: 'forum' },
  canReply: { ok: true },
  attachments: [{ name: 'a', mediaType: 'b/c', base64: '' }],
}
const changed = fc
  .tuple(
    some([...names, ...more], value),
    fc.option(author.map((change) => ({ author: { ...right.author, ...change } }))),
    fc.option(canReply.map((change) => ({ canReply: { ...right.canReply, ...change } }))),
    fc.option(
      fc
        .tuple(attachment, fc.constantFrom(0, 1, 20, 21))
        .map(([change, times]) => ({ attachments: Array(times).fill({ ...right.attachments[0], ...change }) })),
    ),
  )
  .map(([first, ...others]) => Object.assign({ ...right }, ...others, first))

test('whatever is brought, the contract and the channel agree on whether it has the right shape', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: fc.anything() }), (brought) => {
      const [promised, read] = [broughtMessage.safeParse(brought), item.safeParse(brought)]
      expect(read.success).toBe(promised.success)
      expect(read.data).toEqual(promised.data)
      if (read.success) accepted++
    }),
    { numRuns: 5000 },
  )
  // the property is worth something only when both happen often
  expect(accepted).toBeGreaterThan(200)
  expect(accepted).toBeLessThan(4800)
})
