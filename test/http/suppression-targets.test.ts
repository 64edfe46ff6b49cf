/** Other systems are told for whom marketing waits: real receivers, that verify, that are away, that break off. */
import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { SuppressionTarget } from '../../contract/suppression-target.ts'
import { followHolds } from '../../server/use/suppression/follow-holds.ts'
import { tellTargets } from '../../server/use/suppression/tell-targets.ts'
import { plainChannel } from '../support/organisation.ts'
import { type Receiver, startReceiver, type Told } from '../support/receiver.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Made = { target: SuppressionTarget; secret: string | null }

let receiver: Receiver
let house: TestHouse
let joris: Visitor
let marketer: Visitor
let organisationId: string
beforeAll(async () => {
  receiver = await startReceiver()
  house = await openHouse({
    environment: { SAMENSPRAAK_PRIVATE_HOSTS: receiver.host },
    context: { channels: new Map([...allChannels, ['plain', plainChannel]]) },
  })
  joris = await house.owner()
  marketer = await house.colleague('marketer')
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
})
afterAll(async () => {
  await house.close()
  await receiver.down()
})
afterEach(async () => {
  receiver.answer(() => ({ status: 204 }))
  receiver.told.length = 0
  for (const { id } of await targets()) await joris.ask('DELETE', `/api/v1/suppression/targets/${id}`)
})

const targets = async () =>
  (await joris.ask<{ targets: SuppressionTarget[] }>('GET', '/api/v1/suppression/targets')).body.targets
const make = async (more: object) => {
  const given = { name: 'Nieuwsbrieftool', purpose: 'marketing', url: `${receiver.url}/in`, ...more }
  const made = await joris.ask<Made>('POST', '/api/v1/suppression/targets', given)
  expect(made.status).toBe(201)
  return made.body
}
const never = new AbortController().signal
async function tell(): Promise<void> {
  while ((await followHolds(house.ctx, organisationId)).more);
  await tellTargets(house.ctx, organisationId, never)
}
const objects = async (email: string, more: object = {}) =>
  (
    await joris.ask<{ id: string }>('POST', '/api/v1/consents', {
      ...{ by: { email }, kind: 'objection', source: 'telefoon', ...more },
    })
  ).body.id
const says = (told: readonly Told[]) =>
  told.map(({ body }) => JSON.parse(body)).map(({ type, address }) => `${type} ${address?.value ?? ''}`.trim())

/** As a receiver does it, by the text of the standard. */
function verify(secret: string, { headers, body }: Told): boolean {
  const [id, at] = [headers['webhook-id'], headers['webhook-timestamp']]
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const right = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  return headers['webhook-signature'] === `v1,${right}`
}

test('webhooks come signed and in order, and nobody who was released before is told', async () => {
  await joris.ask('DELETE', `/api/v1/consents/${await objects('voorbij@example.nl')}`)
  await tell()
  await objects('eerst@example.nl')
  const { secret } = await make({ kind: 'webhook' })
  await tell()
  const second = await objects('dan@example.nl')
  await tell()
  await joris.ask('DELETE', `/api/v1/consents/${second}`)
  await tell()
  expect(says(receiver.told)).toEqual([
    'contact.held eerst@example.nl',
    'contact.held dan@example.nl',
    'contact.released dan@example.nl',
  ])
  expect(receiver.told.every((told) => verify(secret ?? '', told))).toBe(true)
  expect(JSON.parse(receiver.told[0]?.body ?? '')).toMatchObject({ code: 'objection', purpose: 'marketing' })
  expect(receiver.told[0]?.body).not.toContain('telefoon')
  expect((await targets())[0]).toMatchObject({ behind: 0, problem: null })
})

test('a system that was away is told what it missed, the newest state of each, and its problem stood on the page', async () => {
  await make({ kind: 'webhook' })
  await tell()
  receiver.told.length = 0
  await receiver.down()
  const gone = await objects('heen@example.nl')
  await tell()
  await joris.ask('DELETE', `/api/v1/consents/${gone}`)
  await objects('blijft@example.nl')
  await tell()
  const [stands] = await targets()
  expect(stands?.problem?.says.nl).toMatch(/niet te bereiken/)
  expect(stands?.behind).toBe(2)
  await receiver.up()
  await tell()
  expect(receiver.told).toEqual([])
  house.wait(10_000)
  await tell()
  expect(says(receiver.told)).toEqual(['contact.released heen@example.nl', 'contact.held blijft@example.nl'])
  expect((await targets())[0]?.problem).toBeNull()
})

test('what was not answered is told again by the same id, and nothing overtakes it', async () => {
  await make({ kind: 'webhook' })
  await tell()
  receiver.told.length = 0
  let first = true
  receiver.answer(() => {
    if (!first) return { status: 200 }
    first = false
    return 'break off'
  })
  await objects('twee@example.nl')
  await objects('drie@example.nl')
  await tell()
  house.wait(10_000)
  await tell()
  const ids = receiver.told.map(({ headers }) => headers['webhook-id'])
  expect(says(receiver.told)).toEqual([
    'contact.held twee@example.nl',
    'contact.held twee@example.nl',
    'contact.held drie@example.nl',
  ])
  expect(ids[0]).toBe(ids[1])
  expect(new Set(ids).size).toBe(2)
})

test('two programs never tell one system at the same time', async () => {
  await make({ kind: 'webhook' })
  await tell()
  receiver.told.length = 0
  for (let n = 0; n < 5; n++) await objects(`samen-${n}@example.nl`)
  while ((await followHolds(house.ctx, organisationId)).more);
  await Promise.all([tellTargets(house.ctx, organisationId, never), tellTargets(house.ctx, organisationId, never)])
  expect(says(receiver.told)).toEqual(Array.from({ length: 5 }, (_, n) => `contact.held samen-${n}@example.nl`))
})

test('a batch brings changes together', async () => {
  const { secret } = await make({ kind: 'batch' })
  await tell()
  receiver.told.length = 0
  for (let n = 0; n < 3; n++) await objects(`pak-${n}@example.nl`)
  await tell()
  expect(receiver.told).toHaveLength(1)
  const [told] = receiver.told
  expect(told && verify(secret ?? '', told)).toBe(true)
  const { held, released } = JSON.parse(told?.body ?? '')
  expect(held.map(({ address }: { address: { value: string } }) => address.value)).toEqual([
    ...['pak-0@example.nl', 'pak-1@example.nl', 'pak-2@example.nl'],
  ])
  expect(released).toEqual([])
})

test('a system that rests goes on where it was, and one for newsletters hears of objections to newsletters only', async () => {
  const { target } = await make({ kind: 'webhook', purpose: 'newsletter' })
  await tell()
  receiver.told.length = 0
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { paused: true })
  await objects('brief@example.nl', { purpose: 'newsletter' })
  await tell()
  expect(receiver.told).toEqual([])
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { paused: false })
  await tell()
  expect(says(receiver.told)).toEqual(['contact.held brief@example.nl'])
  const { target: offers } = await make({ kind: 'webhook', purpose: 'offer', name: 'Aanbiedingen' })
  receiver.told.length = 0
  await tell()
  expect(says(receiver.told)).not.toContain('contact.held brief@example.nl')
  expect(offers.purpose).toBe('offer')
})

test('a system that was away for too long is told to forget what it knows, and then who is held', async () => {
  const { target } = await make({ kind: 'webhook' })
  const gone = await objects('lang@example.nl')
  await tell()
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { paused: true })
  await joris.ask('DELETE', `/api/v1/consents/${gone}`)
  await tell()
  house.wait(40 * 86_400_000)
  await tell()
  receiver.told.length = 0
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { paused: false })
  await tell()
  const [first, ...others] = says(receiver.told)
  expect(first).toBe('holds.reset')
  expect(others).toContain('contact.held eerst@example.nl')
  expect(others.every((one) => one.startsWith('contact.held'))).toBe(true)
  expect(others).not.toContain('contact.held lang@example.nl')
  receiver.told.length = 0
  await tell()
  expect(receiver.told).toEqual([])
})

test('a list is a secret address with only addresses, and is not sent again when nothing changed', async () => {
  const { secret, target } = await make({ kind: 'list', url: null })
  const path = new URL(secret ?? '').pathname
  while ((await followHolds(house.ctx, organisationId)).more);
  const anybody = house.stranger()
  await objects('=HYPERLINK(1)@example.nl')
  await tell()
  const first = await anybody.ask('GET', path)
  expect(first.status).toBe(200)
  const lines = first.text.split('\r\n')
  expect(lines[0]).toBe('email')
  expect(lines).toContain('eerst@example.nl')
  expect(lines).not.toContain('brief@example.nl')
  expect(lines).toContain("'=hyperlink(1)@example.nl")
  const etag = first.headers.get('etag') ?? ''
  expect((await anybody.ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)
  await objects('nieuw@example.nl')
  await tell()
  const again = await anybody.ask('GET', path, undefined, { 'if-none-match': etag })
  expect(again.text).toContain('nieuw@example.nl')
  expect((await anybody.ask('GET', `${path.slice(0, -3)}AAA`)).status).toBe(404)
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { paused: true })
  expect((await anybody.ask('GET', path)).status).toBe(404)
})

test('an address inside our own network is not reached, and who may read may not change', async () => {
  const { target } = await make({ kind: 'webhook', url: 'http://169.254.169.254/latest' })
  const { body } = await joris.ask<{ works: boolean; says: { nl: string } }>(
    ...(['POST', `/api/v1/suppression/targets/${target.id}/test`] as const),
  )
  expect(body).toMatchObject({ works: false, says: { nl: expect.stringMatching(/open internet/) } })
  expect((await marketer.ask('GET', '/api/v1/suppression/targets')).status).toBe(200)
  expect((await marketer.ask('DELETE', `/api/v1/suppression/targets/${target.id}`)).status).toBe(403)
})

/** Mautic as its documentation describes it; no real one was at hand. */
function mautic() {
  const people = [
    { id: 47, email: 'mia@example.nl', dnc: [] as { channel: string; reason: number; comments: string }[] },
    { id: 48, email: 'af@example.nl', dnc: [{ channel: 'email', reason: 1, comments: '' }] },
  ]
  const shown = ({ id, email, dnc }: (typeof people)[number]) => ({
    id,
    fields: { core: {}, all: { email } },
    doNotContact: dnc.map((one, i) => ({ id: i + 1, channelId: null, ...one })),
  })
  receiver.answer(({ method, path, headers, body }) => {
    const login = Buffer.from('samenspraak:geheim van de tool').toString('base64')
    if (headers.authorization !== `Basic ${login}`) return { status: 401 }
    const url = new URL(path, receiver.url)
    if (method === 'GET' && url.pathname === '/mautic/api/contacts') {
      const email = url.searchParams.get('where[0][val]')
      const found = people.filter((one) => email === null || one.email === email).map(shown)
      // PHP writes an empty object as a list.
      const contacts = found.length > 0 ? Object.fromEntries(found.map((one) => [one.id, one])) : []
      return { status: 200, body: { total: String(found.length), contacts } }
    }
    const [, id, what] = /^\/mautic\/api\/contacts\/(\d+)\/dnc\/email\/(add|remove)$/.exec(url.pathname) ?? []
    const person = people.find((one) => String(one.id) === id)
    if (method !== 'POST' || !person) return { status: 404 }
    if (what === 'remove') person.dnc = []
    else person.dnc.push({ channel: 'email', ...JSON.parse(body) })
    return { status: 200, body: { contact: shown(person) } }
  })
  return people
}

test('in Mautic a contact is marked and the mark is taken away, and who unsubscribed there stays so', async () => {
  const people = mautic()
  const login = { username: 'samenspraak', password: 'geheim van de tool', url: `${receiver.url}/mautic/` }
  const { target, secret } = await make({ kind: 'mautic', ...login })
  expect(secret).toBeNull()
  const test = await joris.ask<{ works: boolean }>('POST', `/api/v1/suppression/targets/${target.id}/test`)
  expect(test.body.works).toBe(true)
  const [mia, off] = [await objects('mia@example.nl'), await objects('af@example.nl')]
  await tell()
  expect(people[0]?.dnc).toEqual([{ channel: 'email', reason: 3, comments: 'Samenspraak: objection' }])
  for (const id of [mia, off]) await joris.ask('DELETE', `/api/v1/consents/${id}`)
  await tell()
  expect(people[0]?.dnc).toEqual([])
  expect(people[1]?.dnc).toEqual([{ channel: 'email', reason: 1, comments: '' }])
  await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, { password: 'fout' })
  const wrong = await joris.ask<{ works: boolean; says: { nl: string } }>(
    ...(['POST', `/api/v1/suppression/targets/${target.id}/test`] as const),
  )
  expect(wrong.body).toMatchObject({ works: false, says: { nl: expect.stringMatching(/niet binnen \(401\)/) } })
  const elsewhere = { url: 'https://elders.example.org' }
  expect((await joris.ask('PATCH', `/api/v1/suppression/targets/${target.id}`, elsewhere)).status).toBe(400)
})
