/** A channel whose network is gone: still read, found and brought back; nothing listens, alarms, comes in or leaves there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel } from '../../contract/channel.ts'
import type { Way } from '../../contract/way.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let bridge: Visitor
let organisationId: string
let old: Channel
let forum: Channel
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
  organisationId = (await owner.ask<{ organisation: { id: string } }>('GET', '/api/v1/session')).body.organisation.id
  const webhookUrl = 'https://brug.example.org/antwoord'
  const made = await owner.ask<Channel>('POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Hyves',
    settings: { address: 'hyves', webhookUrl },
  })
  old = made.body
  forum = (
    await owner.ask<Channel>('POST', '/api/v1/channels', {
      kind: 'api',
      name: 'Forum',
      settings: { address: 'forum', webhookUrl },
    })
  ).body
  bridge = await house.program(['message.bring'])
})
afterAll(() => house.close())

const bring = async (text: string, to = old) => {
  const asked = bridge.ask('POST', `/api/v1/messages?channel=${to.id}`, {
    id: text,
    text,
    author: { id: 'fatima', name: 'Fatima', verifiedEmail: 'fatima@klant.example' },
  })
  // Nobody else receives in this house.
  let isAnswered = false
  const receive = async () => {
    while (!isAnswered) {
      await receiveMessages(house.ctx, organisationId)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const receiving = receive()
  const answer = await asked
  isAnswered = true
  await receiving
  return answer
}
const conversation = () =>
  house.ctx.db.selectFrom('conversation').selectAll().orderBy('number').executeTakeFirstOrThrow()
const waysTo = async (id: string) =>
  (await owner.ask<{ ways: Way[] }>('GET', `/api/v1/conversations/${id}/ways`)).body.ways
const archive = (why?: string) => owner.ask<Channel>('POST', `/api/v1/channels/${old.id}/archive`, why ? { why } : {})

test('an archive is off, says since when and why, and stands in the logbook once', async () => {
  await bring('Wanneer komt glasvezel in onze straat?')
  await bring('Hallo forum', forum)
  const { id, said } = await conversation()
  const answer = { text: 'In mei', said, key: 'sleutel-1' }
  expect((await owner.ask('POST', `/api/v1/conversations/${id}/replies`, answer)).status).toBe(201)
  const { status, body } = await archive('Hyves bestaat niet meer')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    enabled: false,
    archived: { why: 'Hyves bestaat niet meer', since: expect.any(String) },
  })
  expect((await archive('nog eens')).body).toEqual(body)
  const acts = await house.ctx.db.selectFrom('act').select('after').where('kind', '=', 'channel-archived').execute()
  expect(acts.map(({ after }) => after)).toEqual([{ name: 'Hyves', why: 'Hyves bestaat niet meer' }])
  const health = await owner.ask<{ channels: { name: string }[] }>('GET', '/api/v1/channel-health')
  expect(health.body.channels.map(({ name }) => name)).toEqual(['Forum'])
})

test('what waited to leave comes back to its writer with the reason', async () => {
  house.wait(5000)
  for (const claimed of await claimReplies(house.ctx, organisationId, 10))
    await deliverReply(house.ctx, organisationId, claimed)
  const replies = await house.ctx.db.selectFrom('outbox').select(['state', 'reason']).execute()
  expect(replies).toEqual([{ state: 'failed', reason: 'Hyves is an archive: nothing leaves there any more.' }])
})

test('nothing new comes in, and nobody is answered there; another way to the same person is offered', async () => {
  expect(await bring('Nog iets')).toMatchObject({ status: 409 })
  const { id, said } = await conversation()
  const [first] = await waysTo(id)
  expect(first).toMatchObject({ channel: { name: 'Hyves' }, can: { ok: false, reason: /is an archive/ } })
  const refused = await owner.ask('POST', `/api/v1/conversations/${id}/replies`, {
    text: 'Hoi',
    said,
    key: 'sleutel-2',
  })
  expect(refused.problem).toMatchObject({
    code: 'cannot-reply',
    detail: expect.stringContaining('Hyves is an archive'),
  })
  const other = (await waysTo(id)).filter(({ can }) => can.ok)
  expect(other.map(({ channel, network }) => [channel.name, network])).toEqual([['Forum', 'forum']])
})

test('its messages are read as before', async () => {
  const { id } = await conversation()
  const read = await owner.ask<{ messages: { text: string }[] }>('GET', `/api/v1/conversations/${id}`)
  expect(JSON.stringify(read.body)).toContain('glasvezel')
})

test('it is started only after it was brought back, and then goes on', async () => {
  const start = () => owner.ask<Channel>('PATCH', `/api/v1/channels/${old.id}`, { enabled: true })
  expect((await start()).problem.detail).toMatch(/bring it back first/)
  const agent = await house.colleague('agent')
  expect((await agent.ask('POST', `/api/v1/channels/${old.id}/bring-back`)).status).toBe(403)
  const back = await owner.ask<Channel>('POST', `/api/v1/channels/${old.id}/bring-back`)
  expect(back.body).toMatchObject({ enabled: false, version: old.version + 2 })
  expect(back.body).not.toHaveProperty('archived')
  expect((await start()).body.enabled).toBe(true)
  expect((await bring('En nu?')).status).toBe(200)
})
