/** A larger model looks at what customers say after ours did; when it cannot, ours stands, and that shows. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { LargerModel, LargerTry } from '../../contract/larger-model.ts'
import { withVerdict } from '../../domain/language/larger.ts'
import type { Judged } from '../../domain/language/reading.ts'
import { sealWith } from '../../server/seal.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { lookWithLarger } from '../../server/use/understanding/look-with-larger.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import { bring, create, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'

const hour = 3_600_000
let house: TestHouse
let owner: Visitor
let place: TestOrganisation
/** What the endpoint does with what it is asked. */
let endpoint: (body: string) => { status: number; body: string }
const asked: string[] = []
const says = (content: unknown) => () => ({
  status: 200,
  body: JSON.stringify({ choices: [{ message: { content: JSON.stringify(content) } }] }),
})
const positive = says({ sentiment: 'positive', sure: 0.95, traits: ['praise'] })

beforeAll(async () => {
  house = await openHouse({
    context: {
      channels: new Map([...allChannels, ['plain', plainChannel]]),
      reach: async (_, { body }) => {
        asked.push(String(body))
        return { ...endpoint(String(body)), headers: {} }
      },
    },
  })
  owner = await house.owner()
  const organisation = await firstOrganisation(house.ctx.db)
  const [organisationId, channelId] = [organisation?.id ?? '', house.ctx.newId()]
  await house.ctx.db
    .insertInto('channel')
    .values({
      ...{ organisation_id: organisationId, id: channelId, kind: 'plain', name: 'Proef', address: 'proef@example.org' },
      ...{ settings: '{}', created_at: house.ctx.clock() },
    })
    .execute()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId, agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())
beforeEach(async () => {
  endpoint = positive
  await look()
  asked.length = 0
})

const choice = {
  ...{ active: true, kind: 'endpoint', address: 'https://models.example/v1', model: 'groot', key: 'geheim' },
  ...{ labels: {}, mostRequests: 1000, mostCharacters: 100_000 },
}
const choose = (over = {}) => owner.ask('POST', '/api/v1/larger-model', { ...choice, ...over })
const look = () => lookWithLarger(house.ctx, place.organisationId, new AbortController().signal)
const state = async () => (await owner.ask<{ model: LargerModel | null }>('GET', '/api/v1/larger-model')).body.model
let said = 0
/** @returns the id of the message */
async function hear(text: string, history = false): Promise<string> {
  const id = `bericht-${++said}`
  const actor = { network: 'plain', id: `klant-${said}`, name: 'Klant' }
  await bring(house.ctx, place, [create({ id, text, actor })], history)
  return (await read('external_id', id)).id
}
const read = (by: 'id' | 'external_id', is: string) =>
  house.ctx.db
    .selectFrom('message')
    .select(['id', 'judged', 'reads'])
    .where('organisation_id', '=', place.organisationId)
    .where(by, '=', is)
    .executeTakeFirstOrThrow()

describe('off', () => {
  test('is how it begins, and nothing leaves', async () => {
    await hear('Al drie dagen geen internet')
    await look()
    expect(await state()).toBeNull()
    expect(asked).toEqual([])
  })
})

describe('on', () => {
  beforeAll(() => choose())

  test('nothing of what was said before leaves', async () => {
    // It has looked before this test began.
    expect((await state())?.today).toMatchObject({ requests: 0 })
  })

  test('what it sees takes the place of ours for sentiment and traits; the language stays', async () => {
    const id = await hear('Al drie dagen geen internet, wat een slechte dienst')
    const before = (await read('id', id)).judged as Judged
    await look()
    const after = (await read('id', id)).judged as Judged
    expect(after).toMatchObject({ by: 'larger:groot', traits: { praise: 0.9 }, language: before.language })
    expect(after.languageChance).toBe(before.languageChance)
    expect((await read('id', id)).reads).toContain('positive')
    expect(asked).toHaveLength(1)
    await look()
    expect(asked, 'it is not asked twice').toHaveLength(1)
    expect(await state()).toMatchObject({ fault: null, today: { requests: 1, judged: 1 } })
  })

  test('what a person said beats it', async () => {
    const id = await hear('Mijn modem is stuk, kom snel')
    await correctJudgement(house.ctx, place, id, { aspect: 'sentiment', value: 'negative' })
    await look()
    const { reads, judged } = await read('id', id)
    expect((judged as Judged).by).toBe('larger:groot')
    expect(reads).toContain('negative')
    expect(reads).not.toContain('positive')
  })

  test('what was brought in from the past, and what is more than an hour old, is left to ours', async () => {
    await hear('Vorig jaar was alles beter', true)
    await look()
    expect(asked).toEqual([])
    await hear('Dit is al een tijd geleden')
    house.wait(2 * hour)
    await look()
    expect(asked).toEqual([])
  })

  test('when it fails ours stands, why shows, and it is left alone for a while', async () => {
    endpoint = () => ({ status: 401, body: '' })
    const id = await hear('Mijn rekening klopt niet')
    const until = await look()
    expect(until).toEqual(new Date(house.ctx.clock().getTime() + 60_000))
    expect(((await read('id', id)).judged as Judged).by).not.toContain('larger')
    expect((await state())?.fault).toMatchObject({ code: 'no-entry' })
    await look()
    expect(asked).toHaveLength(1)
    endpoint = positive
    house.wait(61_000)
    await look()
    expect(((await read('id', id)).judged as Judged).by).toBe('larger:groot')
    expect((await state())?.fault).toBeNull()
  })

  test('what may be asked in a day is asked, and no more; the next day it goes on', async () => {
    const { today } = (await state()) ?? {}
    await choose({ mostRequests: (today?.requests ?? 0) + 1 })
    await hear('Een')
    await hear('Twee')
    await look()
    expect((await state())?.fault?.code).toBe('budget-spent')
    house.wait(24 * hour)
    await hear('Drie')
    await look()
    expect((await state())?.fault).toBeNull()
    await choose()
  })

  test('a sign of danger that ours saw is not talked away', () => {
    const ours: Judged = { language: 'nl', languageChance: 1, sentiment: [1, 0, 0], traits: { threat: 0.8 }, by: 'x' }
    const verdict = { sentiment: [0, 0, 1] as const, traits: { praise: 0.9 } }
    expect(withVerdict(ours, verdict, 'groot').traits).toEqual({ praise: 0.9, threat: 0.8 })
  })

  test('of more than are asked at once none is passed over, also when an earlier one is spoken of again', async () => {
    const ids: string[] = []
    for (let n = 0; n < 18; n++) ids.push(await hear(`Bericht nummer ${n}`))
    for (const id of ids.slice(0, 16))
      await correctJudgement(house.ctx, place, id, { aspect: 'sentiment', value: 'neutral' })
    await look()
    const by = await Promise.all(ids.map(async (id) => ((await read('id', id)).judged as Judged).by))
    expect(by).toEqual(ids.map(() => 'larger:groot'))
    expect(asked).toHaveLength(18)
  })

  test('an edit is looked at again', async () => {
    const id = await hear('Alles goed')
    await look()
    const [{ external_id: external }] = (await house.ctx.db
      .selectFrom('message')
      .select('external_id')
      .where('id', '=', id)
      .execute()) as [{ external_id: string }]
    await bring(house.ctx, place, [
      { type: 'Update', note: note({ id: external, revision: 5, text: 'Toch niet goed' }) },
    ])
    const n = asked.length
    await look()
    expect(asked.length).toBe(n + 1)
  })
})

describe('choosing', () => {
  test('the key is kept closed, is never shown, and goes to no other address than it was given for', async () => {
    await choose()
    const { key } = await house.ctx.db.selectFrom('larger_model').select('key').executeTakeFirstOrThrow()
    expect(Buffer.from(key ?? []).toString()).not.toContain('geheim')
    const { key: _, ...withoutKey } = choice
    await owner.ask('POST', '/api/v1/larger-model', { ...withoutKey, model: 'ander' })
    expect(await state()).toMatchObject({ key: 'kept', model: 'ander' })
    expect((await owner.ask('GET', '/api/v1/larger-model')).text).not.toContain('geheim')
    await owner.ask('POST', '/api/v1/larger-model', { ...withoutKey, address: 'https://elders.example/v1' })
    expect(await state()).toMatchObject({ key: 'none' })
  })

  test('a key that was closed with another key file says so, and is not sent', async () => {
    await choose()
    const key = sealWith(Buffer.alloc(32, 7)).close('geheim')
    await house.ctx.db.updateTable('larger_model').set({ key }).execute()
    expect(await state()).toMatchObject({ key: 'closed' })
    const { body } = await owner.ask<LargerTry>('POST', '/api/v1/larger-model/tries', { text: 'Wat een service' })
    expect(body.fault?.code).toBe('key-closed')
    await choose()
    expect(await state()).toMatchObject({ key: 'kept' })
  })

  test('is for who may change the organisation, and stands in the logbook', async () => {
    const agent = await house.program(['conversation.read'])
    expect((await agent.ask('GET', '/api/v1/larger-model')).status).toBe(403)
    const log = await owner.ask<{ items: { kind: string }[] }>('GET', '/api/v1/log?kind=larger-model-changed')
    expect(log.body.items.length).toBeGreaterThan(0)
  })

  test('a try shows what leaves, to the letter, and what both say', async () => {
    await choose()
    const { body } = await owner.ask<LargerTry>('POST', '/api/v1/larger-model/tries', {
      text: 'Wat een slechte dienst',
    })
    expect(body.sent).toBe(asked.at(-1))
    expect(body.theirs?.traits).toEqual({ praise: 0.9 })
    expect(body.ours).not.toBeNull()
    endpoint = () => ({ status: 404, body: '' })
    const failed = await owner.ask<LargerTry>('POST', '/api/v1/larger-model/tries', { text: 'Wat een slechte dienst' })
    expect(failed.body.fault?.code).toBe('broken')
  })

  test('a directory that this house has not says so', async () => {
    await choose({ kind: 'directory', address: '', model: 'robbert' })
    const { body } = await owner.ask<LargerTry>('POST', '/api/v1/larger-model/tries', { text: 'Goed zo' })
    expect(body).toMatchObject({ sent: null, fault: { code: 'no-model' } })
  })
})
