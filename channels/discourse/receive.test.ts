import { describe, expect, test } from 'vitest'
import { atForum, forum, listen, said, tell, understood } from '../../test/support/at-forum.ts'
import { reread } from './receive.ts'

atForum()

describe('looking at a forum', () => {
  test('what is said to us is a ticket, what meets a term is overheard, the rest passes by', async () => {
    const ear = listen({ meets: ({ text }) => text.includes('Voltmeer') })
    const old = forum.say({ raw: 'Wie heeft er goede ervaringen?' })
    await ear.look()
    const mention = forum.say({ raw: 'Hallo @Voltmeer, al drie dagen niets.', reply_to_post_number: 1 })
    const about = forum.say({ raw: 'Bij Voltmeer is het ook niks.', topic_id: 8 })
    forum.say({ raw: 'Mooi weer vandaag. mail@voltmeer.example @voltmeerfan', topic_id: 9 })
    forum.say({ raw: '[quote="wim77"]Hallo @voltmeer[/quote] Eens.', topic_id: 9 })
    forum.say({ raw: 'Gesloten door een moderator', topic_id: 8, post_type: 3 })
    const heard = await ear.look()
    expect(heard.passed).toBe(3)
    expect(await said(heard)).toMatchObject([
      {
        id: String(mention.id),
        addressed: true,
        thread: { root: 'topic-7', inReplyTo: [String(old.id)] },
        canReply: { ok: true },
      },
      {
        id: String(about.id),
        addressed: false,
        thread: { root: 'topic-8' },
        actor: { id: `${new URL(forum.url).host}/40`, handle: 'wim77' },
      },
    ])
    // A topic in which they spoke to us is followed: the next word there may be for us as well.
    forum.say({ raw: 'O, het doet het weer.' })
    expect(await said(await ear.look())).toMatchObject([{ text: 'O, het doet het weer.', addressed: false }])
  })

  test('an answer to us, and on our own forum a new topic, are said to us', async () => {
    const ear = listen({ settings: { ours: true } })
    await ear.look()
    forum.say({ raw: 'Hoe zet ik mijn meter aan?' })
    forum.say({ raw: 'Met de knop.', username: 'lotte', user_id: 41 })
    forum.say({ raw: 'Dank!', reply_to_user: { username: 'VOLTMEER' } })
    forum.say({ raw: 'Graag gedaan.', username: 'Voltmeer', user_id: 2 })
    expect(await said(await ear.look())).toMatchObject([
      { addressed: true, ours: false },
      { addressed: false, ours: false },
      { addressed: true, ours: false },
      { addressed: false, ours: true },
    ])
  })

  test('a closed part of a forum is only ours to hear when they speak to us there', async () => {
    const ear = listen({ meets: () => true })
    await ear.look()
    forum.say({ raw: 'Onder ons gezegd', category_id: 9, topic_id: 20 })
    forum.say({ raw: '@voltmeer, onder ons gezegd', category_id: 9, topic_id: 21 })
    expect(await said(await ear.look())).toMatchObject([{ visibility: 'followers', addressed: true }])
  })

  test('private messages to us are heard; those of others never, whatever our key may read', async () => {
    const ear = listen({ meets: () => true })
    await ear.look()
    forum.say({ raw: 'Alleen voor jullie', topic_id: 30, topic_archetype: 'private_message', category_id: null })
    const others = forum.say({
      raw: 'Alleen voor een ander',
      topic_id: 900,
      topic_archetype: 'private_message',
      category_id: null,
    })
    expect(await said(await ear.look())).toMatchObject([
      { text: 'Alleen voor jullie', visibility: 'direct', addressed: true },
    ])
    expect(await tell(ear, 'post_created', others)).toMatchObject({ status: 204, items: [] })
    expect((await ear.look()).items).toEqual([])
  })

  test('edits and deletions of what we took along are found, and those of others leave no trace', async () => {
    const ear = listen({ meets: ({ text }) => text.includes('Voltmeer') })
    await ear.look()
    const [kept, other] = [forum.say({ raw: 'Voltmeer is stuk' }), forum.say({ raw: 'Iets anders', topic_id: 8 })]
    await ear.look()
    Object.assign(kept, { raw: 'Voltmeer is weer heel', version: 2 })
    expect(await said(await ear.look())).toMatchObject([
      { id: String(kept.id), revision: 1, text: 'Voltmeer is weer heel' },
    ])
    kept.deleted_at = other.deleted_at = '2026-03-04T09:00:00Z'
    expect(await said(await ear.look())).toMatchObject([{ gone: String(kept.id) }])
    expect((await ear.look()).items).toEqual([])
  })

  test('however many came since, none is missed', async () => {
    const ear = listen({ settings: { ours: true } })
    forum.say({ raw: 'eerste' })
    await ear.look()
    for (let n = 0; n < 230; n++) forum.say({ raw: `bericht ${n}`, topic_id: 50 + n })
    const { items } = await ear.look()
    expect((await said({ items })).map((note) => 'text' in note && note.text)).toEqual(
      Array.from({ length: 230 }, (_, n) => `bericht ${n}`),
    )
  })

  test.each([
    [429, { errors: ['Slow down'], error_type: 'rate_limit', extras: { wait_seconds: 900 } }, /wait 900 seconds/, 15],
    [403, { errors: ['You are not permitted'], error_type: 'invalid_access' }, /not permitted/, 1],
    [502, null, /error \(502\)/, 1],
  ])('a forum that answers %i is told in words and left alone', async (status, body, words, minutes) => {
    const still = () => new Date(1_000_000)
    const ear = listen({}, { clock: still })
    forum.trouble = (_, response) => Boolean(response.writeHead(status).end(JSON.stringify(body)))
    expect(await ear.fails()).toMatch(words)
    expect(Number(ear.cursor()?.next) - still().getTime()).toBe(minutes)
  })

  test('what is looked at again has changed, stands as it did, or is gone; a key that was revoked takes nothing away', async () => {
    const ear = listen({ meets: () => true })
    const post = forum.say({ raw: 'Voltmeer is stuk' })
    const look = () => reread({ id: String(post.id), url: null, inReplyTo: null, author: null }, ear.asking)
    await look()
    expect(await look()).toEqual([])
    post.raw = 'Voltmeer doet het'
    expect(await understood(await look())).toMatchObject([{ type: 'Update', note: { text: 'Voltmeer doet het' } }])
    forum.trouble = (_, response) =>
      Boolean(response.writeHead(403).end('{"errors":["no"],"error_type":"invalid_access"}'))
    await expect(look()).rejects.toThrow(/no/)
    forum.trouble = null
    post.deleted_at = '2026-03-04T09:00:00Z'
    expect(await understood(await look())).toMatchObject([{ type: 'Delete', id: String(post.id) }])
  })
})
