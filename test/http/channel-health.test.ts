/** How channels are doing against their own rhythm, and who is told when one is not well. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { listChannelHealth } from '../../contract/channel.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { listNotifications } from '../../contract/notification.ts'
import { countChannelHours, watchChannels } from '../../server/use/watch-channels.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

const hour = 3_600_000
let house: TestHouse
let joris: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const channel = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
  await count()
})
afterAll(() => house.close())

const count = async () => {
  while (await countChannelHours(house.ctx, place.organisationId));
}
const health = async () => {
  const { channels } = (await joris.ask<Answer<typeof listChannelHealth>>('GET', '/api/v1/channel-health')).body
  return channels.find(({ channelId }) => channelId === place.channelId)
}
const told = async () =>
  (await joris.ask<Answer<typeof listNotifications>>('GET', '/api/v1/notifications')).body.items.filter(
    ({ kind }) => kind === 'channel',
  ).length
const says = (id: string) =>
  bring(house.ctx, place, [create({ id, actor: { network: 'plain', id }, published: house.ctx.clock() })])
/** Three weeks of a busy channel, straight into the counters: what a follower would have written. */
async function threeBusyWeeks(): Promise<void> {
  const now = Math.floor(house.ctx.clock().getTime() / hour) * hour
  const rows = Array.from({ length: 21 * 24 }, (_, i) => ({
    organisation_id: place.organisationId,
    channel_id: place.channelId,
    hour: new Date(now - (i + 1) * hour),
    came: 60,
    lag_ms: 60_000,
  }))
  await house.ctx.db.insertInto('channel_hour').values(rows).execute()
}

test('a channel that runs is well, and says how much came in', async () => {
  await says('een')
  await says('twee')
  await count()
  const one = await health()
  expect(one).toMatchObject({ state: 'good', trouble: null, passed: null })
  expect(one?.day.at(-1)).toBe(2)
  expect(one?.last).not.toBeNull()
})

test('silence on a busy channel is told to who looks after the house, once, and is over when something comes in', async () => {
  await threeBusyWeeks()
  house.wait(9 * hour)
  expect(await health()).toMatchObject({ state: 'wrong', trouble: 'silent' })
  await watchChannels(house.ctx, place.organisationId)
  await watchChannels(house.ctx, place.organisationId)
  expect(await told()).toBe(1)
  await says('drie')
  await count()
  expect(await health()).toMatchObject({ state: 'good' })
  await watchChannels(house.ctx, place.organisationId)
  house.wait(10 * hour)
  await watchChannels(house.ctx, place.organisationId)
  expect(await told()).toBe(2)
})

test('a connection that is refused is said as it is, with the words of the network for who wants them', async () => {
  const listening = { state: 'broken', since: house.ctx.clock().toISOString(), problem: '401 Unauthorized' }
  await house.ctx.db
    .updateTable('channel')
    .set({ listening: JSON.stringify(listening) })
    .where('organisation_id', '=', place.organisationId)
    .where('id', '=', place.channelId)
    .execute()
  expect(await health()).toMatchObject({ state: 'wrong', trouble: 'credentials', said: '401 Unauthorized' })
})

test('channels of the demo company are counted apart: nothing real comes in there', async () => {
  const plain = { kind: 'plain', name: 'Verzonnen plein', address: 'verzonnen', settings: '{}', demo: true }
  const row = { ...plain, organisation_id: place.organisationId, id: house.ctx.newId(), created_at: house.ctx.clock() }
  await house.ctx.db.insertInto('channel').values(row).execute()
  const { body } = await joris.ask<Answer<typeof listChannelHealth>>('GET', '/api/v1/channel-health')
  expect(body.demo).toBe(1)
  expect(body.channels.some(({ name }) => name === 'Verzonnen plein')).toBe(false)
})
