/** A call that stands in the wrong conversation moves, and both conversations are as if it had always stood where it stands now. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { moveRemark } from '../../contract/phone.ts'
import type { Timeline } from '../../contract/timeline.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Logged = { conversation: Conversation; message: Message }

let house: TestHouse
let owner: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  const made = { kind: 'plain', name: 'Plein', settings: {}, promiseMinutes: 60 }
  const channel = await owner.ask<{ id: string }>('POST', '/api/v1/channels', made)
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())

const get = async <T>(path: string) => (await owner.ask<T>('GET', `/api/v1/${path}`)).body
const read = async (id: string) => (await get<{ conversation: Conversation }>(`conversations/${id}`)).conversation
const texts = async (id: string) =>
  (await get<{ messages: { items: Message[] } }>(`conversations/${id}`)).messages.items.map(({ text }) => text)
const minutes = (n: number) => house.wait(n * 60_000)

let said = 0
/** Somebody asks something in a thread of its own, and it was answered, or not. */
async function asks(actor: string, answered = false): Promise<string> {
  const id = `vraag-${++said}`
  await bring(house.ctx, place, [
    create({ id, text: `Vraag ${id}`, actor: { network: 'plain', id: actor, name: actor } }),
  ])
  const { items } = await get<{ items: Conversation[] }>('conversations?state=all&limit=100')
  const found = items.toSorted((a, b) => b.number - a.number)[0]?.id ?? ''
  minutes(5)
  if (answered) await set(found, 'answered')
  minutes(5)
  return found
}
const set = (id: string, workState: string) =>
  owner.ask('POST', '/api/v1/conversations/changes', { ids: [id], changes: [{ do: 'set', workState }] })
async function calls(conversationId: string, more: object = {}): Promise<Message> {
  const remark = { key: `sleutel-${++said}`, kind: 'phone', direction: 'in', text: `Belt ${said}`, conversationId }
  const { body } = await owner.ask<Logged>('POST', '/api/v1/remarks', { ...remark, ...more })
  minutes(5)
  return body.message
}
const move = (of: Message, into: string | null, more: object = {}) =>
  owner.ask<Answer<typeof moveRemark>>('POST', `/api/v1/remarks/${of.id}/move`, { into, ...more })
const undo = (batchId: string | null) => owner.ask('POST', `/api/v1/changes/${batchId}/undo`)

/** How it stands, without what every change raises; and the clocks that ran over it. */
async function standing(id: string) {
  const { version: _, said: __, ...conversation } = await read(id)
  const clocks = await house.ctx.db
    .selectFrom('clock_interval')
    .select(['kind', 'since', 'until'])
    .where('conversation_id', '=', id)
    .orderBy('since')
    .execute()
  return { conversation, clocks: clocks.filter(({ since, until }) => since.getTime() !== until?.getTime()) }
}
const counted = () => get<{ open: object }>('conversations/counts')

test('where it stood is as it was before the call, where it goes is as if the call had come there', async () => {
  const [wrong, right] = [await asks('bram', true), await asks('bram', true)]
  const [before, there] = [await standing(wrong), await standing(right)]
  const counts = await counted()
  const call = await calls(wrong)
  expect(await read(wrong)).toMatchObject({ workState: 'open', contactCount: 2, waitsSince: call.receivedAt })
  const moved = await move(call, right)
  expect(moved.status).toBe(200)
  expect(await standing(wrong)).toEqual(before)
  expect(await read(right)).toMatchObject({
    workState: 'open',
    contactCount: 2,
    waitsSince: call.receivedAt,
    snippet: call.text,
    lastMessageAt: call.receivedAt,
  })
  expect(await texts(right)).toContain(call.text)
  expect(await texts(wrong)).not.toContain(call.text)
  const running = (await standing(right)).clocks.at(-1)
  expect(running).toMatchObject({ kind: 'waits for us', since: new Date(call.receivedAt), until: null })

  const { acts } = await get<Timeline>(`conversations/${right}/timeline`)
  expect(acts.at(-1)).toMatchObject({ kind: 'remark', other: { id: wrong }, batchId: moved.body.batchId })
  expect((await get<Timeline>(`conversations/${wrong}/timeline`)).acts.at(-1)).toMatchObject({ kind: 'remark-left' })

  minutes(5)
  expect((await undo(moved.body.batchId)).status).toBe(200)
  expect(await standing(right)).toEqual(there)
  expect(await read(wrong)).toMatchObject({ workState: 'open', contactCount: 2, waitsSince: call.receivedAt })
  expect((await undo(moved.body.batchId)).status).toBe(409)
  await move(call, right)
  await set(right, 'answered')
  expect(await counted()).toEqual(counts)
})

test('what was agreed goes along, and an older wait goes on', async () => {
  const [wrong, right] = [await asks('noor'), await asks('noor')]
  const waits = await standing(wrong)
  const call = await calls(wrong, { agreed: 'Er komt morgen iemand.' })
  expect(await read(wrong)).toMatchObject({ workState: 'answered', waitsSince: null })
  await move(call, right)
  expect(await standing(wrong)).toEqual(waits)
  expect(await read(right)).toMatchObject({ workState: 'answered', waitsSince: null, contactCount: 2 })
  expect(await texts(right)).toContain('Er komt morgen iemand.')
})

test('what somebody set by hand since stays', async () => {
  const [wrong, right] = [await asks('sem', true), await asks('sem')]
  const call = await calls(wrong)
  await set(wrong, 'pending')
  await set(right, 'answered')
  await move(call, right)
  expect(await read(wrong)).toMatchObject({ workState: 'pending', contactCount: 1 })
  // They called before we set it to answered, so that held for the call as well.
  expect(await read(right)).toMatchObject({ workState: 'answered', contactCount: 2 })
})

test('to somebody else only when that is meant, and then they have said it', async () => {
  const [wrong, right] = [await asks('tess', true), await asks('ruben', true)]
  const call = await calls(wrong)
  expect((await move(call, right)).problem.code).toBe('other-contact')
  const { body } = await move(call, right, { otherContact: true })
  const author = async (id: string) =>
    (await get<{ messages: { items: Message[] } }>(`conversations/${id}`)).messages.items.at(-1)?.author.name
  expect(await author(right)).toBe('ruben')
  await undo(body.batchId)
  expect(await author(wrong)).toBe('tess')
})

test('a conversation that holds nothing else goes along whole, and is taken apart again', async () => {
  const right = await asks('lotte')
  const lotte = (await read(right)).contact.id
  const call = await calls('', { conversationId: undefined, contactId: lotte })
  const moved = await move(call, right)
  expect(moved.body).toMatchObject({ batchId: null, conversation: { id: right, contactCount: 2 } })
  expect((await owner.ask('POST', `/api/v1/conversations/${call.conversationId}/unmerge`)).status).toBe(200)
  expect(await texts(call.conversationId ?? '')).toEqual([call.text])
})

test('only what was said and written down here moves, and not to where it stands', async () => {
  const [one, other] = [await asks('daan'), await asks('daan')]
  const { messages } = await get<{ messages: { items: Message[] } }>(`conversations/${one}`)
  const [written] = messages.items
  if (!written) throw new Error('nothing was said')
  expect((await move(written, other)).status).toBe(404)
  const call = await calls(one)
  expect((await move(call, one)).status).toBe(409)
  expect((await move(call, house.ctx.newId())).status).toBe(404)
})

test('a call becomes a conversation of its own, of the same person, as if it had been written down so; and goes back when that is undone', async () => {
  const wrong = await asks('irma', true)
  const before = await standing(wrong)
  const call = await calls(wrong, { agreed: 'We bellen morgen terug' })
  const { status, body } = await move(call, null)
  expect(status).toBe(200)
  const { conversation, batchId } = body
  expect(conversation).toMatchObject({ workState: 'answered', contact: { name: 'irma' }, contactCount: 1, said: 2 })
  expect(conversation.number).toBeGreaterThan((await read(wrong)).number)
  expect(await texts(conversation.id)).toEqual([call.text, 'We bellen morgen terug'])
  expect((await standing(wrong)).conversation.contactCount).toBe(before.conversation.contactCount)
  expect(await texts(wrong)).toHaveLength(1)
  expect((await move(call, null)).problem.detail).toMatch(/a new one already/)
  expect((await undo(batchId)).status).toBe(200)
  expect(await texts(wrong)).toHaveLength(3)
})
