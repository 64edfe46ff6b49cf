/** Our side alone, over a network that a test makes up: what is believed, what is kept, and where it goes. */
import { generateKeyPairSync, type webcrypto } from 'node:crypto'
import { signRequest } from '@fedify/fedify/sig'
import { describe, expect, test } from 'vitest'
import type { Asked, Letter, Told } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { fediverse } from './channel.ts'
import { decode } from './decode.ts'
import { strangersKey } from './keys.ts'
import { send } from './send.ts'
import { serve } from './serve.ts'

const home = 'https://desk.example/fediverse/a.b'
const sanne = 'https://buurt.example/users/sanne'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const key = { id: `${sanne}#main-key`, owner: sanne, publicKeyPem: pem }
const actor = {
  id: sanne,
  type: 'Person',
  name: 'Sanne',
  preferredUsername: 'sanne',
  inbox: `${sanne}/inbox`,
  publicKey: key,
}
const connection = { id: 'b', name: 'Fediverse', address: 'zonnig', settings: { address: 'zonnig' } }

/** Our place, in a world where these documents stand at these addresses. */
function place(world: Record<string, unknown>) {
  const asked: string[] = []
  const posted: { url: string; activity: Record<string, unknown>; signed: string }[] = []
  let answers: number[] = []
  let now = new Date()
  const memory = newMemory()
  const reach: Asked['reach'] = async (url, { method, headers, body }) => {
    asked.push(url)
    if (method === 'POST')
      posted.push({ url, activity: JSON.parse(String(body)), signed: headers['signature-input'] ? 'rfc9421' : 'draft' })
    const found = method === 'GET' ? world[url] : {}
    const status = method === 'POST' ? (answers.shift() ?? 202) : found ? 200 : 410
    return { status, headers: {}, body: JSON.stringify(found ?? {}) }
  }
  const nothing = () => expect.unreachable('pages are not read')
  const common = { connection, memory, reach, clock: () => now, home }
  const ask = (path: string, request: Partial<Asked['request']> = {}): Promise<Told> =>
    serve({
      ...common,
      readPage: nothing,
      path,
      request: { method: 'GET', url: home + path, headers: {}, body: new Uint8Array(), ...request },
    })
  return {
    asked,
    posted,
    memory,
    ask,
    later: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    answers: (...next: number[]) => {
      answers = next
    },
    sending: { ...common, signal: new AbortController().signal },
    async tell(activity: object, by: { keyId?: string; spec?: 'rfc9421' | 'draft-cavage-http-signatures-12' } = {}) {
      const body = JSON.stringify({ id: `${sanne}#1`, actor: sanne, ...activity })
      const request = new Request(`${home}/inbox`, { method: 'POST', body })
      const signed = await signRequest(request, await signingKey(), new URL(by.keyId ?? key.id), {
        spec: by.spec ?? 'rfc9421',
      })
      return ask('/inbox', { method: 'POST', headers: Object.fromEntries(signed.headers), body: Buffer.from(body) })
    },
  }
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const signingKey = (): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), rsa, true, ['sign'])

const note = (id: string, more: object = {}) => ({
  type: 'Create',
  object: {
    id: `https://buurt.example/${id}`,
    type: 'Note',
    attributedTo: sanne,
    to: [home],
    content: '<p>Hallo</p>',
    ...more,
  },
})
const understood = async ({ items }: Told) =>
  Promise.all(items.map(({ bytes }) => decode(bytes, { connection, received: new Date() })))

describe('a key is believed', () => {
  test('from the person’s own address, in either way of signing, and asked for once', async () => {
    const { tell, asked } = place({ [sanne]: actor })
    expect((await tell(note('1'))).items.length).toBe(1)
    expect((await tell(note('2'), { spec: 'draft-cavage-http-signatures-12' })).items.length).toBe(1)
    expect(asked.filter((url) => url === sanne).length).toBeLessThanOrEqual(2)
  })
  test('when it stands apart and the person says that it is theirs', async () => {
    const apart = 'https://buurt.example/keys/1'
    const theirs = { ...actor, publicKey: { ...key, id: apart } }
    const { tell } = place({ [apart]: { id: apart, owner: sanne, publicKeyPem: pem }, [sanne]: theirs })
    expect(await tell(note('1'), { keyId: apart })).toMatchObject({ status: 202, items: [{}] })
  })
  test.each<[string, Record<string, unknown>, string]>([
    [
      'that somebody else says is Sanne’s',
      {
        'https://boef.example/k': { id: 'https://boef.example/k', owner: sanne, publicKeyPem: pem },
        [sanne]: { ...actor, publicKey: [] },
      },
      'https://boef.example/k',
    ],
    ['of a document that stands elsewhere', { [sanne]: { ...actor, id: 'https://elders.example/u' } }, key.id],
    [
      'that belongs to another',
      { [sanne]: { ...actor, publicKey: { ...key, owner: 'https://elders.example/u' } } },
      key.id,
    ],
    ['that is no key', { [sanne]: { ...actor, publicKey: { ...key, publicKeyPem: 'onzin' } } }, key.id],
    ['of nobody who can be written to', { [sanne]: { ...actor, inbox: 'ftp://x' } }, key.id],
  ])('but not one %s', async (_, world, keyId) => {
    const { tell } = place(world)
    expect(await tell(note('1'), { keyId })).toMatchObject({ status: 401, items: [] })
  })
  test('also when it is a new one', async () => {
    const world: Record<string, unknown> = { [sanne]: { ...actor, publicKey: { ...key, publicKeyPem: otherPem } } }
    const { tell } = place(world)
    expect((await tell(note('1'))).status).toBe(401)
    world[sanne] = actor
    expect((await tell(note('1'))).status).toBe(202)
  })
})

const otherPem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString()

test('what is signed is remembered by whom, so that only they change it, and what is gone stays gone', async () => {
  const { tell, memory } = place({ [sanne]: actor })
  const id = 'https://buurt.example/1'
  await memory.set(`said ${id}`, { by: 'https://buurt.example/users/piet', circle: 'public' })
  expect((await tell({ ...note('1'), type: 'Update' })).items).toEqual([])
  expect((await tell({ type: 'Delete', object: id })).items).toEqual([])
  await tell({ type: 'Delete', object: { id: 'https://buurt.example/2', type: 'Tombstone' } })
  expect((await tell(note('2'))).items).toEqual([])
  await tell(note('3'))
  expect(await understood(await tell({ type: 'Delete', object: 'https://buurt.example/3' }))).toMatchObject([
    { type: 'Delete', id: 'https://buurt.example/3' },
  ])
})

test('who takes another name is known by it, and whoever stops following is no follower', async () => {
  const { tell, memory } = place({ [sanne]: actor })
  const profile = { ...actor, name: 'Sanne van Dijk', url: 'https://buurt.example/@sanne' }
  expect(await understood(await tell({ type: 'Update', object: profile }))).toMatchObject([
    { type: 'Renamed', actor: { id: sanne, name: 'Sanne van Dijk', url: 'https://buurt.example/@sanne' } },
  ])
  const follow = { type: 'Follow', object: home }
  await tell(follow)
  expect(await memory.keys('follower ')).toEqual([`follower ${sanne}`])
  await tell({ type: 'Undo', object: follow })
  expect(await memory.keys('follower ')).toEqual([])
})

test('a follower who cannot be told is asked to come again', async () => {
  const { tell, answers, posted } = place({ [sanne]: actor })
  answers(503)
  expect((await tell({ type: 'Follow', object: home })).status).toBe(503)
  expect((await tell({ type: 'Follow', object: home })).status).toBe(202)
  expect(posted.at(-1)).toMatchObject({
    url: `${sanne}/inbox`,
    activity: { type: 'Accept', object: { type: 'Follow' } },
  })
})

test('an account that is gone is believed to be gone when its own server says so', async () => {
  const world: Record<string, unknown> = { [sanne]: actor }
  const { tell, memory } = place(world)
  await tell(note('1'))
  delete world[sanne]
  await memory.delete(`key ${key.id}`)
  expect(await understood(await tell({ type: 'Delete', object: sanne }))).toMatchObject([
    { type: 'Gone', actor: { id: sanne } },
  ])
  expect((await tell({ type: 'Delete', object: sanne })).items).toEqual([])
})

test('what was signed yesterday is not believed, what was signed an hour ago is', async () => {
  const { tell, later } = place({ [sanne]: actor })
  later(-86_400_000)
  expect((await tell(note('1'))).status).toBe(401)
  later(86_400_000 - 3_600_000)
  expect((await tell(note('1'))).status).toBe(202)
})

describe('an answer', () => {
  const letter = (more: object) =>
    ({
      key: '01890000-0000-7000-8000-0000000000aa',
      text: 'Dag & <welkom>\n\nZie https://zonnig.example/a?b=1&c=2.',
      to: { network: 'fediverse', id: sanne, name: 'Sanne' },
      inReplyTo: ['https://buurt.example/1'],
      visibility: 'public',
      attachments: [],
      at: new Date(),
      ...more,
    }) as unknown as Letter
  const everybody = 'https://www.w3.org/ns/activitystreams#Public'
  test.each([
    ['public', { to: [everybody], cc: [] }, { to: [everybody], cc: [sanne] }],
    ['quiet', { to: [], cc: [everybody, home] }, { to: [sanne], cc: [everybody] }],
    ['between two', { to: [home], cc: [] }, { to: [sanne], cc: [] }],
  ])('to what was %s is so too', async (_, said, answered) => {
    const { tell, sending, posted } = place({ [sanne]: actor })
    await tell(note('1', { ...said, tag: [{ type: 'Mention', href: home }] }))
    expect(await send(letter({}), sending)).toEqual({ state: 'sent', id: letter({}).key })
    expect(posted[0]?.activity).toMatchObject({ type: 'Create', ...answered, object: answered })
    expect(posted[0]?.activity.object).toMatchObject({
      content:
        '<p><span class="h-card"><a href="https://buurt.example/users/sanne" class="u-url mention">@<span>sanne</span></a></span> ' +
        'Dag &amp; &lt;welkom&gt;</p><p>Zie <a href="https://zonnig.example/a?b=1&amp;c=2" rel="nofollow noopener">' +
        'https://zonnig.example/a?b=1&amp;c=2</a>.</p>',
    })
  })
  test('is the same one when it is sent again, and is signed otherwise for who asks for that', async () => {
    const { sending, posted, answers } = place({ [sanne]: actor })
    answers(401, 202, 500)
    expect((await send(letter({}), sending)).state).toBe('sent')
    expect((await send(letter({ at: new Date(Date.now() + 60_000) }), sending)).state).toBe('unknown')
    expect(posted.map(({ signed }) => signed)).toEqual(['draft', 'rfc9421', 'draft'])
    expect(posted[2]?.activity).toEqual(posted[0]?.activity)
  })
  test.each([
    [410, 'says that the account is gone'],
    [403, 'does not take messages of us'],
  ])('that meets %i says what that means', async (status, words) => {
    const { sending, answers } = place({ [sanne]: actor })
    answers(status)
    expect(await send(letter({}), sending)).toMatchObject({ permanent: true, reason: expect.stringContaining(words) })
  })
})

test.each([
  ['/', 'GET', 200],
  ['/inbox', 'GET', 405],
  ['/inbox', 'POST', 401],
  ['/notes/x', 'GET', 404],
  ['/notes/01890000-0000-7000-8000-0000000000aa', 'GET', 404],
  ['/../../etc/passwd', 'GET', 404],
  ['/outbox', 'POST', 405],
])('%s by %s is answered with %i', async (path, method, status) => {
  expect((await place({}).ask(path, { method })).status).toBe(status)
})

test('a person who follows the link comes to our site', async () => {
  const { memory, sending } = place({})
  const settings = { ...connection.settings, website: 'https://zonnig.example/' }
  const request = { method: 'GET', url: home, headers: { accept: 'text/html,*/*' }, body: new Uint8Array() }
  const told = await serve({
    ...sending,
    memory,
    connection: { ...connection, settings },
    readPage: () => expect.unreachable('pages are not read'),
    path: '',
    request,
  })
  expect(told).toMatchObject({ status: 302, headers: { location: 'https://zonnig.example/' } })
})

test('testing says what the world needs to find us', async () => {
  const steps = async (house: string, type = 'application/problem+json', name = 'zonnig') => {
    const found: boolean[] = []
    const readPage = async (url: string) => ({
      status: 404,
      url,
      headers: { 'content-type': type },
      bytes: new Uint8Array(),
      whole: true,
    })
    const more = { house } as Parameters<NonNullable<typeof fediverse.test>>[3]
    for await (const { ok } of fediverse.test?.({ address: name }, new AbortController().signal, readPage, more) ?? [])
      found.push(ok)
    return found
  }
  expect(await steps('https://desk.example')).toEqual([true, true, true])
  expect(await steps('https://desk.example', 'text/html')).toEqual([true, true, false])
  expect(await steps('http://127.0.0.1:8080')).toEqual([true, false])
  expect(await steps('https://desk.example', 'x', 'met spatie')).toEqual([false])
})

test('a stranger’s key of any other kind is none', async () => {
  const { publicKey: other } = generateKeyPairSync('ed25519')
  await expect(strangersKey(other.export({ type: 'spki', format: 'pem' }).toString())).rejects.toThrow()
})
