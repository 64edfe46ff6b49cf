import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Agent } from '../../contract/organisation.ts'
import { openHouse, password, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

type Added = { agent: Agent; invitation: string }
let count = 0
const add = (by: Visitor, role = 'agent') => {
  const person = { name: 'Noor de Wit', email: `Noor-${++count}@example.org`, role }
  return by.ask<Added>('POST', '/api/v1/agents', person)
}
const tokenOf = (invitation: string) => invitation.split('#')[1] ?? ''

describe('an invitation', () => {
  test('lets somebody choose a password, and then sign in', async () => {
    const added = await add(owner)
    expect(added.status).toBe(201)
    expect(added.body.agent).toMatchObject({ name: 'Noor de Wit', alias: 'Noor', role: 'agent', active: true })
    const visitor = house.stranger()
    const accepted = await visitor.ask<{ email: string }>('POST', '/api/v1/invitations', {
      token: tokenOf(added.body.invitation),
      password,
    })
    expect(accepted.body.email).toBe(added.body.agent.email)
    const signedIn = await visitor.ask('POST', '/api/v1/session', { email: accepted.body.email, password })
    expect(signedIn.status).toBe(200)
  })

  test('names the address by which people reach us', async () => {
    const path = '/uitnodiging#'
    expect((await add(owner)).body.invitation).toContain(`http://127.0.0.1:8080${path}`)
    const visitor = house.stranger(house.neighbour({ environment: { HOST: '0.0.0.0' } }))
    visitor.headers = owner.headers
    expect((await add(visitor)).body.invitation).toContain(`http://localhost${path}`)
  })

  test('works once, also for two at the same time', async () => {
    const token = tokenOf((await add(owner)).body.invitation)
    const accept = () => house.stranger().ask('POST', '/api/v1/invitations', { token, password })
    const statuses = (await Promise.all([accept(), accept()])).map((answer) => answer.status)
    expect(statuses.sort()).toEqual([200, 410])
    expect((await accept()).problem.code).toBe('invitation-used')
  })

  test('works for three days', async () => {
    const token = tokenOf((await add(owner)).body.invitation)
    house.wait(3 * 86_400_000)
    const late = await house.stranger().ask('POST', '/api/v1/invitations', { token, password })
    expect(late.problem.code).toBe('invitation-used')
  })

  test('is replaced by a newer one, which also serves who forgot the password', async () => {
    const person = await house.colleague('agent')
    const first = await owner.ask<Added>('POST', `/api/v1/agents/${person.id}/invitation`)
    const second = await owner.ask<Added>('POST', `/api/v1/agents/${person.id}/invitation`)
    const accept = (answer: { body: Added }, secret: string) =>
      house.stranger().ask('POST', '/api/v1/invitations', { token: tokenOf(answer.body.invitation), password: secret })
    expect((await accept(first, 'het-oude-linkje')).status).toBe(410)
    expect((await accept(second, 'een-nieuw-begin')).status).toBe(200)
    expect((await person.ask('GET', '/api/v1/session')).status).toBe(401)
    const again = await house
      .stranger()
      .ask('POST', '/api/v1/session', { email: person.email, password: 'een-nieuw-begin' })
    expect(again.status).toBe(200)
  })

  test('is kept as a hash only', async () => {
    const token = tokenOf((await add(owner)).body.invitation)
    const kept = await house.ctx.db.selectFrom('sign_in_verification').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
  })
})

describe('adding somebody', () => {
  test('refuses an address that is in use, whatever its capitals', async () => {
    const added = await add(owner)
    const again = { name: 'Noor', email: added.body.agent.email.toUpperCase(), role: 'agent' }
    const refused = await owner.ask('POST', '/api/v1/agents', again)
    expect(refused.status).toBe(409)
    expect(refused.problem).toMatchObject({ code: 'email-taken', fields: [{ path: 'email' }] })
  })

  test('names every field that is wrong', async () => {
    const refused = await owner.ask('POST', '/api/v1/agents', { name: ' ', email: 'noor', role: 'baas', rol: 'x' })
    expect(refused.status).toBe(400)
    expect(refused.problem.fields).toEqual([
      { path: 'name', message: 'should be filled in' },
      { path: 'email', message: 'is not an e-mail address' },
      { path: 'role', message: 'should be "owner" or "admin" or "agent" or "viewer" or "marketer"' },
    ])
  })

  test('shows everybody to everybody who works here', async () => {
    const viewer = await house.colleague('viewer')
    const { body } = await viewer.ask<{ agents: Agent[] }>('GET', '/api/v1/agents')
    expect(body.agents[0]).toMatchObject({ name: 'Joris Vermeer', role: 'owner' })
    expect(body.agents.map((agent) => agent.id)).toContain(viewer.id)
  })
})

describe('closing the door on somebody', () => {
  test('puts them out at once and keeps them out, with the same answer as a wrong password', async () => {
    const person = await house.colleague('agent')
    expect((await person.ask('GET', '/api/v1/session')).status).toBe(200)
    const closed = await owner.ask<Agent>('PATCH', `/api/v1/agents/${person.id}`, { active: false })
    expect(closed.body).toMatchObject({ active: false, version: 2 })
    expect((await person.ask('GET', '/api/v1/session')).status).toBe(401)
    const back = await house.stranger().ask('POST', '/api/v1/session', { email: person.email, password })
    expect(back.problem.code).toBe('wrong-credentials')
    const invited = await owner.ask('POST', `/api/v1/agents/${person.id}/invitation`)
    expect(invited.problem.code).toBe('conflict')
  })

  test('ends the live stream that they were reading', async () => {
    const person = await house.colleague('agent')
    const headers = { ...person.headers, accept: 'text/event-stream' }
    const stream = await house.app.request('/api/v1/events', { headers })
    expect(stream.status).toBe(200)
    const ended = stream.text()
    await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { active: false })
    expect(await ended).toContain('retry:')
  })

  test('reaches other processes within seconds', async () => {
    const person = await house.colleague('agent')
    const neighbour = house.stranger(house.neighbour())
    neighbour.headers = person.headers
    expect((await neighbour.ask('GET', '/api/v1/session')).status).toBe(200)
    await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { active: false })
    house.wait(3_001)
    expect((await neighbour.ask('GET', '/api/v1/session')).status).toBe(401)
  })

  test('can be undone', async () => {
    const person = await house.colleague('agent')
    await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { active: false })
    await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { active: true })
    expect((await house.stranger().ask('POST', '/api/v1/session', { email: person.email, password })).status).toBe(200)
  })
})

describe('roles', () => {
  test('a new role counts from the next request', async () => {
    const person = await house.colleague('viewer')
    expect((await add(person)).status).toBe(403)
    await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { role: 'admin' })
    expect((await add(person)).status).toBe(201)
  })

  test('an admin cannot make, change or invite an owner', async () => {
    const admin = await house.colleague('admin')
    const second = await house.colleague('owner')
    const refused = [
      await add(admin, 'owner'),
      await admin.ask('PATCH', `/api/v1/agents/${admin.id}`, { role: 'owner' }),
      await admin.ask('PATCH', `/api/v1/agents/${second.id}`, { active: false }),
      await admin.ask('POST', `/api/v1/agents/${second.id}/invitation`),
    ]
    expect(refused.map((answer) => answer.problem.code)).toEqual(Array(4).fill('not-allowed'))
    await owner.ask('PATCH', `/api/v1/agents/${second.id}`, { role: 'agent' })
  })

  test('the last owner stays owner, and of two who dismiss each other at the same time, one stays', async () => {
    const other = await openHouse()
    const first = await other.owner()
    const { body } = await first.ask<{ agents: Agent[] }>('GET', '/api/v1/agents')
    const path = `/api/v1/agents/${body.agents[0]?.id}`
    expect((await first.ask('PATCH', path, { role: 'admin' })).problem.code).toBe('last-owner')
    expect((await first.ask('PATCH', path, { active: false })).problem.code).toBe('last-owner')

    const second = await other.colleague('owner')
    const [a, b] = await Promise.all([
      first.ask('PATCH', `/api/v1/agents/${second.id}`, { role: 'agent' }),
      second.ask('PATCH', path, { role: 'agent' }),
    ])
    const owners = await other.ctx.db.selectFrom('agent').selectAll().where('role', '=', 'owner').execute()
    await other.close()
    // The second is refused: as the last owner, or because it is no owner any more.
    expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1)
    expect(owners).toHaveLength(1)
  })

  test('somebody of another organisation does not exist here', async () => {
    const stranger = house.ctx.newId()
    expect((await owner.ask('PATCH', `/api/v1/agents/${stranger}`, { active: false })).status).toBe(404)
  })
})
