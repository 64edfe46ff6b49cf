/** Signing in with the organisation's own sign-in, at a real provider on this machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Me } from '../../contract/organisation.ts'
import { createReach } from '../../server/reach.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'
import { startProvider, type TestProvider } from './provider.ts'

const back = 'http://127.0.0.1:8080/api/v1/session/single-sign-on/return'
let house: TestHouse
let owner: Visitor
let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider(back)
  const reach = createReach({ privateHosts: [new URL(provider.issuer).host] })
  house = await openHouse({ context: { reach } })
  owner = await house.owner()
})
afterAll(() => Promise.all([house.close(), provider.stop()]))

const settings = (more: object = {}) => ({
  label: 'Zonnig Wonen',
  issuer: provider.issuer,
  ...provider.client,
  domains: ['zonnig.example'],
  open: false,
  ...more,
})
const set = (more: object = {}) => owner.ask('POST', '/api/v1/sign-in/single-sign-on', settings(more))

/** From the button to being sent back, as a browser does it. */
async function visit(visitor = house.stranger(), path?: string) {
  const started = await visitor.ask<{ url: string }>(
    'POST',
    '/api/v1/session/single-sign-on',
    path ? { back: path } : {},
  )
  const errand = visitor.headers.cookie ?? ''
  const returned = await provider.visit(started.body.url)
  const { origin: _, ...headers } = visitor.headers
  const finished = await visitor.ask('GET', `${returned.pathname}${returned.search}`, undefined, headers)
  return { visitor, errand, returned, finished, location: finished.headers.get('location') }
}
const me = async (visitor: Visitor) => (await visitor.ask<Me>('GET', '/api/v1/session')).body

describe('setting it up', () => {
  test('asks the provider who it is, and says what is wrong in words', async () => {
    const elsewhere = createServer((_, response) => response.end('hallo'))
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const port = (elsewhere.address() as AddressInfo).port
    const inside = await set({ issuer: `http://127.0.0.1:${port}` })
    expect(inside.problem.fields?.[0]).toMatchObject({
      path: 'issuer',
      message: expect.stringContaining('PRIVATE_HOSTS'),
    })
    elsewhere.close()
    const other = await set({ issuer: `${provider.issuer}/` })
    expect(other.problem.fields?.[0]?.message).toContain(`calls itself ${provider.issuer}`)
    const nowhere = await set({ open: true, domains: [] })
    expect(nowhere.problem.fields?.[0]?.path).toBe('domains')
    expect((await owner.ask('GET', '/api/v1/house')).body).toMatchObject({ singleSignOn: null })
  })

  test('keeps the secret unreadable, and a change without one leaves it', async () => {
    expect((await set()).body).toMatchObject({ singleSignOn: { label: 'Zonnig Wonen', hasSecret: true } })
    const { secret: _, ...without } = settings()
    expect((await owner.ask('POST', '/api/v1/sign-in/single-sign-on', without)).status).toBe(200)
    const row = await house.ctx.db.selectFrom('single_sign_on').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.from(row.secret ?? '').toString('latin1')).not.toContain('geheim')
    expect((await house.stranger().ask('GET', '/api/v1/house')).body).toMatchObject({ singleSignOn: 'Zonnig Wonen' })
  })
})

describe('coming in', () => {
  test('a colleague is known by an address that the provider vouches for, and from then on by name', async () => {
    const colleague = await house.colleague('agent')
    provider.person('anna', { email: colleague.email.toUpperCase(), email_verified: true, name: 'Anna' })
    const { visitor, location } = await visit(undefined, '/binnenkomst')
    expect(location).toBe('/binnenkomst')
    expect((await me(visitor)).agent.id).toBe(colleague.id)
    provider.person('anna', { email: 'getrouwd@zonnig.example', email_verified: true })
    expect((await me((await visit()).visitor)).agent.id).toBe(colleague.id)
    provider.person('bedrieger', { email: colleague.email, email_verified: true })
    expect((await visit()).location).toBe('/aanmelden?fout=not-invited')
  })

  test('an address that nobody vouches for opens nothing', async () => {
    const colleague = await house.colleague('agent')
    for (const email_verified of [false, undefined]) {
      provider.person(`los-${email_verified}`, {
        email: colleague.email,
        ...(email_verified === undefined ? {} : { email_verified }),
      })
      const { visitor, location } = await visit()
      expect(location).toBe('/aanmelden?fout=not-invited')
      expect((await visitor.ask('GET', '/api/v1/session')).status).toBe(401)
    }
  })

  test('who was not invited is refused, unless everybody of the domain may', async () => {
    provider.person('nieuw', { email: 'nieuw@zonnig.example', email_verified: true, name: 'Nina\u0007 Nieuw' })
    expect((await visit()).location).toBe('/aanmelden?fout=not-invited')
    await set({ open: true })
    const { agent, permissions } = await me((await visit()).visitor)
    expect(agent).toMatchObject({ name: 'Nina  Nieuw', email: 'nieuw@zonnig.example', role: 'agent' })
    expect(permissions).not.toContain('agent.change')
    provider.person('vreemd', { email: 'vreemd@zonnig.example.net', email_verified: true })
    expect((await visit()).location).toBe('/aanmelden?fout=not-invited')
    await set({ open: false })
  })

  test('whoever the door was closed for stays out', async () => {
    const colleague = await house.colleague('agent')
    provider.person('weg', { email: colleague.email, email_verified: true })
    expect((await visit()).location).toBe('/gesprekken')
    await owner.ask('PATCH', `/api/v1/agents/${colleague.id}`, { active: false })
    expect((await visit()).location).toBe('/aanmelden?fout=not-invited')
  })
})

describe('somebody in between', () => {
  test('cannot use what came back twice, nor in another browser, nor too late', async () => {
    const colleague = await house.colleague('agent')
    provider.person('tussen', { email: colleague.email, email_verified: true })
    const { returned, errand } = await visit()
    const again = house.stranger()
    again.headers = { ...again.headers, cookie: errand }
    const path = `${returned.pathname}${returned.search}`
    expect((await again.ask('GET', path)).headers.get('location')).toBe('/aanmelden?fout=single-sign-on-failed')

    const visitor = house.stranger()
    const { body } = await visitor.ask<{ url: string }>('POST', '/api/v1/session/single-sign-on', {})
    const fresh = await provider.visit(body.url)
    const elsewhere = await house.stranger().ask('GET', `${fresh.pathname}${fresh.search}`)
    expect(elsewhere.headers.get('location')).toBe('/aanmelden?fout=single-sign-on-failed')
    house.wait(11 * 60_000)
    const late = await visitor.ask('GET', `${fresh.pathname}${fresh.search}`)
    expect(late.headers.get('location')).toBe('/aanmelden?fout=single-sign-on-failed')
  })

  test('cannot send anybody to another site afterwards', async () => {
    const colleague = await house.colleague('agent')
    provider.person('omweg', { email: colleague.email, email_verified: true })
    for (const path of ['https://elders.example/', '//elders.example', '/\\elders.example'])
      expect((await visit(undefined, path)).location).toBe('/gesprekken')
  })

  test('a wrong secret is told to whoever runs this, and opens nothing', async () => {
    await set({ secret: 'een ander geheim' })
    expect((await visit()).location).toBe('/aanmelden?fout=single-sign-on-failed')
    await set()
    expect((await visit()).location).toBe('/gesprekken')
  })
})
