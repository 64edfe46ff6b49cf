import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Blog', address: 'https://blog.voltmeer.example' }
const fixture = (name: string) =>
  decode(readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url)), { connection, received })

test('a comment on our blog is said to us, in the thread of its post; the address that its writer typed is no proof', async () => {
  expect(await fixture('vraag')).toEqual({
    type: 'Create',
    note: {
      id: '41',
      revision: 1,
      actor: {
        network: 'wordpress',
        id: 'blog.voltmeer.example/bram@klant.example',
        name: 'Bram de W.',
        handle: 'bram@klant.example',
        url: 'https://bram.example/',
      },
      ours: false,
      addressed: true,
      published: new Date('2026-03-03T18:02:09Z'),
      subject: 'Storing in Zuid & West',
      text: 'Al drie dagen geen internet & televisie.\nWie belt mij?',
      thread: { root: 'post-7' },
      visibility: 'public',
      attachments: [],
      url: 'https://blog.voltmeer.example/2026/03/storing/#comment-41',
      canReply: { ok: true },
    },
  })
})

test('one that waits for approval cannot be answered yet, and says why; without an address a name counts for one post', async () => {
  expect(await fixture('wacht-op-goedkeuring')).toMatchObject({
    note: {
      revision: 0,
      actor: { id: 'blog.voltmeer.example/post-7/lotte', handle: 'blog.voltmeer.example' },
      thread: { root: 'post-7', inReplyTo: ['41'] },
      canReply: { ok: false, reason: expect.stringMatching(/waits for approval/) },
    },
  })
})

test('our own answer is ours, in our own words', async () => {
  const event = await fixture('eigen-antwoord')
  expect(event).toMatchObject({ type: 'Create', note: { ours: true, text: 'We zijn er vanavond <om acht uur>.' } })
  expect('note' in event && event.note.canReply).toBeUndefined()
})

test('what was changed is told as such; a link that is none is left out', async () => {
  const event = await fixture('bewerkt')
  expect(event).toMatchObject({
    type: 'Update',
    note: { text: 'Al vier dagen.', actor: { id: expect.stringMatching(/user-12$/) } },
  })
  expect('note' in event && event.note.url).toBeUndefined()
})

test('on a blog that we only read nothing is a ticket and nothing can be answered', async () => {
  expect(await fixture('zonder-rechten')).toMatchObject({
    note: {
      addressed: false,
      text: 'Eerste regel\ntweede regel\n\nNieuwe alinea',
      actor: { id: 'partner.example/0b1f6ad3c9a1f0d2a5b0c8b8f4e7a222' },
      canReply: { ok: false, reason: expect.stringMatching(/only read/) },
    },
  })
})

test('what is gone is gone', async () => {
  expect(await fixture('weg')).toEqual({ type: 'Delete', id: '41', at: new Date('2026-03-04T09:00:00Z') })
})
