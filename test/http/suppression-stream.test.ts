/** The stream of holds: whatever makes marketing wait for somebody, and whatever ends it, is told once and in order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { SuppressionRules } from '../../contract/suppression-rules.ts'
import type { Hold, readHolds } from '../../contract/suppression-stream.ts'
import { renewContacts } from '../../server/store/contact-join.ts'
import { putSuggestion } from '../../server/store/contact-suggestion.ts'
import { transact } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { noteObjection, removeObjection } from '../../server/use/note-objection.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { followHolds } from '../../server/use/suppression/follow-holds.ts'
import { create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Page = Answer<typeof readHolds>

let house: TestHouse
let joris: Visitor
let tool: Visitor
let organisationId: string
let channelId: string
let version = 0
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  tool = await house.program(['decision.ask'])
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  channelId = house.ctx.newId()
  const plain = { kind: 'plain', name: 'Proef', address: 'proef@example.org', settings: '{}' }
  const row = { ...plain, organisation_id: organisationId, id: channelId, created_at: house.ctx.clock() }
  await house.ctx.db.insertInto('channel').values(row).execute()
  await ask()
  await follow()
})
afterAll(() => house.close())

const complaint = 'Ik ben hier zo boos over. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
let said = 0
async function writes(email: string, text: string): Promise<string> {
  house.wait(1000)
  const event = create({
    ...{ id: `s-${++said}`, actor: { network: 'email', id: email }, text, published: house.ctx.clock() },
  })
  await acceptArrivals(house.ctx, { organisationId, channelId, zone: 'Europe/Amsterdam' }, [
    { bytes: Buffer.from(JSON.stringify(event)) },
  ])
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
  const { body } = await joris.ask<{ contacts: { id: string }[] }>(
    'GET',
    `/api/v1/contacts?email=${encodeURIComponent(email)}`,
  )
  return body.contacts[0]?.id ?? ''
}
async function follow(): Promise<void> {
  while ((await followHolds(house.ctx, organisationId)).more);
}
const ask = async (query = '') => (await tool.ask<Page>('GET', `/api/v1/holds${query}`)).body
/** What is new since the last time: address and code, or null. */
async function news(query = ''): Promise<Record<string, Hold['code']>> {
  await follow()
  const page = await ask(`?since=${version}${query}`)
  if (query === '') version = page.version
  const versions = page.items.map((one) => one.version)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  return Object.fromEntries(page.items.map(({ address, code }) => [address.value, code]))
}
const situation = (id: string, to: string) =>
  joris.ask('POST', `/api/v1/contacts/${id}/situation`, { situation: to, reason: 'gebeld' })

test('a complaint holds in the next look, and what the customer ends or a colleague lets go of is released', async () => {
  const fatima = await writes('fatima@example.nl', complaint)
  expect(await news()).toEqual({ 'fatima@example.nl': 'dialogue' })
  await writes('fatima@example.nl', 'En nog steeds niets. Waardeloos.')
  expect(await news()).toEqual({})
  await situation(fatima, 'calm')
  expect(await news()).toEqual({ 'fatima@example.nl': null })
  await situation(fatima, 'farewell')
  expect(await news()).toEqual({ 'fatima@example.nl': 'dialogue' })
  await situation(fatima, 'calm')
  expect(await news()).toEqual({ 'fatima@example.nl': null })
  const page = await ask('?since=0')
  expect(page.items.at(-1)).toMatchObject({ contact: fatima, held: false, code: null })
  expect(page).toMatchObject({ more: false, reset: false, filling: false })
})

test('time alone releases who went quiet: it is written when the moment comes, once', async () => {
  const anna = await writes('anna@example.nl', 'Wat kost glasvezel bij mij in de straat?')
  await situation(anna, 'in dialogue')
  await news()
  await situation(anna, 'painful')
  expect(await news()).toEqual({})
  // We answered and then nobody said anything.
  await house.ctx.db
    .updateTable('conversation')
    .set({ last_direction: 'out', waits_since: null, customer_word: 'none' })
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', anna)
    .execute()
  await situation(anna, 'painful')
  await follow()
  const { next } = await followHolds(house.ctx, organisationId)
  expect(next).not.toBeNull()
  house.wait(9 * 86_400_000)
  expect(await news()).toMatchObject({ 'anna@example.nl': null })
  expect(await news()).toEqual({})
})

test('an objection holds addresses that nobody here goes by too; a pause begins and ends by itself', async () => {
  const note = (email: string, more: object) =>
    joris.ask<{ id: string }>('POST', '/api/v1/consents', { by: { email }, source: 'telefoon', ...more })
  const { body: made } = await note('niemand@example.nl', { kind: 'objection', purpose: 'newsletter' })
  expect(await news('&purpose=newsletter')).toEqual({ 'niemand@example.nl': 'objection' })
  expect(await news()).toEqual({ 'niemand@example.nl': null })
  await joris.ask('DELETE', `/api/v1/consents/${made.id}`)
  await news()
  const hour = 3_600_000
  const now = house.ctx.clock().getTime()
  const [since, until] = [new Date(now + hour).toISOString(), new Date(now + 3 * hour).toISOString()]
  await note('rust@example.nl', { kind: 'pause', since, until })
  expect(await news()).toEqual({})
  house.wait(2 * hour)
  expect(await news()).toEqual({ 'rust@example.nl': 'paused' })
  house.wait(2 * hour)
  expect(await news()).toEqual({ 'rust@example.nl': null })
})

test('who does not want to be listened to gets no marketing, and that ends when it is taken back', async () => {
  const by = { organisationId, agentId: null }
  await noteObjection(house.ctx, by, { network: 'email', account: 'stil@example.nl', how: 'by hand', note: null })
  expect(await news()).toEqual({ 'stil@example.nl': 'objection' })
  const row = await house.ctx.db
    .selectFrom('objection')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('account', '=', 'stil@example.nl')
    .executeTakeFirstOrThrow()
  await removeObjection(house.ctx, by, row.id)
  expect(await news()).toEqual({ 'stil@example.nl': null })
})

test('all addresses of one person wait together, and part again when they are taken apart', async () => {
  const one = await writes('tess@example.nl', 'Wat kost glasvezel bij mij in de straat?')
  const other = await writes('tess.werk@example.nl', 'Kan ik mijn factuur ook per post krijgen?')
  await situation(one, 'calm')
  await situation(other, 'calm')
  await news()
  await situation(other, 'farewell')
  expect(await news()).toEqual({ 'tess.werk@example.nl': 'dialogue' })
  const { body: joined } = await joris.ask<{ joinId: string }>('POST', `/api/v1/contacts/${one}/joins`, { with: other })
  expect(await news()).toEqual({ 'tess@example.nl': 'dialogue' })
  await joris.ask('POST', `/api/v1/contact-joins/${joined.joinId}/withdraw`, { apart: true })
  expect(await news()).toEqual({ 'tess@example.nl': null })
})

test('who may be the same person waits too, until somebody says that they are two', async () => {
  const one = await writes('mees@example.nl', 'Wat kost glasvezel bij mij in de straat?')
  const other = await writes('m.jansen@example.nl', 'Kan ik mijn factuur ook per post krijgen?')
  for (const id of [one, other]) await situation(id, 'calm')
  await news()
  const at = house.ctx.clock()
  await transact(house.ctx.db, async (tx) => {
    const alike = { ids: [one, other] as const, evidence: [], counter: null, strength: 0.6, since: at }
    await putSuggestion(tx, organisationId, alike)
    const changed = await renewContacts(tx, organisationId, [one, other])
    const told = changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version }))
    await recordEvents(tx, organisationId, told, at)
  })
  expect(await news()).toEqual({})
  await situation(other, 'farewell')
  expect(await news()).toEqual({ 'm.jansen@example.nl': 'dialogue', 'mees@example.nl': 'dialogue' })
  await joris.ask('POST', `/api/v1/contacts/${one}/aparts`, { other, apart: true })
  expect(await news()).toEqual({ 'mees@example.nl': null })
})

test('programs that follow at the same time write each change once', async () => {
  const emails = ['p1@example.nl', 'p2@example.nl', 'p3@example.nl']
  for (const email of emails)
    await joris.ask('POST', '/api/v1/consents', { by: { email }, kind: 'objection', source: 'mail' })
  const before = version
  await Promise.all(Array.from({ length: 4 }, () => follow()))
  expect(Object.keys(await news())).toEqual(emails)
  expect(version).toBe(before + emails.length)
})

test('another address of the same mailbox waits too', async () => {
  const plus = await writes('gijs+nieuws@example.nl', 'Wat kost glasvezel bij mij in de straat?')
  await situation(plus, 'calm')
  await news()
  const plain = await writes('gijs@example.nl', complaint)
  expect(await news()).toEqual({ 'gijs@example.nl': 'dialogue', 'gijs+nieuws@example.nl': 'dialogue' })
  await situation(plain, 'calm')
  expect(await news()).toEqual({ 'gijs@example.nl': null, 'gijs+nieuws@example.nl': null })
})

test('other rules are told of whoever they change something for', async () => {
  const { body: known } = await joris.ask<{ rules: SuppressionRules; version: number }>(
    'GET',
    '/api/v1/suppression/rules',
  )
  const lina = await writes('lina@example.nl', complaint)
  expect(await news()).toEqual({ 'lina@example.nl': 'dialogue' })
  const change = (on: boolean, at: number) =>
    joris.ask('PATCH', '/api/v1/suppression/rules', {
      ...{
        version: at,
        rules: {
          ...known.rules,
          painful: { ...known.rules.painful, on },
          inDialogue: { ...known.rules.inDialogue, on },
        },
      },
    })
  expect((await change(false, known.version)).status).toBe(200)
  expect(await news()).toMatchObject({ 'lina@example.nl': null })
  await change(true, known.version + 1)
  expect(await news()).toMatchObject({ 'lina@example.nl': 'dialogue' })
  expect(lina).not.toBe('')
})

test('who is erased is released, and the address is forgotten after a day; an objection outlives who made it', async () => {
  const gone = await writes('weg@example.nl', complaint)
  const stays = await writes('blijf@example.nl', 'Wat kost glasvezel bij mij in de straat?')
  await joris.ask('POST', '/api/v1/consents', { by: { email: 'blijf@example.nl' }, kind: 'objection', source: 'mail' })
  await news()
  for (const id of [gone, stays])
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/erase`, {})).status).toBeLessThan(300)
  expect(await news()).toEqual({ 'weg@example.nl': null })
  house.wait(2 * 86_400_000)
  await follow()
  const rows = await house.ctx.db.selectFrom('suppression_hold').select(['value', 'contact_id']).execute()
  expect(rows.map(({ value }) => value)).not.toContain('weg@example.nl')
  expect(rows).toContainEqual({ value: 'blijf@example.nl', contact_id: null })
})

test('what is no longer held is forgotten in the end, and who is so far behind begins anew', async () => {
  house.wait(60 * 86_400_000)
  await news()
  house.wait(60 * 86_400_000)
  await follow()
  const { items } = await ask()
  expect(items.every(({ held }) => held)).toBe(true)
  const gone = await ask(`?since=${version}`)
  expect(gone.items).toEqual([])
  expect(await ask('?since=1')).toMatchObject({ reset: true, items: [], version: 0 })
  expect(await ask(`?since=${version + 100}`)).toMatchObject({ reset: true })
})

test('who waits is answered when something changes', async () => {
  const waiting = ask(`?since=${version}&wait=20`)
  await writes('wacht@example.nl', complaint)
  await follow()
  const { items } = await waiting
  expect(items.map(({ address }) => address.value)).toContain('wacht@example.nl')
})

test('everybody who is held comes in pages, and what changes meanwhile comes after them', async () => {
  const all = (await ask()).items
  expect(all.length).toBeGreaterThan(2)
  let page = await ask('?limit=1')
  const paged = page.items
  const late = await writes('aaa@example.nl', complaint)
  await follow()
  while (page.next) {
    page = await ask(`?limit=1&after=${encodeURIComponent(page.next)}`)
    paged.push(...page.items)
  }
  expect(paged).toEqual(all)
  const since = await ask(`?since=${page.version}&limit=1`)
  expect(since.items).toMatchObject([{ contact: late, held: true }])
  const other = await house.program(['message.bring'])
  expect((await other.ask('GET', '/api/v1/holds')).status).toBe(403)
})
