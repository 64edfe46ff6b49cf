import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Note } from '../../domain/message/message.ts'
import { decode } from './decode.ts'
import { writeItem } from './item.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Blogs', address: 'https://a.example/' }
async function read(raw: Uint8Array): Promise<Note> {
  const event = await decode(raw, { connection, received })
  if (event.type !== 'Update') throw new Error('a feed only tells what it says now')
  return event.note
}
const fixture = (name: string) => read(readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url)))
const where = { feed: 'https://a.example/blog/feed', title: 'A' }
const item = (inner: string, more = {}) =>
  read(writeItem({ ...where, ...more }, `<rss version="2.0"><channel><item>${inner}</item></channel></rss>`))

describe('an entry of a feed', () => {
  test('is a listened post: its words without markup, the way to the whole, who wrote it where', async () => {
    expect(await fixture('rss-wordpress')).toEqual({
      id: 'https://thuis.example/?p=41',
      revision: 0,
      actor: { network: 'feed', id: 'thuis.example/bram de w.', name: 'Bram de W.', handle: 'thuis.example' },
      ours: false,
      addressed: false,
      published: new Date('2026-03-03T18:02:09Z'),
      subject: 'Drie dagen zonder Voltmeer & internet',
      text: 'Al drie dagen geen internet.\nWie belt mij terug?',
      thread: { root: 'https://thuis.example/?p=41' },
      visibility: 'public',
      attachments: [],
      url: 'https://thuis.example/2026/03/drie-dagen/',
      canReply: { ok: false, reason: expect.any(String) },
    })
  })

  test('that is a comment hangs in the thread of its post', async () => {
    expect(await fixture('reactie')).toMatchObject({
      id: 'https://thuis.example/?p=41 comment-7',
      actor: { name: 'Lotte' },
      thread: { root: 'https://thuis.example/?p=41', inReplyTo: ['https://thuis.example/?p=41'] },
      url: 'https://thuis.example/2026/03/drie-dagen/#comment-7',
    })
  })

  test('of Atom tells its edits and what it answers', async () => {
    expect(await fixture('atom-bewerkt')).toMatchObject({
      revision: Date.parse('2026-03-04T08:00:00Z'),
      subject: 'Slimme meter kwijt',
      text: 'Hij geeft al een week niets door. 1 < 2',
      thread: { inReplyTo: ['tag:forum.example,2026:11'] },
      actor: { name: 'Wim', url: 'https://forum.example/u/wim' },
    })
  })

  test('of JSON Feed may have a number for an id', async () => {
    expect(await fixture('json')).toMatchObject({ id: '2048', language: 'nl', actor: { name: 'Redactie' } })
  })

  test('of our own is ours', async () => {
    expect(await fixture('rdf-zonder-datum')).toMatchObject({ ours: true, published: received })
  })

  test('without id, link, date or name is known by its words, and is of the site', async () => {
    const note = await fixture('zonder-id-en-link')
    expect(note).toMatchObject({
      published: received,
      text: 'Alleen wat tekst & een los teken',
      actor: { id: 'kaal.example' },
    })
    expect(note.id).toMatch(/^sha256:/)
    expect(note.url).toBeUndefined()
  })

  test.each([
    ['a relative link', '<title>x</title><link>../over</link>', { url: 'https://a.example/over' }],
    [
      'a link that is no link',
      '<title>x</title><guid isPermaLink="false">1</guid><link>javascript:alert(1)</link>',
      { id: '1' },
    ],
    ['a date to come', '<title>x</title><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate>', { published: received }],
    ['a date that is none', '<title>x</title><pubDate>0000-00-00</pubDate>', { published: received }],
    ['a mail address as a name', '<title>x</title><author>wim@a.example (Wim)</author>', { actor: { name: 'Wim' } }],
    ['the name that a title spells backwards', '<title>\u202egnp.exe</title>', { text: 'gnp.exe' }],
  ])('%s', async (_, inner, expected) => {
    const note = await item(inner)
    expect({ ...note, actor: { name: note.actor.name } }).toMatchObject(expected)
  })

  test('of a novel keeps a piece', async () => {
    expect((await item(`<description>${'woorden '.repeat(20_000)}</description>`)).text.length).toBeLessThanOrEqual(
      2000,
    )
  })

  test('with an id of a page long is known by its digest', async () => {
    expect((await item(`<title>x</title><guid>${'g'.repeat(1500)}</guid>`)).id).toMatch(/^sha256:/)
  })
})
