/** What somebody is writing: cleaned as it is typed, kept here until the server has it, and refused only where it must be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Canned } from '../../contract/canned.ts'
import type { Way } from '../../contract/way.ts'
import { openVariables as openAtServer } from '../../domain/conversation/canned.ts'
import { cleanText } from '../../domain/message/text.ts'
import { measure as measureAtServer } from '../../domain/message/writing.ts'
import { findCanned } from '../../web/canned/queries.ts'
import { canReply } from '../../web/inbox/can-reply.ts'
import { begin, cleanTyped, readKept } from '../../web/inbox/draft-text.ts'
import { emoji } from '../../web/inbox/emoji.ts'
import { triggerIn } from '../../web/inbox/insert.ts'
import { measure, openVariables } from '../../web/inbox/measure.ts'
import { findEmoji } from '../../web/inbox/use-emoji.ts'
import { nl } from '../../web/words/nl.ts'
import { character } from '../support/characters.ts'
import { at } from './samples.ts'

const anything = fc.string({ unit: character })

describe('what is typed', () => {
  test('is kept on this device until the server has it, with the version that it goes on from', () => {
    const kept = { ...begin(3), id: 'd', base: 7, text: 'Beste' }
    expect(readKept(JSON.stringify(kept))).toEqual(kept)
  })

  test.each(['', 'geen json', '{}', '{"text":1}', '{"text":"a","said":"b"}', 'null', '[]'])(
    'that is stored as %s is none',
    (stored) => {
      expect(readKept(stored)).toBeNull()
    },
  )

  test('is cleaned here as the server cleans it, so that nothing is refused for a character', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const cleaned = cleanTyped(text)
        expect(cleanText(cleaned)).toBe(cleaned.replace(/[\v\f\u0085\u2028\u2029]/g, '\n'))
        expect(cleaned).not.toMatch(/\0/)
      }),
    )
    expect(cleanTyped(`a\0${'\ud800'}b`)).toBe('a\ufffdb')
  })

  test('is as long here as at the server, however it is counted', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('graphemes', 'utf16', 'bytes'), (text, counts) => {
        const whole = cleanTyped(text)
        expect(measure(whole, counts)).toBe(measureAtServer(whole, counts))
      }),
    )
  })

  test('names the variables that are still open', () => {
    const text = 'Dag {{klant.voornaam}} van {{ me.name | wij }}, {{klant.voornaam}}'
    expect(openVariables(text)).toEqual(['{{klant.voornaam}}', '{{ me.name | wij }}'])
    expect(openAtServer(text)).toEqual(openVariables(text))
  })
})

describe('signs that ask for something', () => {
  test.each([
    ['/', { sign: '/', typed: '', from: 0, to: 1 }],
    ['Dag /sto', { sign: '/', typed: 'sto', from: 4, to: 8 }],
    ['leuk :bli', { sign: ':', typed: 'bli', from: 5, to: 9 }],
    ['en/of', null],
    ['http://x', null],
    ['10:30', null],
    ['let op: ', null],
  ])('%j', (text, found) => {
    expect(triggerIn(text, text.length)).toEqual(found)
  })
})

describe('standaardantwoorden', () => {
  const one = (id: string, part: Partial<Canned>): Canned => ({
    id,
    version: 1,
    name: id,
    shortcut: '',
    text: '',
    actions: [],
    agentId: null,
    teamIds: [],
    used: 0,
    usedOn: {},
    updatedAt: at(1),
    ...part,
  })
  const ids = (typed: string) => findCanned(all, typed, 'forum').map(({ id }) => id)
  const all = [
    one('Retour', { shortcut: 'ret', used: 9 }),
    one('Storing', { shortcut: 'storing', used: 1, usedOn: { forum: 1 } }),
    one('Excuses', { text: 'Sorry voor de storing', used: 5 }),
    one('Welkom', { used: 2, usedOn: { forum: 2 } }),
  ]

  test('are found by shortcut, then name, then text, without minding accents and capitals', () => {
    expect(ids('stor')).toEqual(['Storing', 'Excuses'])
    expect(ids('RÉT')).toEqual(['Retour'])
  })

  test('stand in the order in which they are used, here before elsewhere', () => {
    expect(ids('')).toEqual(['Welkom', 'Retour', 'Excuses', 'Storing'])
  })
})

describe('emoji', () => {
  test('are found by Dutch and English words, and each is there once', () => {
    expect(findEmoji(emoji, 'duim').map(({ sign }) => sign)).toContain('👍')
    expect(findEmoji(emoji, 'thumbs').map(({ sign }) => sign)).toContain('👍')
    expect(findEmoji(emoji, 'heart')[0]?.sign).toBe('❤️')
    expect(new Set(emoji.map(({ sign }) => sign)).size).toBe(emoji.length)
    expect(emoji.filter(({ sign, nl, en }) => !sign || !nl || !en)).toEqual([])
  })
})

describe('whether one may answer', () => {
  const way = (can: Way['can']) => ({ can }) as Way
  const about = { mayAnswer: true, now: Date.parse(at(30)) }

  test('is for the way to say, and open as long as it is not known', () => {
    expect(canReply(undefined, about, nl)).toEqual({ ok: true, until: null })
    expect(canReply(way({ ok: false, reason: 'gesloten' }), about, nl)).toEqual({ ok: false, why: 'gesloten' })
  })

  test('ends when the network takes no more answers', () => {
    expect(canReply(way({ ok: true, until: at(40) }), about, nl)).toEqual({ ok: true, until: at(40) })
    expect(canReply(way({ ok: true, until: at(20) }), about, nl)).toEqual({ ok: false, why: nl.composer.expired })
  })

  test('depends on the role', () => {
    expect(canReply(way({ ok: true }), { ...about, mayAnswer: false }, nl)).toMatchObject({ ok: false })
  })
})
