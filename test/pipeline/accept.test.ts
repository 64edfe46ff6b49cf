import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptArrivals, Busy } from '../../server/use/accept-arrivals.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { makeOrganisation } from '../support/organisation.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ environment: { SAMENSPRAAK_IN_FLIGHT: '10' } })
})
afterAll(() => house.close())

const items = (n: number) => Array.from({ length: n }, (_, i) => ({ bytes: Buffer.from(`item ${i}`) }))

test('what is handed over at once stands in the ledger in that order, each with its own places', async () => {
  const place = await makeOrganisation(house.ctx)
  const accepted = await Promise.all([1, 3, 2, 4].map((n) => acceptArrivals(house.ctx, place, items(n))))
  expect(accepted).toEqual([
    { first: 1, last: 1 },
    { first: 2, last: 4 },
    { first: 5, last: 6 },
    { first: 7, last: 10 },
  ])
  const rows = await house.ctx.db
    .selectFrom('arrival')
    .select('position')
    .where('organisation_id', '=', place.organisationId)
    .orderBy('position')
    .execute()
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('of what is handed over at once only what does not fit is turned away', async () => {
  const place = await makeOrganisation(house.ctx)
  const answers = await Promise.allSettled([5, 8, 3].map((n) => acceptArrivals(house.ctx, place, items(n))))
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason))).toEqual([
    { first: 1, last: 5 },
    expect.any(Busy),
    { first: 6, last: 8 },
  ])
  const day = await house.ctx.db
    .selectFrom('arrival_day')
    .select('received')
    .where('organisation_id', '=', place.organisationId)
    .executeTakeFirstOrThrow()
  expect(day.received).toBe(8)
})
