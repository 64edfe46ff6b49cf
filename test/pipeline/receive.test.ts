import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import { account, edit, heard, openPlainHouse, outcomes, remove, rowsOf } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())
const after = (portions: readonly (readonly ChannelEvent[])[], history = false) => heard(house, portions, history)

describe('a message that comes in', () => {
  test('opens a conversation that waits for us, in the queue, with a clock that runs', async () => {
    const held = await after([[create({ id: 'a', subject: 'Internet weg' })]])
    expect(rowsOf(held, 'conversations')).toMatchObject([
      { number: 1, subject: 'Internet weg', work_state: 'open', said: 1, waited: false },
    ])
    expect(held.clocks).toEqual([{ conversation: 1, kind: 'waits for us', running: true, n: 1 }])
    expect(held.queues).toEqual([{ work_state: 'open', n: 1 }])
    expect(held.days).toEqual([{ received: 1, shown: 1, revision: 0, duplicate: 0, echo: 0, refused: 0 }])
  })

  test('never has half a character in its subject or snippet', async () => {
    const texts = [`${'a'.repeat(79)}\u{1f600}`, `${'b'.repeat(158)}\u{1f600} en meer`, `c${' '.repeat(398)}\u{1f600}`]
    const held = await after([texts.map((text, i) => create({ id: `${i}`, text }))])
    expect(outcomes(held)).toEqual(['shown', 'shown', 'shown'])
    expect(rowsOf(held, 'conversations').map((row) => row.subject)).toEqual([
      `${'a'.repeat(79)}…`,
      `${'b'.repeat(79)}…`,
      'c',
    ])
  })

  test('is shown once, however often it is handed over', async () => {
    const held = await after([[create({ id: 'a' }), create({ id: 'a' })], [create({ id: 'a' })]])
    expect(outcomes(held)).toEqual(['shown', 'duplicate', 'duplicate'])
    expect(held.messages).toHaveLength(1)
  })

  test('finds its conversation when the parent comes after the child', async () => {
    const held = await after([[create({ id: 'child', thread: { inReplyTo: ['parent'] } })], [create({ id: 'parent' })]])
    expect(rowsOf(held, 'conversations')).toMatchObject([{ said: 2 }])
    expect(held.awaited).toEqual([])
  })

  test('joins two threads that turn out to be one', async () => {
    const held = await after([
      [create({ id: 'c', thread: { inReplyTo: ['b'] } })],
      [create({ id: 'a' })],
      [create({ id: 'b', thread: { inReplyTo: ['a'] } })],
      [create({ id: 'd', thread: { inReplyTo: ['c'] } })],
    ])
    expect(new Set(rowsOf(held, 'conversations').map((row) => row.thread)).size).toBe(1)
  })

  test('of another customer in public has a dialogue of its own, in private joins the one that is there', async () => {
    const bram = { network: 'plain', id: 'bram', name: 'Bram' }
    const open = await after([
      [
        create({ id: 'a', visibility: 'public' }),
        create({ id: 'b', visibility: 'public', actor: bram, thread: { inReplyTo: ['a'] } }),
      ],
    ])
    expect(rowsOf(open, 'conversations').map((row) => row.contact)).toEqual(['Fatima B.', 'Bram'])
    const closed = await after([[create({ id: 'a' }), create({ id: 'b', actor: bram, thread: { inReplyTo: ['a'] } })]])
    expect(rowsOf(closed, 'conversations')).toMatchObject([{ contact: 'Fatima B.', said: 2 }])
  })

  test('of ours in public waits for the customer whom it answers, whoever else is in the thread', async () => {
    const bram = { network: 'plain', id: 'bram', name: 'Bram' }
    const ours = { network: 'plain', id: 'firma', name: 'Firma' }
    const open = { visibility: 'public' } as const
    const held = await after([
      [create({ id: 'root', ...open })],
      [create({ id: 'more', ours: true, actor: ours, ...open, thread: { inReplyTo: ['answer'], root: 'root' } })],
      [create({ id: 'answer', ours: true, actor: ours, ...open, thread: { inReplyTo: ['bram'], root: 'root' } })],
      [create({ id: 'bram', actor: bram, ...open, thread: { inReplyTo: ['root'] } })],
    ])
    expect(rowsOf(held, 'conversations')).toMatchObject([
      { contact: 'Fatima B.', said: 1 },
      { contact: 'Bram', said: 3 },
    ])
    const backwards = await after([
      [create({ id: 'reacts', ...open, thread: { inReplyTo: ['answer'] } })],
      [create({ id: 'answer', ours: true, actor: ours, ...open, thread: { inReplyTo: ['bram'] } })],
      [create({ id: 'reacts too', ...open, thread: { inReplyTo: ['answer'] } })],
      [create({ id: 'bram', actor: bram, ...open })],
    ])
    expect(rowsOf(backwards, 'conversations')).toMatchObject([
      { contact: 'Fatima B.', said: 2 },
      { contact: 'Bram', said: 2 },
    ])
  })

  test('of many who answer the same mailing of ours opens a dialogue each', async () => {
    const bram = { network: 'plain', id: 'bram', name: 'Bram' }
    const firm = { network: 'plain', id: 'firma', name: 'Firma' }
    const answers = [
      create({ id: 'a', thread: { inReplyTo: ['mailing'] } }),
      create({ id: 'b', actor: bram, thread: { inReplyTo: ['mailing'] } }),
    ]
    const mailing = create({ id: 'mailing', ours: true, actor: firm })
    for (const said of [answers, [mailing, ...answers], [...answers, mailing]]) {
      const held = await after([said])
      expect(rowsOf(held, 'conversations').map((row) => row.contact)).toEqual(['Fatima B.', 'Bram'])
    }
  })

  test('from a program opens no work and starts no clock', async () => {
    const held = await after([[create({ id: 'a', automatic: 'auto-reply' })]])
    expect(rowsOf(held, 'conversations')).toMatchObject([{ work_state: 'answered', waited: true }])
    expect(held.clocks).toEqual([])
  })

  test('that merely mentions us is kept, but is not a ticket', async () => {
    const held = await after([[create({ id: 'a', addressed: false })]])
    expect(outcomes(held)).toEqual(['shown'])
    expect(held.conversations).toEqual([])
  })

  test('believes a number in the subject only of the person whose conversation it is', async () => {
    const stranger = { network: 'plain', id: 'x', name: 'X' }
    const held = await after([
      [create({ id: 'a' })],
      [create({ id: 'b', thread: { number: 1 } }), create({ id: 'c', actor: stranger, thread: { number: 1 } })],
    ])
    expect(rowsOf(held, 'conversations')).toMatchObject([{ said: 2 }, { said: 1, contact: 'X' }])
  })

  test('of one person on two networks comes to one contact when a channel vouches for the address', async () => {
    const mail = { network: 'email', id: 'f@example.org', name: 'Fatima' }
    const social = { network: 'bluesky', id: 'did:1', name: 'Fa', verifiedEmail: 'F@example.org' }
    const held = await after([[create({ id: 'a', actor: mail }), create({ id: 'b', actor: social })]])
    expect(rowsOf(held, 'accounts')).toMatchObject([
      { external_id: 'did:1', contact: 'Fatima', evidence: 'verified address' },
      { external_id: 'f@example.org', contact: 'Fatima', evidence: 'own id' },
    ])
  })
})

describe('what is changed afterwards', () => {
  test('an edit takes its place, the earlier wording stays in the history', async () => {
    const held = await after([[create({ id: 'a', text: 'eerst' })], [edit({ id: 'a', revision: 1, text: 'later' })]])
    expect(rowsOf(held, 'messages')).toMatchObject([{ text: 'later', state: 'edited', version: 2 }])
    expect(held.revisions).toEqual([{ external_id: 'a', revision: 0, text: 'eerst' }])
    expect(rowsOf(held, 'conversations')).toMatchObject([{ snippet: 'later' }])
  })

  test('a deletion erases the text everywhere and keeps the timing', async () => {
    const held = await after([
      [create({ id: 'a', text: 'geheim' }), edit({ id: 'a', revision: 1, text: 'geheim 2' })],
      [remove('a')],
    ])
    expect(JSON.stringify(held)).not.toContain('geheim')
    expect(rowsOf(held, 'messages')).toMatchObject([{ state: 'deleted', text: '' }])
    expect(
      rowsOf(held, 'arrivals')
        .slice(0, 2)
        .map((row) => row.forgotten),
    ).toEqual([true, true])
  })

  test('a deletion reaches what said it twice, and what came after it', async () => {
    const words = create({ id: 'a', text: 'geheim' })
    const held = await after([
      [words],
      [words, edit({ id: 'a', revision: 1, text: 'geheim 2' })],
      [remove('a')],
      [words],
    ])
    expect(rowsOf(held, 'arrivals').map((row) => row.forgotten)).toEqual([true, true, true, true, true])
  })

  test('an edit after a deletion, and a message after its deletion, bring nothing back', async () => {
    const held = await after([
      [create({ id: 'a', text: 'geheim' })],
      [remove('a')],
      [edit({ id: 'a', revision: 5, text: 'geheim' })],
    ])
    expect(rowsOf(held, 'messages')).toMatchObject([{ state: 'deleted', text: '' }])
    const before = await after([[remove('b')], [create({ id: 'b', text: 'geheim' })]])
    expect(rowsOf(before, 'messages')).toMatchObject([{ state: 'deleted', text: '' }])
  })

  test('a deletion of what we never saw erases nothing else', async () => {
    const uuid = '01890000-0000-7000-8000-000000000007'
    const held = await after([[create({ id: uuid })], [remove(`${uuid}/comments/7`)]])
    expect(rowsOf(held, 'messages')).toMatchObject([{ external_id: uuid, state: 'present' }, { state: 'deleted' }])
  })

  test('an account that is renamed goes by the new name, and so does its contact', async () => {
    const held = await after([
      [create({ id: 'a', actor: { network: 'plain', id: 'fatima', name: 'Fatima B.' } })],
      [account(['fatima', 'Renamed'])],
    ])
    expect(rowsOf(held, 'accounts')).toMatchObject([{ name: 'fatima heet anders', contact: 'fatima heet anders' }])
    const unknown = await after([[account(['bram', 'Renamed'])], [account(['bram', 'Gone'])]])
    expect([rowsOf(unknown, 'accounts'), outcomes(unknown)]).toEqual([[], ['revision', 'revision']])
  })

  test('an account that is gone takes along all that it said, also what came just before, and of nobody else', async () => {
    const geheim = (id: string, who = 'fatima') =>
      create({ id, text: `geheim van ${who}`, visibility: 'public', actor: { network: 'plain', id: who, name: who } })
    const held = await after([
      [geheim('a'), geheim('b', 'bram')],
      [geheim('c'), geheim('c'), account(['fatima', 'Gone'])],
    ])
    expect(rowsOf(held, 'messages').map(({ external_id, state, text }) => [external_id, state, text])).toEqual([
      ['a', 'deleted', ''],
      ['b', 'present', 'geheim van bram'],
      ['c', 'deleted', ''],
    ])
    expect(JSON.stringify(held)).not.toContain('geheim van fatima')
    expect(rowsOf(held, 'arrivals').map((row) => row.forgotten)).toEqual([true, false, true, true, false])
  })

  test('an older edit that comes late does not replace a newer one', async () => {
    const held = await after([
      [create({ id: 'a' })],
      [edit({ id: 'a', revision: 2, text: 'nieuwst' })],
      [edit({ id: 'a', revision: 1, text: 'ouder' })],
    ])
    expect(rowsOf(held, 'messages')).toMatchObject([{ text: 'nieuwst' }])
  })
})

describe('history', () => {
  test('opens no work, runs no clock, and is put where it was said', async () => {
    const held = await after(
      [
        [
          create({ id: 'b', published: new Date('2020-01-02'), thread: { inReplyTo: ['a'] } }),
          create({ id: 'a', published: new Date('2020-01-01') }),
        ],
      ],
      true,
    )
    expect(rowsOf(held, 'conversations')).toMatchObject([
      { work_state: 'answered', history: true, snippet: 'tekst van b' },
    ])
    expect(held.clocks).toEqual([])
  })

  test('with both sides becomes one conversation, whichever half comes first', async () => {
    const ours = { network: 'plain', id: 'firma', name: 'Firma' }
    const question = create({ id: 'q', published: new Date('2020-01-01') })
    const answer = create({
      id: 'r',
      ours: true,
      actor: ours,
      published: new Date('2020-01-02'),
      thread: { inReplyTo: ['q'] },
    })
    const more = create({
      id: 's',
      ours: true,
      actor: ours,
      published: new Date('2020-01-03'),
      thread: { inReplyTo: ['r'] },
    })
    for (const order of [
      [question, answer, more],
      [more, answer, question],
      [answer, question, more],
    ]) {
      const held = await after([order], true)
      expect(rowsOf(held, 'conversations')).toMatchObject([{ said: 3 }])
      expect(rowsOf(held, 'messages').map((row) => row.conversation)).toEqual([1, 1, 1])
    }
  })
})

describe('what cannot be taken in', () => {
  test('is refused with the reason, the rest goes on, and nothing is lost', async () => {
    const to = await makeOrganisation(house.ctx)
    const bad = create({ id: 'bad' })
    if (bad.type === 'Create') bad.note.visibility = 'nonsense' as never
    await bring(house.ctx, to, [create({ id: 'a' }), bad, create({ id: 'c' })])
    const held = await stored(house.ctx, to.organisationId)
    expect(outcomes(held)).toEqual(['shown', 'refused', 'shown'])
    expect(held.days).toEqual([{ received: 3, shown: 2, revision: 0, duplicate: 0, echo: 0, refused: 1 }])
  })
})
