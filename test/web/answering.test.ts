/** What somebody is writing: never lost, never sent twice, and refused when they had not seen everything. */
import { describe, expect, test } from 'vitest'
import { canReply } from '../../web/inbox/can-reply.ts'
import { giveBack, readDraft, rewrite } from '../../web/inbox/draft.ts'
import { nl } from '../../web/words/nl.ts'
import { at, messageOf } from './samples.ts'

function counter() {
  let n = 0
  return () => `sleutel-${++n}`
}

describe('a draft', () => {
  test('remembers what its writer had seen when it was begun, however long they go on writing', () => {
    const key = counter()
    const begun = rewrite(null, 'Beste', 3, key)
    expect(rewrite(begun, 'Beste Fatima', 5, key)).toMatchObject({ text: 'Beste Fatima', said: 3 })
  })

  test('is another reply when its text is another, and the same one when it is not', () => {
    const key = counter()
    const begun = rewrite(null, 'Beste', 3, key)
    expect(rewrite(begun, 'Beste', 3, key)?.key).toBe(begun?.key)
    expect(rewrite(begun, 'Beste Fatima', 3, key)?.key).not.toBe(begun?.key)
  })

  test('is gone when it is empty', () => {
    expect(rewrite({ text: 'Beste', said: 3, key: 'a' }, '', 3, counter())).toBeNull()
  })

  test('a text that comes back stands above what was written meanwhile', () => {
    const draft = giveBack({ text: 'Nog iets', said: 3, key: 'a' }, 'Beste Fatima', 4, counter())
    expect(draft).toEqual({ text: 'Beste Fatima\n\nNog iets', said: 4, key: 'sleutel-1' })
  })

  test.each(['', 'geen json', '{}', '{"text":1}', '{"text":"a","said":"b","key":"c"}', 'null', '[]'])(
    'that is stored as %s is none',
    (stored) => {
      expect(readDraft(stored)).toBeNull()
    },
  )
})

describe('whether one may answer', () => {
  const about = { mayAnswer: true, channel: undefined, kind: undefined, now: Date.parse(at(30)) }

  test('is for the message last heard to say', () => {
    const closed = messageOf(1, 2, { canReply: { ok: false, reason: 'gesloten' } })
    expect(canReply([messageOf(1, 1)], about, nl)).toEqual({ ok: true, until: null })
    expect(canReply([messageOf(1, 1), closed], about, nl)).toEqual({ ok: false, why: 'gesloten' })
  })

  test('is not for a program to spoil that wrote after the customer', () => {
    const bounce = messageOf(1, 2, { automatic: 'bounce', canReply: { ok: false, reason: 'mailserver' } })
    expect(canReply([messageOf(1, 1), bounce], about, nl)).toMatchObject({ ok: true })
  })

  test('ends when the network takes no more answers', () => {
    const until = (minutes: number) => [messageOf(1, 1, { canReply: { ok: true, until: at(minutes) } })]
    expect(canReply(until(40), about, nl)).toEqual({ ok: true, until: at(40) })
    expect(canReply(until(20), about, nl)).toEqual({ ok: false, why: nl.composer.expired })
  })

  test('depends on the role, and on whether the channel sends at all', () => {
    const kind = { kind: 'x', label: { nl: '', en: '' }, about: { nl: '', en: '' }, canTest: false, fields: [] }
    expect(canReply([messageOf(1, 1)], { ...about, mayAnswer: false }, nl)).toMatchObject({ ok: false })
    expect(canReply([messageOf(1, 1)], { ...about, kind: { ...kind, sends: false } }, nl)).toMatchObject({ ok: false })
  })
})
