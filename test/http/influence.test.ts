/** The factor as people and programs meet it: the ground, the reasons, who is left out, and counters from elsewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { findContacts } from '../../contract/contact.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { bringAudiences, readFactor, readGround } from '../../contract/influence.ts'
import type { readLog } from '../../contract/logbook.ts'
import { weighAgain } from '../../server/use/influence/fade.ts'
import { followVoices } from '../../server/use/influence/follow-voices.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let place: TestOrganisation
const ground = 'Gerechtvaardigd belang: wie veel mensen bereikt, antwoorden we iets eerder.'

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const plain = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: plain.body.id, agentId, zone: 'Europe/Amsterdam' }
  const of = { addressed: false, visibility: 'public', published: house.ctx.clock() } as const
  const actor = (id: string) => ({ network: 'plein', id, handle: `@${id}`, name: id })
  await bring(house.ctx, place, [
    create({ id: 'mail', actor: actor('anna') }),
    create({ ...of, id: '1', actor: actor('anna') }),
    ...['bram', 'cees', 'dirk'].map((who) =>
      create({ ...of, id: who, actor: actor(who), thread: { inReplyTo: ['1'] } }),
    ),
  ])
  await follow()
})
afterAll(() => house.close())

const follow = async () => {
  while (await followVoices(house.ctx, place.organisationId));
}
const idOf = async (visitor = joris) => {
  const found = await visitor.ask<{ contacts: { id: string }[] }>('GET', '/api/v1/contacts?account=plein:anna')
  return found.body.contacts[0]?.id ?? ''
}
const factorOf = async (visitor = joris) =>
  (await visitor.ask<Answer<typeof readFactor>>('GET', `/api/v1/contacts/${await idOf()}/factor`)).body.factor
const tell = async (visitor: Visitor, ...audiences: object[]) =>
  (await visitor.ask<Answer<typeof bringAudiences>>('POST', '/api/v1/audiences', { audiences })).body.outcomes

test('there is no factor until an owner has recorded a ground, in more than a word', async () => {
  expect(await factorOf()).toBeNull()
  expect((await joris.ask('PATCH', '/api/v1/influence', { ground: 'omdat' })).status).toBe(400)
  const viewer = await house.colleague('agent')
  expect((await viewer.ask('PATCH', '/api/v1/influence', { ground })).status).toBe(403)
  expect((await joris.ask('PATCH', '/api/v1/influence', { ground })).status).toBe(204)
  const { body } = await joris.ask<Answer<typeof readGround>>('GET', '/api/v1/influence')
  expect(body.ground).toMatchObject({ text: ground, by: { alias: 'Joris' } })
  const log = await joris.ask<Answer<typeof readLog>>('GET', '/api/v1/log?about=house')
  expect(log.body.items[0]).toMatchObject({ kind: 'influence-on' })
})

test('with a ground it tells a level, an interval, and reasons that add up', async () => {
  while (await weighAgain(house.ctx, place.organisationId));
  const factor = await factorOf()
  expect(factor).toMatchObject({
    state: 'known',
    level: 1,
    asleep: false,
    about: { people: 3, account: { name: '@anna' } },
  })
  expect(factor?.parts.reduce((sum, { points }) => sum + points, 0)).toBe(factor?.points)
  expect(factor?.low).toBeLessThanOrEqual(factor?.points ?? 0)
  expect([factor?.lowLevel, factor?.highLevel]).toEqual([1, expect.any(Number)])
})

test('another program tells of audiences: what it knows counts, what cannot be is refused', async () => {
  const program = await house.program(['customer.bring', 'conversation.read'])
  expect(
    await tell(
      program,
      { network: 'plein', account: 'anna', audience: 500, lists: 4 },
      { network: 'plein', account: '@bram', audience: 12 },
      { network: 'plein', account: 'niemand', audience: 12 },
      { network: 'plein', account: 'cees', audience: -3 },
      { network: 'plein', account: 'cees', audience: 1e12 },
      { network: 'plein', account: 'dirk' },
      { network: 'plein', account: 'anna', audience: 90_000, at: '2020-01-01T00:00:00Z' },
    ),
  ).toEqual(['taken', 'taken', 'unknown', 'refused', 'refused', 'refused', 'taken'])
  expect((await factorOf())?.about).toMatchObject({ followers: 500, counted: 500 })
})

test('that another program asked for it stands in the file, once a day', async () => {
  const program = await house.program(['conversation.read'])
  for (const _ of [1, 2]) expect(await factorOf(program)).toMatchObject({ state: 'known' })
  const found = await program.ask<Answer<typeof findContacts>>('GET', '/api/v1/contacts?account=plein:anna')
  expect(found.body.contacts[0]?.factor).toMatchObject({ state: 'known', parts: expect.any(Array) })
  expect((await factorOf())?.uses).toEqual([{ what: 'asked', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }])
})

test('who may be a minor is left out by a colleague, and taken back in', async () => {
  const agent = await house.colleague('agent')
  const path = `/api/v1/contacts/${await idOf()}/left-out`
  expect((await agent.ask('POST', path, { why: 'minor' })).status).toBe(204)
  expect(await factorOf()).toMatchObject({ state: 'minor', level: null, parts: [] })
  expect((await agent.ask('DELETE', path)).status).toBe(204)
  expect(await factorOf()).toMatchObject({ state: 'too-few' })
})

test('who objects is unknown, stands among the objections, and is never brought back by a counter', async () => {
  const path = `/api/v1/contacts/${await idOf()}/left-out`
  expect((await joris.ask('POST', path, { why: 'objected' })).status).toBe(204)
  expect(await factorOf()).toMatchObject({ state: 'objected', level: null, parts: [], about: null })
  expect(await tell(joris, { network: 'plein', account: 'anna', audience: 500 })).toEqual(['refused'])
  const objections = await joris.ask<{ items: { account: string }[] }>('GET', '/api/v1/objections')
  expect(objections.body.items.map(({ account }) => account)).toContain('anna')
})

test('without its ground nothing is left', async () => {
  expect((await joris.ask('PATCH', '/api/v1/influence', { ground: null })).status).toBe(204)
  expect(await factorOf()).toBeNull()
  const left = await house.ctx.db.selectFrom('contact_factor').selectAll().execute()
  expect(left).toEqual([])
})

test('there is no factor of nobody', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  expect((await joris.ask('GET', `/api/v1/contacts/${nobody}/factor`)).status).toBe(404)
  expect((await joris.ask('POST', `/api/v1/contacts/${nobody}/left-out`, { why: 'minor' })).status).toBe(404)
})
