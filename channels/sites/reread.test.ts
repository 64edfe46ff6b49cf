import { afterEach, expect, test } from 'vitest'
import { html, openWeb, type Site, type Web } from '../../test/support/web.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { newPace } from './pace.ts'
import { rereadAt } from './reread.ts'

const webs: Web[] = []
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close()
})

const host = 'krant.example'
const received = new Date('2026-03-04T10:00:00Z')

/** What becomes of a page that we hold, on a site that now answers like this. */
async function look(path: string, site: Site) {
  const web = await openWeb({ [host]: site })
  webs.push(web)
  const settings = { address: web.at(host), delaySeconds: 1 }
  const connection = { id: 'c', name: 'Websites', address: settings.address, settings }
  const url = web.at(host, path)
  const asking = { connection, readPage: web.readPage, clock: () => received, memory: newMemory() }
  const items = await rereadAt({ id: url, url, inReplyTo: null, author: null }, asking, 1, newPace(8))
  return { url, events: await Promise.all(items.map(({ bytes }) => decode(bytes, { connection, received }))) }
}

test.each([404, 410])('a page of which its site says %i is gone, and so are its words', async (status) => {
  const { url, events } = await look('/a', (path) => (path === '/a' ? { status } : undefined))
  expect(events).toEqual([{ type: 'Delete', id: url, at: received }])
})

test.each<[string, Site]>([
  ['stands there still', () => html('Brug', 'De brug is dicht')],
  ['asks for a subscription', () => ({ status: 403 })],
  ['is closed by robots.txt', (path) => (path === '/robots.txt' ? { body: 'User-agent: *\nDisallow: /' } : undefined)],
  ['went to another site', () => ({ status: 301, headers: { location: 'http://elders.example/' } })],
])('a page that %s is left as it is', async (_, site) => {
  expect((await look('/a', site)).events).toEqual([])
})

test('a site that is out of order is asked again later', async () => {
  await expect(look('/a', (path) => (path === '/robots.txt' ? { status: 404 } : { status: 503 }))).rejects.toThrow(
    '503',
  )
})
