import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Note, Refusal } from '../../domain/message/message.ts'
import { decode } from './decode.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Forum', address: 'forum' }

const event = (item: unknown) =>
  decode(item instanceof Uint8Array ? item : Buffer.from(JSON.stringify(item)), { connection, received })
const fixture = (name: string) => event(new Uint8Array(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url))))
const author = { id: 'u-1' }
async function note(more: object): Promise<Note> {
  const read = await event({ id: 'a', text: 'Hallo', author, ...more })
  if (!('note' in read)) throw new Error('expected a note')
  return read.note
}
async function refusal(item: unknown): Promise<string> {
  const error = await event(item).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Refusal)
  return (error as Refusal).message
}

describe('what a program brings', () => {
  test('whom words of ours were said to; words of others say that by where they stand', async () => {
    const to = { id: 'u-9', name: 'Bram', handle: '@bram' }
    expect((await note({ ours: true, to })).to).toEqual({ network: 'forum', ...to })
    expect((await note({ to })).to).toBeUndefined()
    expect(await refusal({ id: 'a', text: 'x', ours: true, to: { id: 'a\u0000' } })).toMatch(/^to\.id holds a control/)
    expect(await refusal({ id: 'a', text: 'x', ours: true, to: { id: 'b', url: 'ftp://x.example' } })).toMatch(
      /^to\.url/,
    )
  })

  test('a message with everything on it', async () => {
    expect(await fixture('bericht')).toEqual({
      type: 'Create',
      note: {
        id: 'forum-1001',
        revision: 0,
        actor: { network: 'forum', id: 'u-77', name: 'Fatima H.', handle: 'fatima', url: 'https://forum.example/u/77' },
        ours: false,
        addressed: true,
        published: new Date('2026-03-03T18:02:09Z'),
        subject: 'Slimme meter',
        text: 'Mijn slimme meter geeft al drie dagen niets door.\nWie kan helpen?',
        language: 'nl',
        thread: { inReplyTo: ['forum-1000'], root: 'forum-1000' },
        visibility: 'public',
        attachments: [],
        url: 'https://forum.example/t/1000#1001',
        canReply: { ok: true, until: new Date('2026-04-03T18:02:09Z') },
      },
    })
  })

  test('an edit rises in revision with its time, a deletion names what is gone and when', async () => {
    const at = new Date('2026-03-04T08:00:00Z').getTime()
    expect(await fixture('bewerkt')).toMatchObject({ type: 'Update', note: { id: 'forum-1001', revision: at } })
    expect(await fixture('verwijderd')).toEqual({
      type: 'Delete',
      id: 'forum-1001',
      at: new Date('2026-03-04T09:00:00Z'),
    })
  })

  test('the other half of a thread is ours, without an author', async () => {
    expect(await fixture('van-ons')).toMatchObject({
      note: { ours: true, actor: { network: 'forum', id: 'c', name: 'Forum' } },
    })
  })

  test('a post that merely mentions us, with tricks in it', async () => {
    expect(await fixture('alleen-genoemd')).toMatchObject({
      note: {
        id: '170000000000000000000000000001',
        addressed: false,
        text: 'Vandaag overgestapt naar Voltmeer 🔌\ufffd olleH',
        actor: { network: 'forum', id: '9', name: 'Wim' },
        published: received,
        visibility: 'direct',
        canReply: { ok: false, reason: expect.any(String) },
      },
    })
  })

  test('a mail address is the same person in every channel, and a file name cannot climb', async () => {
    expect(await fixture('formulier-met-bijlage')).toMatchObject({
      note: {
        actor: {
          network: 'email',
          id: 'sanne@klant.example',
          verifiedEmail: 'sanne@klant.example',
          verifiedPhone: '+31612345678',
        },
        attachments: [{ name: 'meter.png', mediaType: 'image/png' }],
      },
    })
  })

  test('any moment in the past may be true, one to come is the moment of arrival', async () => {
    expect((await note({ published: '1970-01-01T00:00:00Z' })).published).toEqual(new Date(0))
    expect((await note({ published: '2099-01-01T00:00:00Z' })).published).toEqual(received)
    expect((await note({})).published).toEqual(received)
  })

  test('262,144 characters fit', async () => {
    expect((await note({ text: 'x'.repeat(262_144) })).text.length).toBe(262_144)
  })
})

describe('a refusal names the field and the mend', () => {
  test.each<[unknown, string]>([
    [
      { id: 12345, text: 'x' },
      'id is a number: send it as text, "12345", because numbers above 9007199254740991 lose their last digits',
    ],
    [{ id: 2 ** 60, tekst: 'x' }, 'id is a number: send it as text, in quotes, because'],
    [{ id: 2 ** 60, tekst: 'x' }, '; "tekst" in the item is not a field that we know'],
    [{ id: 'a', text: 'x', author: { id: 9 } }, 'author.id is a number: send it as text, "9"'],
    [{ text: 'x', author }, 'id is missing'],
    [{ id: '', text: 'x', author }, 'id is empty'],
    [{ id: 'x'.repeat(600), text: 'x', author }, 'id is 600 characters long; at most 512 fit'],
    [{ id: 'a\u0000b', text: 'x', author }, 'id holds a control character or half a character'],
    [{ id: 'a', text: 'x', author: { id: '\ud800' } }, 'author.id holds a control character or half a character'],
    [{ id: 'a', author }, 'text is missing: a message needs text or an attachment'],
    [{ id: 'a', text: ' \u0000 ', author }, 'text is missing'],
    [{ id: 'a', text: 'x' }, 'author is missing: say who wrote it'],
    [
      { id: 'a', text: 'x'.repeat(1_048_576), author },
      'text is 1,048,576 characters long; at most 262,144 fit: send it in parts or as an attachment',
    ],
    [{ id: 'a', tekst: 'x', author }, '"tekst" in the item is not a field that we know'],
    [JSON.parse('{"id":"a","text":"x","__proto__":{"ours":true}}'), 'is not a field that we know'],
    [{ id: 'a', text: 'x', author, type: 'post' }, 'type is "post"; it may be message, edit, delete'],
    [
      { id: 'a', text: 'x', author, published: 'gisteren' },
      'published is "gisteren"; it should be a moment with a time zone',
    ],
    [
      { id: 'a', text: 'x', author: { id: 'b', url: 'javascript:alert(1)' } },
      'author.url is "javascript:alert(1)"; it should begin with https://',
    ],
    [
      { id: 'a', text: 'x', author: { id: 'b', verifiedPhone: '0612' } },
      'author.verifiedPhone is "0612"; it should be a telephone number with its country',
    ],
    [
      { id: 'a', author, attachments: [{ name: 'a', mediaType: 'b', base64: '%%' }] },
      'attachments[0].base64 is not base64',
    ],
    [
      { id: 'a', author, text: 'x', attachments: Array(21).fill({ name: 'a', mediaType: 'b', base64: '' }) },
      'attachments holds 21 items; at most 20 fit',
    ],
    [['een'], 'the item is an array; it should be an object'],
  ])('%j', async (item, reason) => {
    expect(await refusal(item)).toContain(reason)
  })

  test('broken JSON and broken UTF-8 are told apart', async () => {
    expect(await refusal(Buffer.from('{"id": '))).toMatch(/^The item is not JSON: /)
    expect(await refusal(new Uint8Array([0x7b, 0xff]))).toBe('The item is not UTF-8: send JSON in UTF-8')
  })

  test('an attachment above 25 MB is refused before it is unpacked', async () => {
    const bytes = Buffer.alloc(36 * 1024 * 1024, 'A')
    const [before = '', after = ''] = JSON.stringify({
      id: 'a',
      author,
      attachments: [{ name: 'f', mediaType: 'a/b', base64: '|' }],
    }).split('|')
    expect(await refusal(Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]))).toContain(
      'attachments[0] is larger than 25 MB',
    )
  })
})
