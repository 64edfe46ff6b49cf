import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Note } from '../../domain/message/message.ts'
import { decode } from './decode.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Bluesky', address: 'voltmeer.test' }
const fatima = 'did:plc:fatimafatimafatimafatima'
const us = 'did:plc:voltmeervoltmeervoltmeer'

const read = (name: string) =>
  decode(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url)), { connection, received })

async function note(name: string): Promise<Note> {
  const event = await read(name)
  if (!('note' in event)) throw new Error('expected a note')
  return event.note
}

test('a post that mentions us is said to us, with links written out', async () => {
  expect(await note('noemt-ons')).toMatchObject({
    id: `at://${fatima}/app.bsky.feed.post/3lzy2k5lm2c2a`,
    revision: 0,
    actor: { network: 'bluesky', id: fatima, name: 'Fatima B.', handle: '@fatima.test' },
    ours: false,
    addressed: true,
    published: new Date('2026-03-04T08:59:58Z'),
    text: 'Hé @voltmeer.test, al drie dagen geen 🔌 stroom: https://voltmeer.example/storingen/zwolle?dag=3 #storing',
    language: 'nl',
    url: `https://bsky.app/profile/${fatima}/post/3lzy2k5lm2c2a`,
    canReply: { ok: true },
  })
})

test('an answer to us hangs in the thread, nearest first', async () => {
  const { addressed, thread } = await note('antwoord-aan-ons')
  const root = `at://${fatima}/app.bsky.feed.post/3lzy2k5lm2c2a`
  expect({ addressed, thread }).toEqual({
    addressed: true,
    thread: { root, inReplyTo: [`at://${us}/app.bsky.feed.post/3lzy3k5lm2c2b`, root] },
  })
})

test('what there is to see, the label of the writer and the quoted post are told; the quote is folded', async () => {
  const { text, quotedFrom, addressed } = await note('plaatjes-en-citaat')
  expect(addressed).toBe(false)
  expect(text.slice(0, quotedFrom)).toBe(
    'Kijk dit eens\n\n#meterkast\n[beeld / image: Een zwartgeblakerde meterkast]\n[beeld / image]\n[label: graphic-media]\n\n',
  )
  expect(text.slice(quotedFrom)).toBe(
    'Bram: Wie heeft er nog stroom?\nhttps://bsky.app/profile/did:plc:brambrambrambrambrambram/post/3lzxxxxxxxx2a',
  )
  expect((await note('plaatjes-en-citaat')).quotes).toBe(
    'at://did:plc:brambrambrambrambrambram/app.bsky.feed.post/3lzxxxxxxxx2a',
  )
  expect((await note('met-link')).text).toBe(
    'Lees dit\n\nZwolle zonder stroom\nDe derde dag.\nhttps://krant.example/stroom',
  )
})

test('an edit has a revision that rises with each; a closed thread says so', async () => {
  const edit = await read('bewerkt')
  expect(edit).toMatchObject({ type: 'Update', note: { text: 'Vier dagen intussen.' } })
  expect('note' in edit && edit.note.revision).toBeGreaterThan(1e12)
  expect((await note('besloten-draad')).canReply).toMatchObject({ ok: false })
})

test('what is gone, who is renamed, who is gone', async () => {
  const at = new Date(1772614800000)
  expect(await read('verwijderd')).toEqual({
    type: 'Delete',
    id: `at://${fatima}/app.bsky.feed.post/3lzy2k5lm2c2a`,
    at,
  })
  expect(await read('andere-naam')).toEqual({
    type: 'Renamed',
    actor: {
      network: 'bluesky',
      id: fatima,
      handle: '@fatima-b.test',
      links: ['https://fatima-b.test/'],
      url: `https://bsky.app/profile/${fatima}`,
    },
    at,
  })
  expect(await read('account-weg')).toEqual({ type: 'Gone', actor: { network: 'bluesky', id: fatima }, at })
})

test('a like, a repost, and one that was taken back say who and what about', async () => {
  const object = `at://${fatima}/app.bsky.feed.post/3lzy2k5lm2c2a`
  const id = 'at://did:plc:brambrambrambrambrambram/app.bsky.feed.like/3lzz2k5lm2c2a'
  const actor = { id: 'did:plc:brambrambrambrambrambram', name: 'Bram', handle: '@bram.test' }
  expect(await read('vindt-leuk')).toMatchObject({ type: 'Like', id, actor, object })
  expect(await read('deelt')).toMatchObject({ type: 'Announce', id: id.replace('.like', '.repost'), object })
  expect(await read('vindt-niet-meer-leuk')).toMatchObject({ type: 'Undo', id, actor: { id: actor.id } })
})

test('our own words are left as they are', async () => {
  const ours = await note('van-ons')
  expect(ours).toMatchObject({ ours: true, addressed: true, text: 'Wij kijken ernaar.' })
  expect(ours.canReply).toBeUndefined()
})

test('how many follow the writer comes along where it was looked up', async () => {
  const event = {
    did: fatima,
    time: received.getTime(),
    kind: 'post',
    operation: 'create',
    rkey: '3lzy2k5lm2c2a',
    rev: '3lzy2k5lm2c2a',
    record: { $type: 'app.bsky.feed.post', text: 'Hallo', createdAt: received.toISOString() },
  }
  const item = { us: [], event, who: { handle: 'fatima.test', name: 'Fatima B.', followers: 1204 } }
  expect(await decode(Buffer.from(JSON.stringify(item)), { connection, received })).toMatchObject({
    note: { actor: { audience: 1204 } },
  })
})
