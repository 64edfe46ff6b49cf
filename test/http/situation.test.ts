/** A label that means a complaint colours the conversation wherever it is shown, until the customer says otherwise. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Conversation } from '../../contract/conversation.ts'
import type { Label } from '../../contract/label.ts'
import { type Conversation as Known, situationOf } from '../../domain/conversation/conversation.ts'
import { noFeeling } from '../../domain/suppression/pain.ts'
import { followSearch } from '../../server/use/follow-search.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let complaint: Label
let one: Conversation

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  const made = { kind: 'plain', name: 'Plein', settings: {} }
  const channel = await owner.ask<{ id: string }>('POST', '/api/v1/channels', made)
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
  await bring(house.ctx, place, [create({ id: 'a', text: 'Wat kost glasvezel bij jullie?' })])
  while (await followSearch(house.ctx, organisationId));
  const { labels } = (await owner.ask<{ labels: Label[] }>('GET', '/api/v1/labels')).body
  complaint = labels.find(({ meaning }) => meaning === 'complaint') as Label
  one = (await everywhere())[0] as Conversation
})
afterAll(() => house.close())

/** The conversation as the queue, its own page, its person and a search show it. */
async function everywhere(): Promise<Conversation[]> {
  const get = async <T>(path: string) => (await owner.ask<T>('GET', `/api/v1/${path}`)).body
  const [inQueue] = (await get<{ items: Conversation[] }>('conversations?state=all')).items
  const { conversation } = await get<{ conversation: Conversation }>(`conversations/${inQueue?.id}`)
  const { conversations } = await get<{ conversations: Conversation[] }>(`contacts/${conversation.contact.id}`)
  const found = await get<{ messages: { items: { conversation: Conversation }[] } }>('search?q=glasvezel')
  return [
    inQueue,
    conversation,
    ...conversations,
    ...found.messages.items.map((each) => each.conversation),
  ] as Conversation[]
}
const situations = async () => [...new Set((await everywhere()).map(({ situation }) => situation))]
const change = (...changes: object[]) => owner.ask('POST', '/api/v1/conversations/changes', { ids: [one.id], changes })
const means = (meaning: string | null) => owner.ask('PATCH', `/api/v1/labels/${complaint.id}`, { meaning })

test('a complaint’s label colours a conversation everywhere, also after we answered', async () => {
  expect(await everywhere()).toHaveLength(4)
  expect(await situations()).toEqual(['waiting for us'])
  await change({ do: 'label', add: [complaint.id], remove: [] })
  expect(await situations()).toEqual(['painful'])
  await change({ do: 'set', workState: 'answered' })
  expect(await situations()).toEqual(['painful'])
})

test('a label that means nothing any more, and one that is gone, colour nothing', async () => {
  await means(null)
  expect(await situations()).toEqual(['in dialogue'])
  await means('complaint')
  expect(await situations()).toEqual(['painful'])
  await owner.ask('DELETE', `/api/v1/labels/${complaint.id}`)
  expect(await situations()).toEqual(['in dialogue'])
})

test('what the customer says goes before our label', () => {
  const said = (customerWord: Known['customerWord'], history = false) =>
    situationOf({ ...noFeeling, customerWord, waitsSince: null, history }, true)
  expect(said('agreed')).toBe('agreed')
  expect(said('refused')).toBe('painful')
  expect(said('silent')).toBe('calm')
  expect(said('none', true)).toBe('calm')
  expect(said('proposed')).toBe('painful')
})
