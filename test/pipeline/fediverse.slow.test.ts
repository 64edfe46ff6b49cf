/** Two real servers, and everything between them by HTTP: our house, and one of Fedify with Sanne on it. */
import { generateCryptoKeyPair } from '@fedify/fedify/sig'
import * as as from '@fedify/fedify/vocab'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Letter } from '../../channels/kit/channel.ts'
import type { Spec } from '../support/fediverse-server.ts'
import { openTwoServers } from '../support/two-servers.ts'

const two = await openTwoServers()
const { there, house, joris, us, channel, sending, conversations, messagesOf, received, getJson } = two
const { say, plainNote, sign, post, fetchSigned, answerTo, heard } = two
afterAll(two.close)

describe('who we are', () => {
  test('is found by name and by address, with a key and the words of the form', async () => {
    const name = `acct:Zonnig@${new URL(us).host}`
    const found = await getJson(new URL(`/.well-known/webfinger?resource=${encodeURIComponent(name)}`, us).href)
    expect(found.json).toMatchObject({ subject: name.toLowerCase(), links: [{ rel: 'self', href: us }] })
    const { json } = await getJson(us)
    expect(json).toMatchObject({
      id: us,
      type: 'Organization',
      preferredUsername: 'zonnig',
      name: 'Zonnig Wonen',
      summary: '<p>Wij antwoorden &lt;elke&gt; dag.</p>',
      publicKey: { owner: us, publicKeyPem: expect.stringContaining('BEGIN PUBLIC KEY') },
    })
    const nodeInfo = await getJson(new URL('/.well-known/nodeinfo', us).href)
    const [link] = nodeInfo.json.links as { href: string }[]
    expect((await getJson(link?.href ?? '')).json).toMatchObject({
      software: { name: 'samenspraak' },
      protocols: ['activitypub'],
    })
  })
  test.each(['acct:niemand@HOST', 'acct:zonnig@elders.example', 'onzin', ''])('%j is nobody', async (resource) => {
    const asked = new URL('/.well-known/webfinger', us)
    asked.searchParams.set('resource', resource.replace('HOST', asked.host))
    expect((await getJson(asked.href)).status).toBe(404)
  })
  test('stands on the page of channels by that name', async () => {
    const { body } = await joris.ask<{ channels: { foundAs: string }[] }>('GET', '/api/v1/channels')
    expect(body.channels).toMatchObject([{ foundAs: `@zonnig@${new URL(us).host}` }])
  })
  test('has a name that is nobody else’s', async () => {
    const ask = (address: string) =>
      joris.ask('POST', '/api/v1/channels', { kind: 'fediverse', name: 'Nog een', settings: { address } })
    expect((await ask('ZONNIG')).problem).toMatchObject({
      fields: [{ path: 'settings.address', message: 'is the name of another channel' }],
    })
    expect((await ask('met spatie')).status).toBe(400)
  })
  test('its key lies nowhere in plain', async () => {
    const rows = await house.ctx.db.selectFrom('channel_memory').select(['key', 'value']).execute()
    expect(rows.map(({ key }) => key)).toContain('secret key')
    expect(JSON.stringify(rows)).not.toContain('PRIVATE KEY')
  })
})

test('who follows us is told that they may, and counted', async () => {
  await there.tell(
    new as.Follow({ id: new URL('#volgt', there.actor()), actor: there.actor(), object: new URL(us) }),
    us,
  )
  expect(there.told).toMatchObject([{ type: 'Accept' }])
  expect((await getJson(`${us}/followers`)).json).toMatchObject({ totalItems: 1 })
})

test('a mention becomes a conversation, our answer is read there, and both can change and take back their words', async () => {
  await say('eerste', '<p>@zonnig Mijn paneel doet het <b>niet</b>.</p>')
  await expect.poll(async () => (await conversations()).length, { timeout: 10_000 }).toBe(1)
  const [conversation] = await conversations()
  if (!conversation) throw new Error('there is no conversation')
  expect(await messagesOf(conversation.id)).toMatchObject([
    { text: '@zonnig Mijn paneel doet het niet.', visibility: 'public', author: { name: 'Sanne de Boer' } },
  ])

  const id = await answerTo(conversation, 'Wat vervelend <echt>. Zie https://zonnig.example/storing.')
  await expect.poll(() => heard('Create', 'vervelend').length, { timeout: 10_000 }).toBe(1)
  const [created] = heard('Create', 'vervelend')
  expect(created?.object).toMatchObject({
    id: `${us}/notes/${id}`,
    type: 'Note',
    inReplyTo: there.noteId('eerste').href,
    to: 'as:Public',
    cc: there.actor().href,
    tag: { type: 'Mention', href: there.actor().href, name: `@sanne@${there.host}` },
    content: expect.stringContaining('&lt;echt&gt;. Zie <a href="https://zonnig.example/storing"'),
  })
  expect((await getJson(`${us}/notes/${id}`)).json).toMatchObject({ type: 'Note', attributedTo: us })

  // Delivered again, because nobody knew whether it was taken: it is there once.
  const to = { network: 'fediverse', id: there.actor().href, name: 'Sanne' }
  const again = {
    key: id,
    text: 'Wat vervelend',
    to,
    inReplyTo: [there.noteId('eerste').href],
    at: new Date(),
  } as Letter
  expect(await channel.send?.(again, sending)).toEqual({ state: 'sent', id })
  expect(heard('Create', 'vervelend').length).toBe(1)

  await say('tweede', '<p>Nog steeds niet.</p>', { replyTarget: new URL(`${us}/notes/${id}`), tags: [] })
  await expect.poll(async () => (await messagesOf(conversation.id)).length, { timeout: 10_000 }).toBe(3)

  const edited = {
    ...plainNote('tweede', '<p>Hij doet het weer.</p>'),
    updated: new Date().toISOString(),
  }
  expect((await post('Update', edited, { spec: 'draft-cavage-http-signatures-12' })).status).toBe(202)
  const last = async () => (await messagesOf(conversation.id)).at(-1)
  await expect.poll(last, { timeout: 10_000 }).toMatchObject({ text: 'Hij doet het weer.', state: 'edited' })
  await there.tell(
    new as.Delete({
      id: new URL('#delete', there.noteId('tweede')),
      actor: there.actor(),
      object: new as.Tombstone({ id: there.noteId('tweede') }),
    }),
    us,
  )
  await expect.poll(last, { timeout: 10_000 }).toMatchObject({ text: '', state: 'deleted' })

  const letter = { key: id, text: 'Wat vervelend. We kijken ernaar.', inReplyTo: [] as string[] } as Letter
  expect(await channel.revise?.(letter, id, sending)).toEqual({ state: 'sent', id })
  expect(heard('Update', 'We kijken ernaar')[0]?.object).toMatchObject({ inReplyTo: there.noteId('eerste').href })
  expect((await getJson(`${us}/notes/${id}`)).json).toMatchObject({ content: expect.stringContaining('We kijken') })
  expect(await channel.withdraw?.(id, sending)).toEqual({ state: 'sent', id })
  expect(heard('Delete', id)).toMatchObject([{ object: { type: 'Tombstone', id: `${us}/notes/${id}` } }])
  expect(await getJson(`${us}/notes/${id}`)).toMatchObject({ status: 410, json: { type: 'Tombstone' } })
}, 30_000)

test('what is said between the two of us is answered between the two of us, and shown to nobody else', async () => {
  expect((await post('Create', plainNote('geheim', '<p>Mijn nummer is 4471.</p>'))).status).toBe(202)
  const secret = async () => (await conversations()).find(({ snippet }) => snippet.includes('4471'))
  await expect.poll(secret, { timeout: 10_000 }).toMatchObject({ said: 1 })
  const conversation = await secret()
  const id = conversation && (await answerTo(conversation, 'Dank, we kijken mee.'))
  await expect.poll(() => heard('Create', 'kijken mee').length, { timeout: 10_000 }).toBe(1)
  expect(heard('Create', 'kijken mee')[0]?.object).toMatchObject({ to: there.actor().href })
  expect((await fetch(`${us}/notes/${id}`)).status).toBe(404)
  const kept = await house.ctx.db.selectFrom('channel_memory').select('value').where('key', '=', `note ${id}`).execute()
  expect(JSON.stringify(kept)).not.toContain('kijken mee')
}, 20_000)

test('an answer that comes before what it answers finds its place', async () => {
  await say('kind', '<p>Heeft iemand hier al iets gehoord?</p>', { replyTarget: there.noteId('ouder') })
  await say('ouder', '<p>@zonnig Wanneer komt de monteur?</p>')
  const threads = async () =>
    house.ctx.db
      .selectFrom('message')
      .select(['thread_id', 'text'])
      .where(
        'external_id',
        'in',
        ['kind', 'ouder'].map((key) => there.noteId(key).href),
      )
      .execute()
  await expect.poll(async () => (await threads()).length, { timeout: 10_000 }).toBe(2)
  expect(new Set((await threads()).map(({ thread_id }) => thread_id)).size).toBe(1)
}, 20_000)

describe('nothing is kept of', () => {
  const day = 86_400_000
  const moved = (ms: number) => ({ date: new Date(Date.now() + ms).toUTCString() })
  const draft: Spec = 'draft-cavage-http-signatures-12'
  const note = (key: string) => plainNote(key, '<p>Geloof mij.</p>')
  const unsigned = () =>
    fetch(`${us}/inbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/activity+json' },
      body: JSON.stringify({ type: 'Create', actor: there.actor().href, object: note('ongetekend') }),
    })
  let other: CryptoKey
  beforeAll(async () => {
    other = (await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')).privateKey
  })
  const forged = (spec: Spec) => post('Create', note('vals'), { spec, key: other })
  /** Signed well, and then said otherwise. */
  const tampered = async (change: { headers?: (given: Headers) => void; body?: string }) => {
    const request = await sign('Create', note('veranderd'))
    const headers = new Headers(request.headers)
    change.headers?.(headers)
    return fetch(`${us}/inbox`, { method: 'POST', headers, body: change.body ?? (await request.text()) })
  }
  test.each<[string, () => Promise<Response>, number]>([
    ['what is not signed', unsigned, 401],
    ['what is signed with another key', () => forged('rfc9421'), 401],
    ['the same in the older way', () => forged(draft), 401],
    ['what was signed yesterday', () => post('Create', note('oud'), { spec: draft, headers: moved(-day) }), 401],
    ['what will be signed tomorrow', () => post('Create', note('nieuw'), { spec: draft, headers: moved(day) }), 401],
    ['what was changed on its way', () => tampered({ body: '{}' }), 401],
    [
      'a signature that leaves the body open',
      () =>
        tampered({
          headers: (given) =>
            given.set('signature-input', `${given.get('signature-input')}`.replace(' "content-digest"', '')),
        }),
      401,
    ],
    ['a signature that is none', () => tampered({ headers: (given) => given.set('signature', 'sig1=:!:') }), 401],
    [
      'what somebody does in the name of another',
      () => fetchSigned({ type: 'Create', actor: there.actor('oude-vriend').href, object: note('ander') }),
      403,
    ],
    ['what is no activity', () => fetchSigned([1]), 400],
    [
      'what was said by another',
      () => post('Create', { ...note('x'), attributedTo: there.actor('oude-vriend').href }),
      202,
    ],
    ['what stands elsewhere', () => post('Create', { ...note('x'), id: 'https://elders.example/1' }), 202],
    ['what is not for us', () => post('Create', { ...note('x'), to: [] }), 202],
    ['a like', () => post('Like', us), 202],
    ['the deletion of what we never had', () => post('Delete', there.noteId('nooit').href), 202],
    ['what comes after its deletion', () => post('Create', plainNote('nooit', '<p>Te laat</p>')), 202],
  ])('%s', async (_, telling, status) => {
    const before = await received()
    expect((await telling()).status).toBe(status)
    expect(await received()).toBe(before)
  })
  test('but a clock that is an hour wrong is fine', async () => {
    const before = await received()
    expect((await post('Create', note('zomertijd'), { spec: draft, headers: moved(-3_600_000) })).status).toBe(202)
    expect(await received()).toBe(before + 1)
  })
})

test('an account that is gone takes along what it said; of one that we never knew nothing comes', async () => {
  const goodbye = (name: string) => {
    const actor = there.actor(name).href
    return {
      '@context': 'https://www.w3.org/ns/activitystreams',
      id: `${actor}#weg`,
      type: 'Delete',
      actor,
      object: actor,
    }
  }
  there.people.delete('oude-vriend')
  there.people.delete('sanne')
  const before = await received()
  expect((await fetchSigned(goodbye('oude-vriend'))).status).toBe(403)
  expect((await fetchSigned(goodbye('oude-vriend'), { name: 'oude-vriend' })).status).toBe(202)
  expect(await received()).toBe(before)
  expect((await fetchSigned(goodbye('sanne'))).status).toBe(202)
  const words = async () =>
    house.ctx.db.selectFrom('message').select('text').where('direction', '=', 'in').where('text', '<>', '').execute()
  await expect.poll(words, { timeout: 10_000 }).toEqual([])
  expect((await getJson(`${us}/followers`)).json).toMatchObject({ totalItems: 0 })
}, 20_000)
