/** A feed on a real web server, listened to by the program as it runs, down to the stream on the screen. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel } from '../../contract/channel.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { listListenedPosts } from '../../contract/listening.ts'
import { startWork, type Work } from '../../server/work/index.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'

let house: TestHouse
let joris: Visitor
let work: Work
let site: Server
let at: string
const pages: Record<string, string> = {}
beforeAll(async () => {
  site = createServer(({ url }, response) => {
    const page = pages[url ?? '']
    response.writeHead(page ? 200 : 404).end(page)
  })
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`
  at = `http://${host}`
  house = await openHouse({
    environment: { SAMENSPRAAK_PRIVATE_HOSTS: host },
    context: { clock: () => new Date() },
  })
  joris = await house.owner()
  work = startWork(house.ctx)
}, 30_000)
afterAll(async () => {
  await work.stop()
  site.closeAllConnections()
  site.close()
  await house.close()
})

const stream = async () =>
  (await joris.ask<Answer<typeof listListenedPosts>>('GET', '/api/v1/listened-posts')).body.items
const listen = (path: string) =>
  joris.ask<Channel>('POST', '/api/v1/channels', { kind: 'feed', name: path, settings: { address: at + path } })

test('its posts and their comments stand in the stream, in one thread, and the ledger adds up', async () => {
  pages['/feed'] = `<rss version="2.0"><channel><title>Thuis</title>
    <item><guid>b</guid><title>Tweede</title><link>/b</link><description>Nog steeds geen internet.</description></item>
    <item><guid>a</guid><title>Eerste</title><link>/a</link><description>Geen internet.</description>
      <wfw:commentRss xmlns:wfw="http://wellformedweb.org/CommentAPI/">/a/feed</wfw:commentRss></item>
    <item><guid>leeg</guid></item></channel></rss>`
  pages['/a/feed'] =
    '<rss version="2.0"><channel><item><guid>1</guid><title>Lotte</title><description>Hier ook.</description></item></channel></rss>'
  const { body: channel } = await listen('/feed')
  await expect
    .poll(async () => (await stream()).map(({ message }) => message.text).toSorted(), { timeout: 15_000 })
    .toEqual(['Geen internet.', 'Hier ook.', 'Nog steeds geen internet.'])
  const posts = await stream()
  expect(posts.find(({ message }) => message.text === 'Geen internet.')?.message).toMatchObject({
    url: `${at}/a`,
    subject: 'Eerste',
    author: { name: 'Thuis' },
  })
  const threads = await house.ctx.db
    .selectFrom('message')
    .select(['text', 'thread_id'])
    .where('channel_id', '=', channel.id)
    .where('text', 'in', ['Geen internet.', 'Hier ook.'])
    .execute()
  expect(new Set(threads.map(({ thread_id }) => thread_id)).size).toBe(1)
  const [day] = await house.ctx.db.selectFrom('arrival_day').selectAll().where('channel_id', '=', channel.id).execute()
  expect(day).toMatchObject({ received: 4, shown: 3, refused: 1 })
}, 30_000)

test('that is no feed says so on the channel', async () => {
  pages['/huis'] = '<html><body>Welkom</body></html>'
  const { body: channel } = await listen('/huis')
  const problem = async () =>
    (await joris.ask<{ channels: Channel[] }>('GET', '/api/v1/channels')).body.channels.find(
      ({ id }) => id === channel.id,
    )?.listening
  await expect
    .poll(problem, { timeout: 15_000 })
    .toMatchObject({ state: 'broken', problem: expect.stringMatching(/is no feed/) })
}, 30_000)
