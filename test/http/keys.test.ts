import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiKey } from '../../contract/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

type Made = { key: ApiKey; secret: string }
const make = (body: object = {}) =>
  owner.ask<Made>('POST', '/api/v1/keys', { name: 'brug', scopes: ['conversation.read'], ...body })
const list = async () => (await owner.ask<{ keys: ApiKey[] }>('GET', '/api/v1/keys')).body.keys
const nothing = '00000000-0000-7000-8000-000000000000'

/** Asks for something that a key with `conversation.read` may ask for, and that is not there. */
const use = (secret: string, app = house.app) =>
  app.request(
    `/api/v1/attachments/${nothing}`,
    { headers: { host: 'localhost', authorization: `Bearer ${secret}` } },
    { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
  )

describe('a key', () => {
  test('shows its secret once, and is kept as a hash', async () => {
    const { body, status } = await make()
    expect(status).toBe(201)
    expect(body.secret).toMatch(/^ss_[A-Za-z0-9_-]{43}$/)
    expect(body.key.hint).toBe(`…${body.secret.slice(-4)}`)
    expect(JSON.stringify(await list())).not.toContain(body.secret)
    const row = await house.ctx.db
      .selectFrom('api_key')
      .selectAll()
      .where('id', '=', body.key.id)
      .executeTakeFirstOrThrow()
    expect(Buffer.from(row.hash).toString('hex')).toBe(createHash('sha256').update(body.secret).digest('hex'))
  })

  test('opens what its scopes name and nothing else', async () => {
    const program = await house.program(['conversation.read'])
    expect((await program.ask('GET', `/api/v1/attachments/${nothing}`)).status).toBe(404)
    const other = await house.program(['message.bring'])
    expect((await other.ask('GET', `/api/v1/attachments/${nothing}`)).problem.code).toBe('not-allowed')
    for (const path of ['agents', 'keys', 'channels', 'session'])
      expect((await program.ask('GET', `/api/v1/${path}`)).status).toBe(403)
  })

  test('needs no cookie, no origin and no special header', async () => {
    const program = await house.program(['conversation.read'])
    const posted = await program.ask('POST', '/api/v1/agents', {}, { origin: 'https://elders.example' })
    expect(posted.problem.code).toBe('not-allowed')
  })

  test('opens nothing from the moment it is revoked', async () => {
    const { body } = await make()
    expect((await use(body.secret)).status).toBe(404)
    expect((await owner.ask('DELETE', `/api/v1/keys/${body.key.id}`)).status).toBe(204)
    expect((await use(body.secret)).status).toBe(401)
    expect((await list()).map((key) => key.id)).not.toContain(body.key.id)
    expect((await owner.ask('DELETE', `/api/v1/keys/${body.key.id}`)).status).toBe(404)
  })

  test('remembers when it was last used, a minute at a time', async () => {
    const { body } = await make()
    const lastUsed = async () => (await list()).find((key) => key.id === body.key.id)?.lastUsedAt
    expect(await lastUsed()).toBeNull()
    await use(body.secret)
    const first = await lastUsed()
    expect(first).toBe(house.ctx.clock().toISOString())
    house.wait(30_000)
    await use(body.secret)
    expect(await lastUsed()).toBe(first)
    house.wait(31_000)
    await use(body.secret)
    expect(await lastUsed()).toBe(house.ctx.clock().toISOString())
  })

  test('that nobody made opens nothing', async () => {
    expect((await use(`ss_${'A'.repeat(43)}`)).status).toBe(401)
    expect((await use('ss_kort')).status).toBe(401)
  })

  test('asks for a scope, a name, and a channel that is ours', async () => {
    expect((await make({ scopes: [] })).problem.fields).toEqual([
      { path: 'scopes', message: 'should be at least 1 item' },
    ])
    expect((await make({ scopes: ['agent.change'] })).problem.fields?.[0]?.path).toBe('scopes.0')
    expect((await make({ name: undefined })).problem.fields).toEqual([{ path: 'name', message: 'is missing' }])
    expect((await make({ channelId: nothing })).status).toBe(404)
  })
})
