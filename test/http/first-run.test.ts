import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRunCode } from '../../server/access/first-run.ts'
import { openHouse, owner, type TestHouse } from './house.ts'

const settling = { organisation: 'Zonnig Wonen', language: 'en', demo: false, retainDays: 30, ...owner }
type House = { settled: boolean; name: string | null; needsCode: boolean; version: string }

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('a house where nobody lives yet', () => {
  test('says so', async () => {
    const { body } = await house.stranger().ask<House>('GET', '/api/v1/house')
    const nobody = { settled: false, name: null, language: null, needsCode: false, singleSignOn: null }
    expect(body).toEqual({ ...nobody, version: '0.1.0' })
  })

  test('names every field that is wrong', async () => {
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
    const refused = await house.stranger().ask('POST', '/api/v1/house', { ...settling, role: 'owner' })
    expect(refused.problem.fields).toEqual([{ path: 'role', message: 'is not a known field' }])
  })

  test.each([{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://samenspraak.example.org' }, { SAMENSPRAAK_TRUST_PROXY: '1' }])(
    'asks for the code from the terminal where strangers could reach it: %j',
    async (environment) => {
      const visitor = house.stranger(house.neighbour({ environment: environment as unknown as Record<string, string> }))
      expect((await visitor.ask<House>('GET', '/api/v1/house')).body.needsCode).toBe(true)
      for (const code of [undefined, '', 'AAAA-AAAA', `${firstRunCode(house.ctx.seal)}A`]) {
        const refused = await visitor.ask('POST', '/api/v1/house', { ...settling, code })
        expect(refused.problem).toMatchObject({ status: 403, code: 'wrong-code', fields: [{ path: 'code' }] })
      }
    },
  )

  test('slows down guessing the code, for all strangers together', async () => {
    const app = house.neighbour({ environment: { HOST: '0.0.0.0' } })
    const guess = () => house.stranger(app).ask('POST', '/api/v1/house', { ...settling, code: 'AAAA-AAAA' })
    const statuses = []
    for (let i = 0; i < 21; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([...Array(20).fill(403), 429])
  })
})

describe('the first run', () => {
  test('of several at once, through several processes, one wins: it makes the organisation, its teams and the owner', async () => {
    const neighbour = house.neighbour({ environment: { HOST: '0.0.0.0' } })
    // As people type it.
    const code = firstRunCode(house.ctx.seal).toLowerCase().replace('-', ' ')
    const visitors = [house.app, neighbour, house.app, neighbour].map((app) => house.stranger(app))
    const answers = await Promise.all(
      visitors.map((visitor, i) =>
        visitor.ask('POST', '/api/v1/house', { ...settling, code, email: `eigenaar-${i}@example.org` }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])

    const { db } = house.ctx
    expect(await db.selectFrom('organisation').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('agent').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('sign_in_user').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('arrival_cursor').selectAll().execute()).toHaveLength(1)
    const counters = await db.selectFrom('counter').select(['name', 'value']).orderBy('name').execute()
    expect(counters).toEqual([
      { name: 'arrival', value: 0 },
      { name: 'conversation', value: 0 },
      { name: 'event', value: 1 },
    ])

    const winner = visitors[answers.findIndex((answer) => answer.status === 201)]
    const me = await winner?.ask('GET', '/api/v1/session')
    expect(me?.body).toMatchObject({ agent: { role: 'owner' }, organisation: { name: 'Zonnig Wonen', language: 'en' } })
    const channels = await winner?.ask<{ teams: { name: string }[] }>('GET', '/api/v1/channels')
    expect(channels?.body.teams.map((team) => team.name)).toEqual(['Marketing', 'PR', 'Sales', 'Service'])
    expect((await house.stranger().ask('GET', '/api/v1/notice')).body).toMatchObject({ retainDays: 30 })
  })

  test('happens once', async () => {
    const second = await house.stranger().ask('POST', '/api/v1/house', { ...settling, email: 'indringer@example.org' })
    expect(second.problem).toMatchObject({ status: 409, code: 'already-settled' })
    const { body } = await house.stranger().ask<House>('GET', '/api/v1/house')
    expect(body).toMatchObject({ settled: true, name: 'Zonnig Wonen', language: 'en', needsCode: false })
  })

  test('keeps the password as a hash', async () => {
    const [credential] = await house.ctx.db.selectFrom('sign_in_credential').selectAll().execute()
    expect(credential?.password).not.toContain(owner.password)
    expect(credential?.password?.length).toBeGreaterThan(100)
  })
})
