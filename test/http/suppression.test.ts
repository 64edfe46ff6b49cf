/** What a marketing tool asks over HTTP, and what it learns. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decision, Lease } from '../../contract/suppression.ts'
import type { SuppressionRules } from '../../contract/suppression-rules.ts'
import { connect } from '../../server/store/database.ts'
import { decideNow } from '../../server/use/suppression/decide-now.ts'
import { noteConsent } from '../../server/use/suppression/note-consent.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

const organisationOf = async ({ ctx }: TestHouse) =>
  (await ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id

const asked = { purpose: 'offer', channel: 'email', campaign: 'Najaar' }
const decide = (addressees: unknown[], more: object = {}) =>
  owner.ask<{ decisions: Decision[]; stale: boolean; version: number }>('POST', '/api/v1/decisions', {
    ...{ ...asked, addressees },
    ...more,
  })
const fatima = { email: 'Fatima@Example.nl' }

test('until somebody said where consent is kept nobody unknown gets marketing; then they do, and a permission is good once', async () => {
  expect((await decide([fatima])).body.decisions).toEqual([{ verdict: 'hold', code: 'unknown', until: null }])
  const { rules, version } = (
    await owner.ask<{ rules: SuppressionRules; version: number }>('GET', '/api/v1/suppression/rules')
  ).body
  expect(version).toBe(0)
  const change = { rules: { ...rules, consentLives: 'elsewhere' }, version }
  expect((await owner.ask('PATCH', '/api/v1/suppression/rules', change)).body).toMatchObject({ version: 1 })
  expect((await owner.ask('PATCH', '/api/v1/suppression/rules', change)).status).toBe(409)
  const { status, body: lease } = await owner.ask<Lease>('POST', '/api/v1/leases', { ...asked, addressee: fatima })
  expect([status, lease.decision.verdict]).toEqual([201, 'send'])
  const consume = () => owner.ask('POST', `/api/v1/leases/${lease.id}/consume`)
  expect((await consume()).body).toMatchObject({ consumed: true, decision: { code: 'free' } })
  expect((await consume()).body).toMatchObject({ consumed: false, decision: { code: 'expired' }, before: null })
})

test('answers stand in the order of the question, also for who is named twice, oddly, or not at all', async () => {
  const odd = [fatima, { email: 'geen adres' }, { phone: '06-12345678' }, fatima, { contact: house.ctx.newId() }]
  const { body } = await decide(odd, { purpose: 'transactional' })
  expect(body.decisions.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual(odd.map(() => 'send transactional'))
  expect(body).toMatchObject({ stale: false })
})

test('what is no question is refused', async () => {
  const many = Array.from({ length: 100_001 }, (_, i) => ({ email: `k${i}@example.nl` }))
  expect((await decide(many)).status).toBe(400)
  expect((await decide([])).status).toBe(400)
  expect((await decide([fatima], { purpose: 'reclame' })).status).toBe(400)
  expect((await decide([{ email: 'x', phone: '1' }])).status).toBe(400)
  expect((await owner.ask('POST', `/api/v1/leases/${house.ctx.newId()}/consume`)).status).toBe(404)
})

test('a hundred thousand at once are answered in the order of the question, each as it would be alone', async () => {
  const odd = ['Fatima+klacht@Example.nl', '"met spatie @"@example.nl', 'k@bürgerbrö.example', 'geen adres']
  const many = Array.from({ length: 100_000 }, (_, i) => ({ email: odd[i] ?? `k${i % 70_000}@example.nl` }))
  const objects = { by: { email: 'k77@example.nl' }, kind: 'objection', purpose: 'marketing', medium: 'any' } as const
  const by = { organisationId: await organisationOf(house), agentId: null }
  await noteConsent(house.ctx, by, { ...objects, source: 'formulier', proof: null, since: null, until: null })
  const { body } = await decide(many)
  expect(body).toMatchObject({ stale: false, version: expect.any(Number) })
  expect(body.decisions).toHaveLength(many.length)
  const dropped = body.decisions.flatMap(({ verdict }, i) => (verdict === 'drop' ? [i] : []))
  // The same one twice is answered twice.
  expect(dropped).toEqual([77, 70_077])
  const places = [0, 1, 2, 3, 77, 99_999]
  const alone = await decide(places.map((place) => many[place]))
  expect(alone.body.decisions).toEqual(places.map((place) => body.decisions[place]))
})

test('a store that is away holds marketing, lets go what somebody is owed, and says so', async () => {
  const { db } = connect({ host: '127.0.0.1', port: 1 }, () => undefined)
  const ask = { medium: 'email', campaign: null } as const
  const away = (purpose: 'offer' | 'transactional') =>
    decideNow({ ...house.ctx, db }, house.ctx.newId(), { ...ask, purpose }, [fatima])
  expect(await away('offer')).toMatchObject({ stale: true, decisions: [{ verdict: 'hold', code: 'stale' }] })
  expect(await away('transactional')).toMatchObject({ stale: true, decisions: [{ verdict: 'send' }] })
  await db.destroy()
})
