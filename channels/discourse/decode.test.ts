import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Forum', address: 'https://forum.example' }
const fixture = (name: string) =>
  decode(readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url)), { connection, received })

test('a mention is said to us, in the thread of its topic, below the post that it answers; quotes are lines', async () => {
  expect(await fixture('genoemd')).toEqual({
    type: 'Create',
    note: {
      id: '102',
      revision: 0,
      actor: {
        network: 'discourse',
        id: 'forum.example/40',
        name: 'Wim de V.',
        handle: 'wim77',
        url: 'https://forum.example/u/wim77',
      },
      ours: false,
      addressed: true,
      published: new Date('2026-03-03T18:02:09.123Z'),
      subject: 'Storing in Zuid',
      text: '> Het is stuk.\n> Heel stuk.\n\nHallo @voltmeer, al **drie** dagen niets.',
      thread: { root: 'topic-7', inReplyTo: ['101'] },
      visibility: 'public',
      attachments: [],
      url: 'https://forum.example/t/storing-in-zuid/7/2',
      canReply: { ok: true },
    },
  })
})

test('an edit counts by its version; without the source the words of the page are taken', async () => {
  expect(await fixture('bewerkt')).toMatchObject({
    type: 'Update',
    note: { revision: 2, text: 'Het doet het & weer.', actor: { name: 'wim77' } },
  })
})

test('our own is ours; what is overheard is no ticket, and who left the forum has no name', async () => {
  expect(await fixture('eigen-antwoord')).toMatchObject({ note: { ours: true, thread: { inReplyTo: ['102'] } } })
  expect(await fixture('meegelezen')).toMatchObject({
    note: { addressed: false, actor: { id: 'forum.example/post-104', name: 'Anoniem' }, canReply: { ok: false } },
  })
})

test('a private message is between us, and no clock runs ahead', async () => {
  expect(await fixture('prive')).toMatchObject({ note: { visibility: 'direct', published: received } })
})

test('what is gone is gone', async () => {
  expect(await fixture('weg')).toEqual({ type: 'Delete', id: '102', at: new Date('2026-03-04T09:00:00Z') })
})
