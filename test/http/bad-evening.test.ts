/** An evening on which much goes wrong: too many people, a clock that jumps, somebody who was away too long. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Conversation, QueueCounts } from '../../contract/conversation.ts'
import { wakeSnoozed } from '../../server/use/wake-snoozed.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  const made = { kind: 'plain', name: 'Plein', settings: {} }
  const channel = await owner.ask<{ id: string }>('POST', '/api/v1/channels', made)
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())

const hour = 3_600_000
const says = (id: string, thread?: string) =>
  bring(house.ctx, place, [
    create({ id, actor: { network: 'plain', id: thread ?? id }, ...(thread && { thread: { inReplyTo: [thread] } }) }),
  ])
const queue = async (state = 'all') =>
  (await owner.ask<{ items: Conversation[] }>('GET', `/api/v1/conversations?state=${state}`)).body.items
const change = (id: string | undefined, ...changes: object[]) =>
  owner.ask('POST', '/api/v1/conversations/changes', { ids: [id], changes })

/** A stream of events, until something of it is met. */
async function hears(wanted: RegExp, after?: number): Promise<string> {
  const stop = new AbortController()
  const headers = { ...owner.headers, accept: 'text/event-stream' }
  const path = `/api/v1/events${after === undefined ? '' : `?after=${after}`}`
  const response = await house.app.request(path, { headers, signal: stop.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  while (!wanted.test(held)) {
    const { value, done } = (await reader?.read()) ?? { done: true, value: '' }
    if (done) break
    held += value ?? ''
  }
  stop.abort()
  return held
}

test('five hundred people in one view all hear of a change, and each is counted once', async () => {
  await says('druk')
  const [one] = await queue()
  const { organisationId } = place
  const seats = Array.from({ length: 500 }, () => house.ctx.newId())
  for (const agentId of seats)
    await house.ctx.presence.say({
      organisationId,
      conversationId: one?.id ?? '',
      agentId,
      seat: agentId,
      doing: 'views',
    })
  const streams = Array.from({ length: 500 }, () => hears(/conversation\.changed/))
  await expect.poll(() => house.ctx.figures.listeners, { timeout: 20_000 }).toBe(500)
  await expect.poll(() => house.ctx.presence.of(organisationId).length, { timeout: 20_000 }).toBe(500)
  await change(one?.id, { do: 'set', workState: 'pending' })
  for (const heard of await Promise.all(streams)) expect(heard).toContain(one?.id)
  await expect.poll(() => house.ctx.figures.listeners, { timeout: 20_000 }).toBe(0)
}, 60_000)

test('a clock that jumps back and forth loses no wait and runs no clock backwards', async () => {
  await says('klok')
  const id = (await queue()).find(({ workState }) => workState === 'open')?.id
  house.wait(-3 * hour)
  await says('klok-2', 'klok')
  await change(id, { do: 'set', workState: 'answered' })
  await says('klok-3', 'klok')
  house.wait(72 * hour)
  await change(id, { do: 'set', workState: 'answered' })
  const until = new Date(house.ctx.clock().getTime() + hour).toISOString()
  await change(id, { do: 'set', workState: 'open' }, { do: 'snooze', until })
  house.wait(-24 * hour)
  expect(await wakeSnoozed(house.ctx, place.organisationId)).toBeFalsy()
  house.wait(48 * hour)
  while (await wakeSnoozed(house.ctx, place.organisationId));
  expect(await queue('open')).toMatchObject([{ id, workState: 'open', said: 3, contactCount: 2 }])
  const backwards = sql<{ n: number }>`
    select count(*)::int as n from clock_interval where organisation_id = ${place.organisationId} and until < since`
  expect((await backwards.execute(house.ctx.db)).rows).toEqual([{ n: 0 }])
  const running = sql<{ n: number }>`
    select count(*)::int as n from clock_interval where conversation_id = ${id} and until is null`
  expect((await running.execute(house.ctx.db)).rows).toEqual([{ n: 1 }])
  const { body } = await owner.ask<QueueCounts>('GET', '/api/v1/conversations/counts')
  expect(body.open.anybody).toBe(1)
})

test('who was away for more than is remembered is told to fetch anew, and goes on from there', async () => {
  const { body } = await owner.ask<{ position: number }>('GET', '/api/v1/events')
  const counter = house.ctx.db.updateTable('counter').set((eb) => ({ value: eb('value', '+', 9000) }))
  await counter.where('name', '=', 'event').execute()
  const poll = await owner.ask<{ reset: boolean; position: number; events: object[] }>(
    'GET',
    `/api/v1/events?after=${body.position}`,
  )
  expect(poll.body).toMatchObject({ reset: true, events: [], position: body.position + 9000 })
  expect(await hears(/event: reset/, body.position)).toContain('event: reset')
  await says('daarna')
  const fresh = await owner.ask<{ events: { kind: string }[] }>('GET', `/api/v1/events?after=${poll.body.position}`)
  expect(fresh.body.events.map(({ kind }) => kind)).toContain('conversation.opened')
})
