/** A customer says by a link of their own what they want to be sent: without signing in, once, and with proof. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { defaultRules } from '../../domain/suppression/rules.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { type WishLink, wishLinkOf } from '../../server/wish-link.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let organisationId: string
beforeAll(async () => {
  house = await openHouse()
  joris = await house.owner()
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  const rules = { ...defaultRules, campaigns: [], caps: [], consentLives: 'elsewhere' as const }
  await changeRules(house.ctx, { organisationId, agentId: null }, rules, 0)
})
afterAll(() => house.close())

const program = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' }
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  house.app.request(path, { method: 'POST', headers: { ...program, ...headers }, body })
const open = (path: string, language = 'nl') =>
  house.app.request(path, { headers: { host: 'localhost', 'accept-language': language } })
const noted = async (value: string) =>
  house.ctx.db
    .selectFrom('consent')
    .select(['kind', 'purpose', 'medium', 'source', 'proof', 'until'])
    .where('value', '=', value)
    .orderBy('id')
    .execute()
const linkFor = async (by: object): Promise<string> => {
  const { body } = await joris.ask<{ url: string }>('POST', '/api/v1/consents/links', { by })
  return new URL(body.url).pathname
}
/** It is answered from memory, which follows what is noted within a tenth of a second. */
const willBe = (expected: object, addressee: object, channel: string, purpose?: string) =>
  vi.waitFor(async () => {
    const found = await decided(addressee, channel, purpose)
    expect(found).toMatchObject(expected)
    return found
  })
const decided = async (addressee: object, channel: string, purpose = 'offer') =>
  (
    await joris.ask<{ decisions: { verdict: string; code: string; until: string | null }[] }>(
      'POST',
      '/api/v1/decisions',
      { purpose, channel, addressees: [addressee] },
    )
  ).body.decisions[0]

describe('the link that a colleague hands on', () => {
  test('opens a form in the language of who reads it, which changes nothing by being looked at', async () => {
    const path = await linkFor({ email: 'tess@example.nl' })
    const page = await open(path)
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    const html = await page.text()
    expect(html).toContain('tess@example.nl')
    expect(html).toContain('Geen reclame meer per mail')
    expect(html).not.toContain('<script')
    expect(await (await open(path, 'en')).text()).toContain('No more marketing by mail')
    expect(await noted('tess@example.nl')).toEqual([])
  })

  test('holds at once, once however often it is sent, with the link, the moment and from where', async () => {
    const path = await linkFor({ email: 'lot@example.nl' })
    for (let n = 0; n < 3; n++) expect((await post(path, 'wens=niets')).status).toBe(200)
    const all = await noted('lot@example.nl')
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ kind: 'objection', purpose: 'marketing', medium: 'any', source: 'objection form' })
    expect(all[0]?.proof).toMatch(/^link of a colleague [0-9a-f]{16}, \d{4}-.*Z, from /)
    await willBe({ verdict: 'drop', code: 'objection' }, { email: 'lot@example.nl' }, 'email')
    await willBe({ verdict: 'send' }, { email: 'lot@example.nl' }, 'email', 'transactional')
  })

  test('of which two are sent at the same moment notes one', async () => {
    const path = await linkFor({ email: 'twee@example.nl' })
    await Promise.all(Array.from({ length: 4 }, () => post(path, 'wens=niet-per-email')))
    expect(await noted('twee@example.nl')).toHaveLength(1)
  })

  test('can ask for a rest of months, and for one way only', async () => {
    const path = await linkFor({ email: 'rust@example.nl' })
    await post(path, 'wens=rust-2')
    const now = await willBe({ verdict: 'hold', code: 'paused' }, { email: 'rust@example.nl' }, 'email')
    const days = (Date.parse(now?.until ?? '') - house.ctx.clock().getTime()) / 86_400_000
    expect(days).toBeGreaterThan(58)
    expect(days).toBeLessThan(64)
    const number = await linkFor({ phone: '06 12345678' })
    await post(number, 'wens=niet-per-phone')
    await willBe({ verdict: 'drop' }, { phone: '+31612345678' }, 'phone')
    const consents = await noted('+31612345678')
    expect(consents).toMatchObject([{ medium: 'phone' }])
  })

  test('asks again when nothing was chosen, or something that is no choice', async () => {
    const path = await linkFor({ email: 'leeg@example.nl' })
    for (const body of ['', 'wens=alles', 'wens=soort', `wens=${'x'.repeat(2000)}`]) {
      const answer = await post(path, body)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('Kies eerst wat je wilt.')
    }
    expect(await noted('leeg@example.nl')).toEqual([])
  })

  test('is made by who may note consent, for a name that somebody can have', async () => {
    expect((await joris.ask('POST', '/api/v1/consents/links', { by: { email: 'geen adres' } })).status).toBe(400)
    const viewer = await house.colleague('viewer')
    expect((await viewer.ask('POST', '/api/v1/consents/links', { by: { email: 'a@b.nl' } })).status).toBe(403)
  })
})

describe('a link that is', () => {
  const of = (more: Partial<WishLink>) =>
    new URL(
      wishLinkOf(house.ctx, {
        ...{ organisationId, network: 'email', value: 'x@example.nl', purpose: null, expires: null },
        ...more,
      }),
    ).pathname

  test('expired says so, and takes nothing', async () => {
    const path = of({ expires: new Date(house.ctx.clock().getTime() - 1) })
    expect((await open(path)).status).toBe(410)
    expect((await post(path, 'wens=niets')).status).toBe(410)
    expect(await noted('x@example.nl')).toEqual([])
  })

  test('forged or cut off gets a plain page', async () => {
    const path = of({})
    for (const odd of [path.slice(0, -2), `${path}A`, '/uitschrijven/niets', `/uitschrijven/${'a'.repeat(3000)}`]) {
      const page = await open(odd)
      expect(page.status).toBe(404)
      expect(await page.text()).toContain('Deze link werkt niet')
    }
  })

  test('of another organisation that is gone gets the same', async () => {
    expect((await open(of({ organisationId: house.ctx.newId() }))).status).toBe(404)
  })

  test('that shows an address full of signs shows them as they are', async () => {
    const html = await (await open(of({ network: 'proef', value: '<b>"x"&' }))).text()
    expect(html).toContain('&lt;b&gt;&quot;x&quot;&amp;')
  })
})

test('who asks very often is asked to wait, on a plain page', async () => {
  const path = await linkFor({ email: 'vaak@example.nl' })
  const statuses: number[] = []
  for (let n = 0; n < 90; n++) statuses.push((await open(path)).status)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
})
