/** The public notice, objecting without signing in, and the door that an objection closes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { listListenedPosts } from '../../contract/listening.ts'
import type { readLog } from '../../contract/logbook.ts'
import type { listObjections, readNotice } from '../../contract/objection.ts'
import { bring, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const channel = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'feed',
    name: 'Blog',
    settings: { address: 'https://blog.example/feed' },
  })
  const plain = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  expect([channel.status, plain.status]).toEqual([201, 201])
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: plain.body.id, agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())

const says = (id: string, actor: { network: string; id: string; handle?: string }) =>
  bring(house.ctx, place, [
    { type: 'Create', note: note({ id, text: id, actor, addressed: false, visibility: 'public' }) },
  ])
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const object = (stranger: Visitor, filled: string, more = {}) =>
  stranger.ask('POST', '/meeluisteren', filled, { ...form, ...more })
const stream = async () =>
  (await joris.ask<Answer<typeof listListenedPosts>>('GET', '/api/v1/listened-posts')).body.items

test('the notice tells a stranger what is listened to and for how long it is kept', async () => {
  await says('hallo', { network: 'plein', id: 'wim', handle: 'wim' })
  await joris.ask('PATCH', '/api/v1/organisation/retention', { days: 30 })
  const { status, body } = await house.stranger().ask<Answer<typeof readNotice>>('GET', '/api/v1/notice')
  expect(status).toBe(200)
  expect(body).toMatchObject({ retainDays: 30, networks: ['plein', 'feed'], contact: null })
  expect(body.listensTo.map(({ kind }) => kind)).toEqual(['feed'])
})

test('a stranger objects: what was overheard is out of sight at once, and the organisation sees that they did', async () => {
  await says('over jullie', { network: 'plein', id: 'did:anna', handle: 'Anna' })
  const before = await stream()
  expect(before.map(({ message }) => message.text)).toContain('over jullie')
  const { status, headers } = await object(house.stranger(), 'network=plein&account=%40anna')
  // How much was known of them is nobody's business.
  expect([status, headers.get('location')]).toEqual([303, '/meeluisteren?taal=nl&gedaan=1'])
  expect((await stream()).map(({ message }) => message.text)).not.toContain('over jullie')
  const { items } = (await joris.ask<Answer<typeof listObjections>>('GET', '/api/v1/objections')).body
  expect(items.map(({ account, how }) => [account, how])).toEqual(
    expect.arrayContaining([
      ['anna', 'notice page'],
      ['did:anna', 'notice page'],
    ]),
  )
})

test('the writer of a post objects: one click hides all that was overheard of them, and not of others', async () => {
  await says('eerste van tim', { network: 'plein', id: 'did:tim', handle: 'tim' })
  await says('tweede van tim', { network: 'plein', id: 'did:tim', handle: 'tim' })
  await says('van lotte', { network: 'plein', id: 'lotte' })
  const id = (await stream()).find(({ message }) => message.text === 'tweede van tim')?.message.id
  const objects = () => joris.ask<{ hidden: number }>('POST', `/api/v1/listened-posts/${id}/objection`)
  const { status, body } = await objects()
  expect([status, body.hidden]).toEqual([201, 2])
  const left = (await stream()).map(({ message }) => message.text)
  expect(left).toContain('van lotte')
  expect(left.filter((text) => /tim/.test(text))).toEqual([])
  await says('derde van tim', { network: 'plein', id: 'did:tim', handle: 'tim' })
  expect((await stream()).map(({ message }) => message.text)).not.toContain('derde van tim')
  expect((await objects()).status).toBe(404)
})

test('a colleague sees what waits and who noted it, lets go of what is false, and has erased what is not', async () => {
  const objections = async () =>
    (await joris.ask<Answer<typeof listObjections>>('GET', '/api/v1/objections')).body.items
  await says('kritiek van geert', { network: 'plein', id: 'did:geert', handle: 'geert' })
  await object(house.stranger(), 'network=plein&account=did%3Ageert')
  expect((await stream()).map(({ message }) => message.text)).not.toContain('kritiek van geert')
  const [waiting] = (await objections()).filter(({ account }) => account === 'did:geert')
  expect(waiting).toMatchObject({ notedBy: null, proof: null, eraseAt: expect.any(String) })
  expect((await joris.ask('DELETE', `/api/v1/objections/${waiting?.id}`)).status).toBe(204)
  // What was noted at the same moment of others stays hidden.
  const texts = (await stream()).map(({ message }) => message.text)
  expect(texts).toContain('kritiek van geert')
  expect(texts.filter((text) => /tim|over jullie/.test(text))).toEqual([])
  const log = (await joris.ask<Answer<typeof readLog>>('GET', '/api/v1/log?about=house')).body.items
  expect(log[0]).toMatchObject({ kind: 'objection-removed', about: { network: 'plein', released: 1 } })

  const given = { network: 'plein', account: 'did:geert', how: 'Belde ons' }
  await joris.ask('PATCH', '/api/v1/organisation/objection-days', { days: 3 })
  const noted = await joris.ask<{ eraseAt: string }>('POST', '/api/v1/objections', given)
  expect(Date.parse(noted.body.eraseAt) - house.ctx.clock().getTime()).toBeLessThan(4 * 86_400_000)
  const [his] = (await objections()).filter(({ account }) => account === 'did:geert')
  expect(his?.notedBy).toBe('Joris')
  const proof = { proof: 'Schreef het ons op het plein' }
  expect((await joris.ask('POST', `/api/v1/objections/${his?.id}/proof`, proof)).body).toEqual({ erased: 1 })
  expect((await joris.ask('POST', `/api/v1/objections/${his?.id}/proof`, proof)).status).toBe(409)
  expect((await objections()).find(({ id }) => id === his?.id)).toMatchObject({ ...proof, eraseAt: null })
})

test('an objection is noted by a colleague, and taken back', async () => {
  const noted = await joris.ask('POST', '/api/v1/objections', { network: 'plein', account: 'bas', how: 'Belde ons' })
  expect(noted.status).toBe(201)
  const { items } = (await joris.ask<Answer<typeof listObjections>>('GET', '/api/v1/objections')).body
  const bas = items.find(({ account }) => account === 'bas')
  expect(bas).toMatchObject({ how: 'Belde ons' })
  expect((await joris.ask('DELETE', `/api/v1/objections/${bas?.id}`)).status).toBe(204)
  const log = (await joris.ask<Answer<typeof readLog>>('GET', '/api/v1/log?about=house')).body.items
  expect(log.slice(0, 2).map(({ kind, by, about }) => [kind, by?.name, about])).toEqual([
    ['objection-removed', 'Joris Vermeer', { network: 'plein' }],
    ['objection-noted', 'Joris Vermeer', { network: 'plein', how: 'by hand' }],
  ])
  expect(JSON.stringify(log)).not.toMatch(/bas|anna|Belde/)
  await says('weer welkom', { network: 'plein', id: 'bas' })
  expect((await stream()).map(({ message }) => message.text)).toContain('weer welkom')
})

test('a program that objects for everybody is held up', async () => {
  const visitor = house.stranger()
  const answers: number[] = []
  for (let i = 0; i < 14; i++) answers.push((await object(visitor, `network=plein&account=x${i}`)).status)
  expect(answers.slice(0, 10).every((status) => status === 303)).toBe(true)
  expect(answers.slice(-3)).toEqual([429, 429, 429])
})

test('who is only here to read cannot see who objected', async () => {
  const viewer = await house.colleague('viewer')
  expect((await viewer.ask('GET', '/api/v1/objections')).status).toBe(403)
})

test('a form that cannot be taken comes back with what was filled in and what is wrong, and nothing in it runs', async () => {
  const { status, text } = await object(house.stranger(), 'network=%3Cscript%3E&account=%22%3E%3Cb%3E')
  expect(status).toBe(400)
  expect(text).toContain('value="&quot;&gt;&lt;b&gt;"')
  expect(text).toContain('id="network-fault"')
  expect(text).not.toContain('id="account-fault"')
  const none = await object(house.stranger(), 'network=plein&account=%20%00')
  expect([none.status, none.text.includes('id="account-fault"')]).toEqual([400, true])
  expect((await object(house.stranger(), 'a'.repeat(20_000))).status).toBe(413)
})

test('another site cannot send the form for its visitors', async () => {
  const away = await object(house.stranger(), 'network=plein&account=kees', { 'sec-fetch-site': 'cross-site' })
  const old = await object(house.stranger(), 'network=plein&account=kees', {
    'sec-fetch-site': '',
    origin: 'https://kwaad.example',
  })
  expect([away.status, old.status]).toEqual([403, 403])
})

test('the page is one letter in the language that is asked for, with nothing in it that runs or comes from elsewhere', async () => {
  const read = (path: string, language: string) =>
    house.stranger().ask('GET', path, undefined, { 'accept-language': language })
  const nl = await read('/meeluisteren', 'de, nl;q=0.8, en;q=0.5')
  expect(nl.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/)
  expect(nl.text).toContain('<html lang="nl">')
  expect(nl.text).not.toContain('<script')
  expect(nl.text).toContain('<body data-colour="teal">')
  await joris.ask('PATCH', '/api/v1/organisation/colour', { colour: 'rust' })
  expect((await read('/meeluisteren', 'nl')).text).toContain('<body data-colour="rust">')
  expect((await read('/meeluisteren?taal=en', 'nl')).text).toContain('<html lang="en">')
  expect((await read('/meeluisteren', 'fr')).text).toContain('<html lang="nl">')
})
