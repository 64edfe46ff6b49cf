import { afterEach, describe, expect, test } from 'vitest'
import { firstRunCode } from '../../server/access/first-run.ts'
import { openHouse, owner, type TestHouse } from './house.ts'

const houses: TestHouse[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})
async function empty(environment: Record<string, string> = {}) {
  const house = await openHouse({ environment })
  houses.push(house)
  return house
}
const settling = { organisation: 'Zonnig Wonen', language: 'en', demo: false, ...owner }
type House = { settled: boolean; name: string | null; needsCode: boolean; version: string }

describe('the first run', () => {
  test('makes the organisation, its teams and the owner, who is signed in', async () => {
    const house = await empty()
    const visitor = house.stranger()
    const before = await visitor.ask<House>('GET', '/api/v1/house')
    expect(before.body).toMatchObject({ settled: false, name: null, needsCode: false, version: '0.1.0' })

    const settled = await visitor.ask<{ organisationId: string }>('POST', '/api/v1/house', settling)
    expect(settled.status).toBe(201)
    const me = await visitor.ask('GET', '/api/v1/session')
    expect(me.body).toMatchObject({ agent: { role: 'owner' }, organisation: { id: settled.body.organisationId } })
    const after = await house.stranger().ask<House>('GET', '/api/v1/house')
    expect(after.body).toMatchObject({ settled: true, name: 'Zonnig Wonen', needsCode: false })

    const channels = await visitor.ask<{ teams: { name: string }[] }>('GET', '/api/v1/channels')
    expect(channels.body.teams.map((team) => team.name)).toEqual(['Marketing', 'PR', 'Sales', 'Service'])
    const counters = await house.ctx.db.selectFrom('counter').select(['name', 'value']).orderBy('name').execute()
    expect(counters).toEqual([
      { name: 'arrival', value: 0 },
      { name: 'conversation', value: 0 },
      { name: 'event', value: 1 },
    ])
    expect(await house.ctx.db.selectFrom('arrival_cursor').selectAll().execute()).toHaveLength(1)
  })

  test('happens once', async () => {
    const house = await empty()
    await house.owner()
    const second = await house.stranger().ask('POST', '/api/v1/house', { ...settling, email: 'indringer@example.org' })
    expect(second.problem).toMatchObject({ status: 409, code: 'already-settled' })
  })

  test('of several at once, through several processes, one wins', async () => {
    const house = await empty()
    const neighbour = house.neighbour()
    const tries = [house.app, neighbour, house.app, neighbour].map((app, i) =>
      house.stranger(app).ask('POST', '/api/v1/house', { ...settling, email: `eigenaar-${i}@example.org` }),
    )
    const statuses = (await Promise.all(tries)).map((answer) => answer.status)
    expect(statuses.sort()).toEqual([201, 409, 409, 409])
    const { db } = house.ctx
    expect(await db.selectFrom('organisation').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('agent').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('sign_in_user').selectAll().execute()).toHaveLength(1)
  })

  test('names every field that is wrong', async () => {
    const house = await empty()
    const wrong = { ...settling, password: 'te kort', language: 'fr', organisation: '', email: undefined }
    const refused = await house.stranger().ask('POST', '/api/v1/house', wrong)
    expect(refused.problem.fields).toEqual([
      { path: 'organisation', message: 'should be filled in' },
      { path: 'language', message: 'should be "nl" or "en"' },
      { path: 'email', message: 'is missing' },
      { path: 'password', message: 'should be at least 10 characters' },
    ])
  })

  test('refuses fields that it does not know, by name', async () => {
    const house = await empty()
    const refused = await house.stranger().ask('POST', '/api/v1/house', { ...settling, role: 'owner' })
    expect(refused.problem.fields).toEqual([{ path: 'role', message: 'is not a known field' }])
  })

  test('keeps the password as a hash', async () => {
    const house = await empty()
    await house.owner()
    const [credential] = await house.ctx.db.selectFrom('sign_in_credential').selectAll().execute()
    expect(credential?.password).not.toContain(owner.password)
    expect(credential?.password?.length).toBeGreaterThan(100)
  })
})

describe('where strangers could reach it', () => {
  const reachable = [
    { HOST: '0.0.0.0' },
    { PUBLIC_URL: 'https://samenspraak.example.org' },
    { SAMENSPRAAK_TRUST_PROXY: '1' },
  ]

  test.each(reachable)('asks for the code from the terminal (%j)', async (environment) => {
    const house = await empty(environment as unknown as Record<string, string>)
    const visitor = house.stranger()
    expect((await visitor.ask<House>('GET', '/api/v1/house')).body.needsCode).toBe(true)
    const without = await visitor.ask('POST', '/api/v1/house', settling)
    expect(without.problem).toMatchObject({ status: 403, code: 'wrong-code', fields: [{ path: 'code' }] })
    const wrong = await visitor.ask('POST', '/api/v1/house', { ...settling, code: 'AAAA-AAAA' })
    expect(wrong.problem.code).toBe('wrong-code')
    const code = firstRunCode(house.ctx.seal).toLowerCase().replace('-', ' ')
    expect((await visitor.ask('POST', '/api/v1/house', { ...settling, code })).status).toBe(201)
  })

  test('guessing the code is slowed down for all together', async () => {
    const house = await empty({ HOST: '0.0.0.0' })
    const guess = () => house.stranger().ask('POST', '/api/v1/house', { ...settling, code: 'AAAA-AAAA' })
    const statuses = []
    for (let i = 0; i < 21; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([...Array(20).fill(403), 429])
  })
})
