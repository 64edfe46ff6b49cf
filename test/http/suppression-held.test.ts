/** Reclamepauze through the door: for whom marketing waits and why, what was held, and what somebody said about being sent things. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { ContactSuppression, Decided, Held, HeldWeek } from '../../contract/suppression-held.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let organisationId: string
let channelId: string
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  channelId = house.ctx.newId()
  const plain = { kind: 'plain', name: 'Proef', address: 'proef@example.org', settings: '{}' }
  const row = { ...plain, organisation_id: organisationId, id: channelId, created_at: house.ctx.clock() }
  await house.ctx.db.insertInto('channel').values(row).execute()
})
afterAll(() => house.close())

let said = 0
async function writes(email: string, text: string): Promise<string> {
  const actor = { network: 'email', id: email }
  const event = create({ id: `h-${++said}`, actor, text, published: house.ctx.clock() })
  await acceptArrivals(house.ctx, { organisationId, channelId, zone: 'Europe/Amsterdam' }, [
    { bytes: Buffer.from(JSON.stringify(event)) },
  ])
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
  const { body } = await joris.ask<{ contacts: { id: string }[] }>('GET', `/api/v1/contacts?email=${email}`)
  return body.contacts[0]?.id ?? ''
}
const complaint = 'Ik ben hier zo boos over. Dit is een klacht: jullie service is waardeloos en niemand doet iets.'
const held = async (by: Visitor = joris, query = '') =>
  (
    await by.ask<{ items: Held[]; next: string | null; total: number | null }>(
      'GET',
      `/api/v1/suppression/held${query}`,
    )
  ).body
const stands = async (id: string, by: Visitor = joris) =>
  (await by.ask<ContactSuppression>('GET', `/api/v1/contacts/${id}/suppression`)).body
const decide = async (email: string) => {
  await joris.ask('POST', '/api/v1/decisions', {
    ...{ purpose: 'offer', channel: 'email', campaign: 'Najaar', addressees: [{ email }] },
  })
  await house.ctx.suppression.notes.settled()
}

test('who complains stands on the page with the reason, the newest first; what was held is counted by campaign', async () => {
  const first = await writes('fatima@example.nl', complaint)
  const second = await writes('bram@example.nl', complaint)
  const page = await held()
  expect(page.items.map(({ contact }) => contact.id)).toEqual([second, first])
  expect(page.items[1]).toMatchObject({ situation: 'painful', silent: false, until: null })
  expect(page.items[1]?.reasons[0]).toMatchObject({ code: 'dialogue', painFor: 'refusal', possibly: false })
  expect(page.items[1]?.reasons[0]?.conversations).toHaveLength(1)
  const { items, next, total } = await held(joris, '?limit=1')
  expect([items.length, total]).toEqual([1, 2])
  expect((await held(joris, `?limit=1&after=${next}`)).items[0]?.contact.id).toBe(first)
  // Found by a part of the name, as it stands: a sign that a pattern would take is a sign.
  const found = await held(joris, '?q=FATI')
  expect([found.total, found.items.map(({ contact }) => contact.id)]).toEqual([1, [first]])
  expect(await held(joris, '?q=%25')).toMatchObject({ items: [], total: 0 })

  await decide('fatima@example.nl')
  await decide('fatima@example.nl')
  const { body: week } = await joris.ask<HeldWeek>('GET', '/api/v1/suppression/week')
  expect(week.tallies).toContainEqual({ campaign: 'Najaar', verdict: 'hold', code: 'dialogue', n: 2 })
  const { body: log } = await joris.ask<{ items: Decided[] }>('GET', `/api/v1/contacts/${first}/decisions`)
  expect(log.items).toHaveLength(2)
  expect(log.items[0]).toMatchObject({ verdict: 'hold', campaign: 'Najaar', asked: 'decision' })
})

test('letting go by hand asks for a reason, and holds until they say something new', async () => {
  const id = await writes('anna@example.nl', complaint)
  const without = await joris.ask('POST', `/api/v1/contacts/${id}/situation`, { situation: 'calm', reason: ' ' })
  expect(without.status).toBe(400)
  const { body } = await joris.ask<ContactSuppression>('POST', `/api/v1/contacts/${id}/situation`, {
    ...{ situation: 'calm', reason: 'Ze belde: het is opgelost' },
  })
  expect(body).toMatchObject({
    situation: 'calm',
    byHand: [{ situation: 'calm', reason: 'Ze belde: het is opgelost' }],
  })
  expect((await held()).items.map(({ contact }) => contact.id)).not.toContain(id)
  house.wait(60_000)
  await writes('anna@example.nl', complaint)
  expect(await stands(id)).toMatchObject({ situation: 'painful', verdict: 'hold' })
})

test('what somebody said about being sent things is noted with where and when, and can be taken back', async () => {
  const id = await writes('tess@example.nl', 'Wat kost glasvezel?')
  const by = { email: 'tess@example.nl' }
  const note = (more: object) =>
    joris.ask<{ id: string }>('POST', '/api/v1/consents', { by, source: 'telefoon', ...more })
  expect((await note({ kind: 'pause' })).status).toBe(400)
  expect((await note({ kind: 'objection', by: { contact: id } })).status).toBe(400)
  const { body: made } = await note({ kind: 'objection', proof: 'gesprek van vanmiddag' })
  const now = await stands(id)
  expect(now).toMatchObject({ verdict: 'drop', reasons: [{ code: 'objection' }] })
  expect(now.consents).toMatchObject([
    { kind: 'objection', source: 'telefoon', proof: 'gesprek van vanmiddag', withdrawnAt: null },
  ])
  expect((await joris.ask('DELETE', `/api/v1/consents/${made.id}`)).status).toBe(204)
  expect((await stands(id)).consents[0]?.withdrawnAt).toBeTruthy()
  expect((await joris.ask('DELETE', `/api/v1/consents/${made.id}`)).status).toBe(409)
})

test('a colleague of marketing sees for whom it waits and until when, not what hurts, and no conversation', async () => {
  const marketer = await house.colleague('marketer')
  const { items } = await held(marketer)
  expect(items.length).toBeGreaterThan(0)
  const reasons = items.flatMap((one) => one.reasons)
  expect(reasons.map(({ code }) => code)).toContain('dialogue')
  for (const one of reasons)
    expect(one).toMatchObject({ situation: null, painFor: null, since: null, conversations: [] })
  expect(new Set(items.map(({ situation, since }) => `${situation} ${since}`))).toEqual(new Set(['in dialogue null']))
  expect((await marketer.ask('GET', '/api/v1/conversations')).status).toBe(403)
  expect((await marketer.ask('GET', '/api/v1/events')).status).toBe(403)
  const id = items[0]?.contact.id
  expect((await marketer.ask('GET', `/api/v1/contacts/${id}`)).status).toBe(403)
  expect(
    (await marketer.ask('POST', `/api/v1/contacts/${id}/situation`, { situation: 'calm', reason: 'x' })).status,
  ).toBe(403)
})

test('a person who is not there is said to be not there', async () => {
  const nobody = house.ctx.newId()
  for (const what of ['suppression', 'decisions'])
    expect((await joris.ask('GET', `/api/v1/contacts/${nobody}/${what}`)).status).toBe(404)
})
