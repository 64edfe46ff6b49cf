/** What stands between the messages, and calling a colleague in: pure. */
import { describe, expect, test } from 'vitest'
import type { Note } from '../../contract/note.ts'
import type { Act } from '../../contract/timeline.ts'
import { lookOf } from '../../web/inbox/attachment-kind.ts'
import { weave } from '../../web/inbox/conversation-timeline.ts'
import {
  type Callable,
  cutAtMentions,
  mentionAt,
  mentionsIn,
  whoIsMeant,
  writeMention,
} from '../../web/inbox/mention.ts'
import { sayAct } from '../../web/inbox/say-act.ts'
import { timelineWords } from '../../web/words/timeline.ts'
import { at, messageOf } from './samples.ts'

const people: Callable[] = [
  { id: '1', kind: 'agent', name: 'Sanne' },
  { id: '2', kind: 'agent', name: 'Sanne V.' },
  { id: '3', kind: 'agent', name: 'Zoë' },
  { id: '4', kind: 'team', name: 'Tweede lijn' },
]

describe('calling somebody in', () => {
  test('begins with an @ that begins a word', () => {
    expect(mentionAt('Vraag @san', 10)).toEqual({ from: 6, typed: 'san' })
    expect(mentionAt('mail@san', 8)).toBeNull()
    expect(mentionAt('Vraag @san verder', 17)).toBeNull()
  })

  test('finds by the beginning of any word of a name, without capitals and accents', () => {
    const names = (typed: string) => whoIsMeant(typed, people, 6).map(({ name }) => name)
    expect(names('ZOE')).toEqual(['Zoë'])
    expect(names('lijn')).toEqual(['Tweede lijn'])
    expect(names('')).toHaveLength(4)
  })

  test('writes the whole name, and the caret stands after it', () => {
    expect(writeMention('Vraag @san even', 6, 10, 'Sanne')).toEqual({ text: 'Vraag @Sanne even', caret: 13 })
  })

  test('means the longer of two names that begin alike, and nobody whose name was broken', () => {
    expect(mentionsIn('@Sanne V. en @Tweede lijn', people)).toEqual({ agentIds: ['2'], teamIds: ['4'] })
    expect(mentionsIn('@Sann', people)).toEqual({ agentIds: [], teamIds: [] })
  })
})

const act = (n: number, part: Partial<Act> = {}): Act => ({
  id: `act-${n}`,
  at: at(n),
  kind: 'set',
  agentId: '1',
  rule: null,
  batchId: 'batch',
  conversationId: 'c',
  other: null,
  before: {},
  after: {},
  undone: false,
  ...part,
})
const noteAt = (n: number) => ({ id: `note-${n}`, writtenAt: at(n) }) as Note

const dayOf = (moment: string) => moment.slice(0, 10)

test('whom a note called in is marked in it, and nobody else', () => {
  const parts = cutAtMentions('@Sanne V. en @Sanne: vraag @Zoë? a+b', ['Sanne', 'Sanne V.', ''])
  expect(parts.filter(({ called }) => called).map(({ text }) => text)).toEqual(['@Sanne V.', '@Sanne'])
  expect(parts.map(({ text }) => text).join('')).toBe('@Sanne V. en @Sanne: vraag @Zoë? a+b')
})

describe('the timeline', () => {
  const messages = [messageOf(1, 1, { receivedAt: at(1) }), messageOf(1, 2, { receivedAt: at(9) })]

  test('puts notes and acts where they happened, and acts in a row together', () => {
    const rows = weave(messages, { notes: [noteAt(5)], acts: [act(2), act(3), act(7)] }, null, null, dayOf)
    expect(rows.map(({ is }) => is)).toEqual(['message', 'acts', 'note', 'acts', 'message'])
    expect(rows[1]?.is === 'acts' && rows[1].acts.length).toBe(2)
  })

  test('begins a new row of acts on another day, so that each stands under its own', () => {
    const done = [act(2), act(3, { at: '2030-01-02T08:00:00.000Z' })]
    const rows = weave([], { notes: [], acts: done }, null, null, dayOf)
    expect(rows.map((row) => dayOf(row.at))).toEqual([dayOf(at(2)), '2030-01-02'])
  })

  test('leaves out what stands before and after the part that is loaded', () => {
    const rows = weave(messages.slice(1), { notes: [noteAt(5)], acts: [act(10)] }, at(9), at(9), dayOf)
    expect(rows.map(({ is }) => is)).toEqual(['message'])
  })
})

describe('what was done', () => {
  const names = {
    agent: (id: string) => ({ 1: 'Joris', 2: 'Sanne' })[id],
    team: () => 'Netbeheer',
    label: (id: string) => (id === 'l' ? 'storing' : undefined),
    moment: (iso: string) => iso,
    list: (items: string[]) => items.join(' en '),
  }
  test.each<[Partial<Act>, string]>([
    [{ kind: 'assign', after: { agentId: '1' } }, 'Joris pakte het op'],
    [{ kind: 'assign', after: { agentId: '2' } }, 'Joris gaf het aan Sanne'],
    [{ kind: 'assign', after: { agentId: null } }, 'Joris gaf het terug'],
    [{ kind: 'move', after: { teamId: 't' } }, 'Joris zette het bij team Netbeheer'],
    [
      {
        kind: 'label',
        agentId: null,
        rule: { id: 'r', name: 'Storingen' },
        before: { labelIds: [] },
        after: { labelIds: ['l'] },
      },
      'Regel ‘Storingen’ zette label storing',
    ],
    [
      { kind: 'label', before: { labelIds: ['weg'] }, after: { labelIds: [] } },
      'Joris haalde label dat er niet meer is weg',
    ],
    [{ kind: 'snooze', after: { snoozedUntil: null } }, 'Joris zette het weg tot er antwoord komt'],
    [{ kind: 'set', agentId: null, after: { workState: 'open' } }, 'Het kwam weer naar voren'],
    [{ kind: 'merge', other: { id: 'x', number: 12 } }, 'Joris voegde #12 hierin samen'],
    [{ kind: 'something new' }, 'Joris veranderde iets'],
  ])('%j is said as "%s"', (part, said) => {
    expect(sayAct(act(1, part), timelineWords.nl, names)).toBe(said)
  })
})

test.each([
  ['image/png', 'picture'],
  ['image/svg+xml', 'text'],
  ['text/html; charset=utf-8', 'text'],
  ['application/xhtml+xml', 'text'],
  ['application/pdf', 'pdf'],
  ['application/x-msdownload', null],
])('%s is looked at as %s', (type, look) => {
  expect(lookOf(type)).toBe(look)
})
