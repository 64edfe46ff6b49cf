/** Listening to feeds on a real web server, through the only way out. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createDownload } from '../../server/reach.ts'
import type { Cursor, Handed, Settings } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { listenAt } from './receive.ts'

type Site = {
  url: string
  asked: IncomingMessage[]
  answer: (request: IncomingMessage, response: ServerResponse) => void
}
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function site(): Promise<Site> {
  const made: Site = { url: '', asked: [], answer: (_, response) => response.end() }
  const server = createServer((request, response) => {
    made.asked.push(request)
    made.answer(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  made.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return made
}

/** Takes what is handed over until a look is done; a minute is a millisecond here. */
function listenTo(url: string, from: Cursor | null = null, settings: Settings = {}, clock = () => new Date()) {
  const stop = new AbortController()
  closing.push(() => stop.abort())
  const host = new URL(url).host
  const listening = listenAt(
    {
      connection: { id: 'c', name: 'Blog', address: url, settings: { address: url, everyMinutes: 5, ...settings } },
      cursor: from,
      signal: stop.signal,
      clock,
      progress: () => undefined,
      meets: () => false,
      memory: newMemory(),
      openSocket: () => expect.unreachable('a feed is no stream'),
      holds: async () => new Set(),
      understand: () => Promise.reject(new Error('It hands over what it hears')),
      readPage: createDownload({ privateHosts: [host], timeout: 2000, longest: 100_000 }),
    },
    { minute: 1 },
  )
  let cursor: Cursor | null = from
  return {
    cursor: () => cursor,
    /** One look: everything handed over, up to the moment at which the cursor stands behind it. */
    async look(): Promise<Handed['items']> {
      const items: Handed['items'] = []
      for (;;) {
        const { value, done } = await listening.next()
        if (done) return items
        items.push(...value.items)
        const looked = Number(value.cursor.next) > Number(cursor?.next ?? 0)
        cursor = value.cursor
        if (looked) return items
      }
    },
    fails: async () => {
      await listening.next().then(({ value }) => {
        if (value) cursor = value.cursor
      })
      return listening.next().then(
        () => 'it went on',
        (error: Error) => error.message,
      )
    },
  }
}

const rss = (...items: string[]) =>
  `<rss version="2.0" xmlns:wfw="w" xmlns:slash="s"><channel><title>T</title>${items.join('')}</channel></rss>`
const item = (id: string, more = '') => `<item><guid>${id}</guid><title>${id}</title>${more}</item>`
const texts = (items: Handed['items']) =>
  items.map(({ bytes }) => /<title>(\w+)<\/title><?/.exec(Buffer.from(bytes).toString().split('\n')[1] ?? '')?.[1])

test('the first look is history, oldest first; after that only what is new or changed', async () => {
  const blog = await site()
  blog.answer = (_, response) => response.setHeader('etag', '"1"').end(rss(item('b'), item('a')))
  const ear = listenTo(`${blog.url}/feed`)
  const first = await ear.look()
  expect(texts(first)).toEqual(['a', 'b'])
  expect(first.every(({ history }) => history)).toBe(true)
  blog.answer = (request, response) =>
    request.headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.end(rss())
  expect(await ear.look()).toEqual([])
  blog.answer = (_, response) =>
    response.end(rss(item('c'), item('b', '<description>nu anders</description>'), item('a')))
  const third = await ear.look()
  expect(texts(third)).toEqual(['b', 'c'])
  expect(third.some(({ history }) => history)).toBe(false)
})

test('whoever listens again goes on where it was, and not before the time', async () => {
  const blog = await site()
  blog.answer = (_, response) => response.end(rss(item('a')))
  const ear = listenTo(`${blog.url}/feed`)
  await ear.look()
  const again = listenTo(`${blog.url}/feed`, ear.cursor())
  expect(await again.look()).toEqual([])
  expect(Number(ear.cursor()?.next)).toBeGreaterThan(0)
  const moved = listenTo(`${blog.url}/other`, ear.cursor())
  expect((await moved.look()).every(({ history }) => history)).toBe(true)
})

test('comments are read where there are more, and hang on their post', async () => {
  const blog = await site()
  let count = 1
  blog.answer = ({ url }, response) =>
    url === '/feed'
      ? response.end(
          rss(item('post', `<wfw:commentRss>/c/1</wfw:commentRss><slash:comments>${count}</slash:comments>`)),
        )
      : response.end(rss(...Array.from({ length: count }, (_, i) => item(`reactie${i}`))))
  const asked = () => blog.asked.filter(({ url }) => url === '/c/1').length
  const ear = listenTo(`${blog.url}/feed`)
  const first = await ear.look()
  expect(texts(first)).toEqual(['post', 'reactie0'])
  expect(Buffer.from(first[1]?.bytes ?? []).toString()).toContain('"post":"post"')
  await ear.look()
  expect(asked()).toBe(1)
  count = 2
  expect(texts(await ear.look())).toEqual(['reactie1'])
  expect(asked()).toBe(2)
  const deaf = listenTo(`${blog.url}/feed`, null, { comments: false })
  expect(texts(await deaf.look())).toEqual(['post'])
})

test('a redirect is followed, to where one may go', async () => {
  const [blog, inside] = [await site(), await site()]
  blog.answer = ({ url }, response) =>
    url === '/oud' ? response.writeHead(301, { location: '/nieuw' }).end() : response.end(rss(item('a')))
  expect(texts(await listenTo(`${blog.url}/oud`).look())).toEqual(['a'])
  blog.answer = (_, response) => response.writeHead(302, { location: `${inside.url}/` }).end()
  expect(await listenTo(`${blog.url}/oud`).fails()).toMatch(/not on the public internet/)
  expect(inside.asked).toEqual([])
})

test.each([
  [
    'says that it is busy',
    (response: ServerResponse) => response.writeHead(429, { 'retry-after': '600' }).end(),
    /less often/,
    10,
  ],
  ['is gone', (response: ServerResponse) => response.writeHead(404).end(), /no feed at this address/, 5],
  ['is broken', (response: ServerResponse) => response.writeHead(500).end(), /error \(500\)/, 5],
  ['sends no feed', (response: ServerResponse) => response.end('<html>Welkom</html>'), /is no feed/, 5],
  ['sends too much', (response: ServerResponse) => response.end(rss('x'.repeat(200_000))), /more than 5 MB/, 5],
  ['breaks off', (response: ServerResponse) => response.destroy(), /cannot be reached/, 5],
])('a server that %s is told in words, and left alone for longer each time', async (_, answer, words, minutes) => {
  const blog = await site()
  blog.answer = (_request, response) => answer(response)
  const still = () => new Date(1_000_000)
  const waits = (cursor: Cursor | null) => Number(cursor?.next) - still().getTime()
  const ear = listenTo(`${blog.url}/feed`, null, {}, still)
  expect(await ear.fails()).toMatch(words)
  expect(waits(ear.cursor())).toBe(minutes)
  const again = listenTo(`${blog.url}/feed`, { ...ear.cursor(), next: 0 }, {}, still)
  await again.fails()
  expect(waits(again.cursor())).toBe(10)
  expect(again.cursor()).toMatchObject({ failures: 2, begun: 0 })
})
