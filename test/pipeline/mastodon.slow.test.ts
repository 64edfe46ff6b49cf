/** A team with an account on a server: the program as it runs, from the mention to the answer that everybody there reads. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { startWork, type Work } from '../../server/work/index.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import { type MastodonServer, openMastodonServer, token } from '../support/mastodon-server.ts'

let server: MastodonServer
let house: TestHouse
let joris: Visitor
let work: Work
beforeAll(async () => {
  server = await openMastodonServer()
  house = await openHouse({
    environment: { SAMENSPRAAK_PRIVATE_HOSTS: server.host, SAMENSPRAAK_UNDO_MS: '0' },
    context: { clock: () => new Date() },
  })
  joris = await house.owner()
  work = startWork(house.ctx)
}, 60_000)
afterAll(async () => {
  await work.stop()
  await server.close()
  await house.close()
})

const conversations = async () =>
  (await joris.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations?state=all')).body.items
const messagesOf = async ({ id }: Conversation) =>
  (await joris.ask<{ messages: { items: Message[] } }>('GET', `/api/v1/conversations/${id}`)).body.messages.items

test('a mention is answered there, our own words come back once, and a deletion is followed', async () => {
  const settings = { address: server.address, token, hashtags: 'storing' }
  await joris.ask('POST', '/api/v1/channels', { kind: 'mastodon', name: 'Mastodon', settings })
  await expect.poll(() => server.open(), { timeout: 10_000 }).toBe(2)
  const said = server.say(server.piet, '@zonnig Mijn paneel doet het niet')
  const first = await settled(async () => (await conversations())[0])
  expect(await messagesOf(first)).toMatchObject([{ text: '@zonnig Mijn paneel doet het niet', visibility: 'public' }])

  const text = 'Wat vervelend.\n\nWe kijken ernaar.'
  const body = { text, said: first.said, key: 'antwoord-op-piet' }
  await joris.ask('POST', `/api/v1/conversations/${first.id}/replies`, body)
  const ours = () => [...server.statuses.values()].find(({ account }) => account === server.us)
  const posted = await settled(async () => ours())
  expect(posted).toMatchObject({ in_reply_to_id: said.id, visibility: 'public' })

  server.say(server.piet, '@zonnig Dank je', { in_reply_to_id: posted.id, in_reply_to_account_id: server.us.id })
  await expect.poll(async () => (await messagesOf(first)).length, { timeout: 10_000 }).toBe(3)
  server.edit(said.id, '@zonnig Mijn paneel deed het niet')
  const opening = async () => (await messagesOf(first))[0]
  await expect.poll(opening, { timeout: 10_000 }).toMatchObject({ text: '@zonnig Mijn paneel deed het niet' })
  server.erase(said.id)
  await expect.poll(opening, { timeout: 10_000 }).toMatchObject({ state: 'deleted', text: '' })
  // The echo of our own words was told on the stream, before the answer to our request.
  expect((await messagesOf(first)).map((one) => one.text)).toEqual(['', text, '@zonnig Dank je'])
  const days = await house.ctx.db.selectFrom('arrival_day').select(['shown', 'revision', 'echo', 'refused']).execute()
  expect(days).toMatchObject([{ shown: 2, revision: 2, echo: 1, refused: 0 }])
}, 40_000)

async function settled<T>(ask: () => Promise<T | undefined>): Promise<T> {
  await expect.poll(ask, { timeout: 20_000 }).toBeDefined()
  const found = await ask()
  if (found === undefined) throw new Error('it went away')
  return found
}
