/** A forum that is looked at, and that tells: on the shapes that Discourse documents. */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { earOn } from '../../test/support/ear.ts'
import { type Forum, type HeldPost, startForum } from '../../test/support/forum.ts'
import type { Handed, Letter, Overheard, Raw, Telling } from '../kit/channel.ts'
import { discourse } from './channel.ts'
import { decode } from './decode.ts'
import { listenAt, reread } from './receive.ts'
import { lookUp, revise, send, withdraw } from './send.ts'
import { told } from './told.ts'

let forum: Forum
const ears: { stop(): void }[] = []
beforeEach(async () => {
  forum = await startForum()
})
afterEach(async () => {
  for (const ear of ears.splice(0)) ear.stop()
  await forum.stop()
})

const hookSecret = 'een geheim van de webhook'
function listen(
  more: { settings?: object; meets?: (words: Overheard) => boolean } = {},
  from: Partial<Parameters<typeof earOn>[1]> = {},
) {
  const settings = {
    address: forum.url,
    user: '@voltmeer',
    apiKey: 'sleutel',
    hookSecret,
    everyMinutes: 1,
    ...more.settings,
  }
  const ear = earOn(listenAt, { ...more, settings, host: forum.host, ...from })
  ears.push(ear)
  return ear
}
const understood = (items: readonly Raw[]) =>
  Promise.all(
    items.map(({ bytes }) =>
      decode(bytes, { connection: { id: 'c', name: 'Forum', address: forum.url }, received: new Date() }),
    ),
  )
const said = async ({ items }: { items: Handed['items'] }) =>
  (await understood(items)).map((event) => ('note' in event ? event.note : { gone: 'id' in event && event.id }))

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

type Ear = ReturnType<typeof listen>
const sign = (body: string, secret = hookSecret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

function tell(ear: Ear, event: string, post: Partial<HeldPost>, signature?: string, body = JSON.stringify({ post })) {
  const headers = {
    'x-discourse-event': event,
    'x-discourse-event-type': 'post',
    ...(signature !== '' && { 'x-discourse-event-signature': signature ?? sign(body) }),
  }
  const request = { method: 'POST', url: 'https://desk.example/hooks/a', headers, body: Buffer.from(body) }
  return told({ ...ear.asking, ...ear.sending, request } as Telling)
}

describe('a forum that tells', () => {
  test('what is said to us at once; what only meets a term is left to the next look', async () => {
    const ear = listen({ meets: () => true })
    const [mention, other] = [forum.say({ raw: '@voltmeer help' }), forum.say({ raw: 'Voltmeer!', topic_id: 8 })]
    const { status, items } = await tell(ear, 'post_created', mention)
    expect([status, await understood(items)]).toMatchObject([204, [{ type: 'Create', note: { addressed: true } }]])
    expect((await tell(ear, 'post_created', other)).items).toEqual([])
    mention.raw = '@voltmeer laat maar'
    expect(await understood((await tell(ear, 'post_edited', mention)).items)).toMatchObject([{ type: 'Update' }])
    expect(await understood((await tell(ear, 'post_destroyed', mention)).items)).toMatchObject([{ type: 'Delete' }])
    expect(await understood((await tell(ear, 'post_recovered', mention)).items)).toMatchObject([{ type: 'Update' }])
    expect((await tell(ear, 'post_destroyed', other)).items).toEqual([])
  })

  test('other events, and posts that make no sense, are taken and bring nothing', async () => {
    const ear = listen()
    for (const event of ['topic_created', 'topic_edited', 'topic_destroyed', 'ping', ''])
      expect(await tell(ear, event, forum.say({ raw: '@voltmeer' })), event).toEqual({ status: 204, items: [] })
    for (const body of ['', '[]', 'null', '{"post":7}', '{"post":{"id":"1"}}', '\u0000'])
      expect(await tell(ear, 'post_created', {}, undefined, body), body).toEqual({ status: 204, items: [] })
  })

  test('a signature that is forged, empty, missing, of other bytes or without a secret is refused before anything is read', async () => {
    const ear = listen()
    const body = '{"post":{"id":1,  "raw":"x"}}'
    const refused = { status: 401, items: [] }
    const forged = [
      sign(body, 'een ander geheim'),
      'sha256=',
      '',
      'sha256=00',
      sign(JSON.stringify(JSON.parse(body))),
      sign(body).slice(7),
    ]
    for (const signature of forged)
      expect(await tell(ear, 'post_created', {}, signature, body), signature).toMatchObject(refused)
    expect(await tell(ear, 'post_created', {}, sign(body), body)).toMatchObject({ status: 204 })
    const bare = listen({ settings: { hookSecret: '' } })
    expect(await tell(bare, 'post_created', {}, sign(body, ''), body)).toMatchObject(refused)
    expect(forum.asked).toEqual([])
  })
})

describe('answering on a forum', () => {
  const letter = (text: string, to: HeldPost, key = crypto.randomUUID()) =>
    ({ key, text, inReplyTo: [String(to.id)], from: { name: 'Joris', signature: '' } }) as unknown as Letter

  test('goes below the post, is found back, changed and taken back', async () => {
    const { sending } = listen()
    forum.say({ raw: 'Hoe zet ik hem aan?' })
    const asked = forum.say({ raw: 'Weet iemand het?' })
    const answer = letter('Met de knop aan de onderkant.', asked)
    const sent = await send(answer, sending)
    const made = forum.posts.at(-1)
    expect(sent).toEqual({ state: 'sent', id: String(made?.id) })
    expect(made).toMatchObject({ topic_id: 7, reply_to_post_number: 2, username: 'Voltmeer' })
    expect(await lookUp(answer.key, sending)).toEqual(sent)
    expect(await lookUp('another', sending)).toEqual({ state: 'not sent' })
    // Discourse refuses the same words; of this letter they are there already.
    expect(await send(answer, sending)).toEqual(sent)
    expect(await revise({ ...answer, text: 'Met de knop aan de bovenkant.' }, String(made?.id), sending)).toEqual(sent)
    expect(made?.raw).toBe('Met de knop aan de bovenkant.')
    expect(await withdraw(String(made?.id), sending)).toEqual(sent)
    expect(await withdraw(String(made?.id), sending)).toEqual(sent)
    expect(await send(letter('Nog een keer, heel uitgebreid.', { ...asked, id: 999 }), sending)).toMatchObject({
      state: 'not sent',
      permanent: true,
    })
  })

  test.each([
    ['too short', 200, null, { state: 'not sent', permanent: true, reason: /at least 20 characters/ }],
    [
      'in a hurry',
      429,
      { errors: ['x'], extras: { wait_seconds: 12 } },
      { state: 'not sent', permanent: false, reason: /wait 12 seconds/ },
    ],
    [
      'refused',
      403,
      { errors: ['Topic is closed'] },
      { state: 'not sent', permanent: true, reason: /Topic is closed/ },
    ],
    ['broken', 502, null, { state: 'unknown', reason: /error \(502\)/ }],
    ['queued', 200, { action: 'enqueued' }, { state: 'sent' }],
    ['silent about its number', 200, {}, { state: 'unknown' }],
  ])(
    'an answer that is %s says so',
    async (_, status, body, { reason, ...outcome }: { state: string; reason?: RegExp }) => {
      const { sending } = listen()
      const asked = forum.say({ raw: 'Weet iemand het?' })
      forum.trouble = ({ method }, response) =>
        method === 'POST' &&
        (status !== 200 || body !== null) &&
        Boolean(response.writeHead(status).end(JSON.stringify(body)))
      expect(await send(letter('Kort.', asked), sending)).toMatchObject({
        ...outcome,
        ...(reason && { reason: expect.stringMatching(reason) }),
      })
    },
  )

  test('without a user nothing leaves', async () => {
    const { sending } = listen({ settings: { apiKey: '' } })
    expect(await send(letter('x', forum.say({ raw: 'x' })), sending)).toMatchObject({
      state: 'not sent',
      permanent: true,
    })
    expect(forum.asked).toEqual([])
  })
})

test('the connection is tried in steps, and a wrong one says what to mend', async () => {
  const steps = async (settings: object) => {
    const found: string[] = []
    const { asking, more } = listen()
    const given = { address: forum.url, ...settings }
    for await (const { ok, detail } of discourse.test?.(given, new AbortController().signal, asking.readPage, more) ??
      [])
      found.push(`${ok ? 'ok' : 'not ok'}: ${detail?.en}`)
    return found
  }
  forum.say({ raw: 'Hallo' })
  expect(await steps({ user: 'voltmeer', apiKey: 'sleutel' })).toEqual([
    'ok: Buurtforum',
    'ok: Voltmeer',
    'ok: 1 newest posts',
  ])
  expect((await steps({ user: 'voltmeer', apiKey: 'mis' })).at(-1)).toMatch(/not ok: .*key is invalid/)
  expect(await steps({})).toEqual(['ok: Buurtforum', 'ok: 1 newest posts'])
  expect(await steps({ address: `${forum.url}/blog` })).toEqual([
    expect.stringMatching(/does not answer as a Discourse/),
  ])
})
