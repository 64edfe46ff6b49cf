import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { spreadOfMessages } from '../../server/store/spread.ts'
import { followSpread, lookAgainAtSpread } from '../../server/use/spread/follow-spread.ts'
import { learnPace } from '../../server/use/spread/learn-pace.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'
import { applaud, openPlainHouse, remove } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

async function follow({ organisationId }: TestOrganisation): Promise<void> {
  while (await followSpread(house.ctx, organisationId));
}

async function place(): Promise<TestOrganisation> {
  const to = await makeOrganisation(house.ctx)
  await follow(to)
  return to
}

/** Somebody says something around us, in public. */
const post = (id: string, who: string, inReplyTo?: string, more = {}) =>
  create({
    id,
    actor: { network: 'plain', id: who, name: who },
    addressed: false,
    visibility: 'public',
    published: house.ctx.clock(),
    thread: inReplyTo ? { inReplyTo: [inReplyTo] } : {},
    ...more,
  })
const crowd = (n: number, inReplyTo: string) =>
  Array.from({ length: n }, (_, i) => post(`${inReplyTo}.${i}`, `${inReplyTo} ${i}`, inReplyTo))

test('who likes, passes on or quotes it reacted to it, until they take that back', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('taart', 'anna'), ...crowd(2, 'taart')])
  await follow(to)
  expect(await spreadOf(to, 'taart')).toMatchObject({ came: 2 })
  const elsewhere = [post('praatje', 'cees', undefined, { quotes: 'taart' }), ...crowd(3, 'praatje')]
  await bring(house.ctx, to, [applaud('Like', 'bram', 'taart'), applaud('Announce', 'bram', 'taart'), ...elsewhere])
  await follow(to)
  expect(await spreadOf(to, 'taart')).toMatchObject({ came: 4 })
  expect(await spreadOf(to, 'praatje')).toMatchObject({ came: 3 })
  await bring(house.ctx, to, [
    applaud('Undo', 'bram', 'taart'),
    { ...applaud('Undo', 'bram', 'taart'), id: 'bram shares taart' } as ChannelEvent,
    remove('praatje'),
  ])
  await follow(to)
  expect(await spreadOf(to, 'taart')).toMatchObject({ came: 2 })
})

async function idOf(to: TestOrganisation, externalId: string) {
  const row = await house.ctx.db
    .selectFrom('message')
    .select(['id', 'version'])
    .where('organisation_id', '=', to.organisationId)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow()
  return row
}
async function spreadOf(to: TestOrganisation, externalId: string) {
  const { id } = await idOf(to, externalId)
  return (await spreadOfMessages(house.ctx.db, to.organisationId, [id])).get(id)
}
async function account(to: TestOrganisation, name: string) {
  return house.ctx.db
    .selectFrom('account')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('external_id', '=', name)
    .executeTakeFirstOrThrow()
}

test('a message to which nobody reacts, of somebody of whom nothing is known, has no row', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'lotte')])
  await follow(to)
  expect(await spreadOf(to, '1')).toBeUndefined()
})

test('everybody who reacts counts once, and what is still to come rises with them; our own answers are none', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'lotte'), post('2', 'bram', '1'), post('3', 'bram', '1')])
  await follow(to)
  const before = await spreadOf(to, '1')
  expect(before).toMatchObject({ came: 1, carrier_id: null })
  await bring(house.ctx, to, [post('us', 'wij', '1', { ours: true }), ...crowd(10, '1')])
  await follow(to)
  const after = await spreadOf(to, '1')
  expect(after?.came).toBe(11)
  expect(after?.to_come).toBeGreaterThan(before?.to_come ?? 0)
  expect(after?.high).toBeGreaterThan(after?.low ?? 0)
})

test('somebody who brings in others carries it, and every screen hears of that', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'lotte'), post('2', 'singer', '1')])
  await follow(to)
  const { version } = await idOf(to, '1')
  await bring(house.ctx, to, crowd(5, '2'))
  await follow(to)
  const singer = await account(to, 'singer')
  expect(await spreadOf(to, '1')).toMatchObject({ came: 6, carrier_id: singer.id, carried: 5 })
  expect((await idOf(to, '1')).version).toBe(version + 1)
  const seen = await house.ctx.db
    .selectFrom('event')
    .select(['kind', 'object_version'])
    .where('organisation_id', '=', to.organisationId)
    .where('kind', '=', 'message.spread')
    .orderBy('position')
    .execute()
  expect(seen.map(({ object_version }) => object_version)).toEqual([version, version + 1])
})

test('somebody known to move many is expected to, before anybody reacted', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'singer'), post('2', 'lotte')])
  const { id } = await account(to, 'singer')
  const at = house.ctx.clock()
  await house.ctx.db
    .insertInto('account_evidence')
    .values({
      organisation_id: to.organisationId,
      account_id: id,
      posts: 10,
      posts_at: at,
      reactions: 900,
      reactions_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'account_id'])
        .doUpdateSet({ posts: 10, posts_at: at, reactions: 900, reactions_at: at }),
    )
    .execute()
  await bring(house.ctx, to, [post('3', 'bram', '2'), post('4', 'singer', '2')])
  await follow(to)
  expect((await spreadOf(to, '1'))?.to_come).toBeGreaterThan(30)
  expect(await spreadOf(to, '2')).toMatchObject({ by_account_id: id })
})

test('what was expected is less as time goes by, and in the end nobody looks again', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'lotte'), ...crowd(8, '1')])
  await follow(to)
  const first = await spreadOf(to, '1')
  let next = await lookAgainAtSpread(house.ctx, to.organisationId)
  let looks = 0
  while (next && looks < 40) {
    house.wait(next.getTime() - house.ctx.clock().getTime())
    next = await lookAgainAtSpread(house.ctx, to.organisationId)
    looks++
  }
  const last = await spreadOf(to, '1')
  expect(last?.to_come).toBeLessThan((first?.to_come ?? 0) / 4)
  expect(last?.look_at).toBeNull()
  expect(looks).toBeLessThan(20)
})

test('what is taken back no longer counts, and a message that is gone has no expectation', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('1', 'lotte'), ...crowd(3, '1')])
  await follow(to)
  const at = house.ctx.clock()
  await bring(house.ctx, to, [{ type: 'Delete', id: '1.0', at }])
  await follow(to)
  expect(await spreadOf(to, '1')).toMatchObject({ came: 2 })
  await bring(house.ctx, to, [{ type: 'Delete', id: '1', at }])
  await follow(to)
  expect(await spreadOf(to, '1')).toBeUndefined()
})

test('an answer that came before what it answers no longer stands by itself', async () => {
  const to = await place()
  await bring(house.ctx, to, [post('2', 'bram', '1'), ...crowd(4, '2')])
  await follow(to)
  expect(await spreadOf(to, '2')).toMatchObject({ came: 4 })
  await bring(house.ctx, to, [post('1', 'lotte')])
  await follow(to)
  expect(await spreadOf(to, '2')).toBeUndefined()
  expect(await spreadOf(to, '1')).toMatchObject({ came: 5, carried: 4 })
})

test('of what is not public nothing is worked out', async () => {
  const to = await place()
  await bring(house.ctx, to, [
    post('1', 'lotte', undefined, { visibility: 'direct' }),
    post('2', 'bram', '1', { visibility: 'direct' }),
  ])
  await follow(to)
  expect(await spreadOf(to, '1')).toBeUndefined()
})

test('a house learns its own pace when it has enough of a past', async () => {
  const to = await place()
  const begun = Array.from({ length: 50 }, (_, n) => `p${n}`)
  await bring(
    house.ctx,
    to,
    begun.map((id) => post(id, `writer of ${id}`)),
  )
  house.wait(60_000)
  await bring(
    house.ctx,
    to,
    begun.flatMap((id) => crowd(4, id)),
  )
  await follow(to)
  expect(await learnPace(house.ctx, to.organisationId)).toBe(50)
  const pace = await house.ctx.db
    .selectFrom('spread_pace')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .executeTakeFirstOrThrow()
  expect(pace).toMatchObject({ halfway_ms: 60_000, learnt_from: 50 })
  expect(pace.usual).toBeLessThan(0.1)
})
