import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { earOn } from '../../test/support/ear.ts'
import type { Handed } from '../kit/channel.ts'
import { reviews as channel } from './channel.ts'
import { listenAt } from './receive.ts'

let host = ''
let asked: IncomingMessage[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void
let robots = ''
const server = createServer((request, response) => {
  if (request.url === '/robots.txt') return void response.writeHead(robots ? 200 : 404).end(robots)
  asked.push(request)
  answer(request, response)
})
const ears: { stop(): void }[] = []
beforeEach(async () => {
  asked = []
  robots = ''
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const ear of ears.splice(0)) ear.stop()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const listen = (more: object = {}, from: Partial<Parameters<typeof earOn>[1]> = {}) => {
  const ear = earOn(listenAt, { settings: { address: `http://${host}/r`, everyMinutes: 60, ...more }, host, ...from })
  ears.push(ear)
  return ear
}
/** Reviews by these letters, the newest first; `b2` is another wording of `b`. */
const page = (letters: string, more: object = {}, head = '') =>
  `<title>Beoordelingen</title>${head}<script type="application/ld+json">${JSON.stringify({
    '@type': 'Organization',
    name: 'Voltmeer',
    ...more,
    review: letters
      .split(' ')
      .filter(Boolean)
      .map((word) => ({
        '@type': 'Review',
        author: { name: word[0] },
        datePublished: `2026-03-${30 - (word.codePointAt(0) ?? 97) + 97}`,
        reviewBody: word,
        reviewRating: { ratingValue: 3 },
      })),
  })}</script>`
const shows = (...html: string[]) => {
  answer = ({ url }, response) => response.end(html[Number(/p=(\d)/.exec(url ?? '')?.[1] ?? 1) - 1])
}
const said = async ({ items }: { items: Handed['items'] }) =>
  Promise.all(
    items.map(async ({ bytes, history }) => {
      const event = await channel.decode(bytes, {
        connection: { id: 'c', name: 'R', address: '' },
        received: new Date('2026-04-01'),
      })
      return event.type === 'Delete'
        ? '-'
        : 'note' in event
          ? `${event.type === 'Update' ? '~' : ''}${event.note.text}${history ? ' (was there)' : ''}`
          : ''
    }),
  )

test('what is there first is history, oldest first; then what is new, and what says something else', async () => {
  const ear = listen()
  shows(page('b c'))
  expect(await said(await ear.look())).toEqual(['c (was there)', 'b (was there)'])
  shows(page('a b2 c'))
  expect(await said(await ear.look())).toEqual(['~b2', 'a'])
  expect(await said(await ear.look())).toEqual([])
})

test('what is missing once comes back; what is missing twice is gone', async () => {
  const ear = listen()
  for (const [letters, expected] of [
    ['a b c', ['c (was there)', 'b (was there)', 'a (was there)']],
    ['a c', []],
    ['a b c', []],
    ['a c', []],
    ['a c', ['-']],
    ['a c', []],
  ] as const) {
    shows(page(letters))
    expect(await said(await ear.look()), letters).toEqual(expected)
  }
})

test('what moved on to a page that we do not see is not gone; what is missing before older ones is', async () => {
  const more = { aggregateRating: { '@type': 'AggregateRating', ratingValue: 4, reviewCount: 240 } }
  const ear = listen()
  shows(page('b c d e', more))
  await ear.look()
  shows(page('a b c d', more))
  expect(await said(await ear.look())).toEqual(['a'])
  for (let i = 0; i < 3; i++) expect(await said(await ear.look())).toEqual([])
  shows(page('a c d e', more))
  await ear.look()
  expect(await said(await ear.look())).toEqual(['-'])
  // Sorted otherwise, as by how useful they are, anything may move on.
  shows(page('d a c', more))
  for (let i = 0; i < 3; i++) expect((await said(await ear.look())).includes('-')).toBe(false)
})

test('a page that suddenly shows nothing takes nothing away', async () => {
  const ear = listen()
  shows(page('a b'))
  await ear.look()
  shows('<title>Even geduld</title>')
  for (let i = 0; i < 3; i++) expect(await said(await ear.look())).toEqual([])
})

test('it goes on to the next page, on the same site only, five at most', async () => {
  const next = (url: string) => `<link rel="next" href="${url}">`
  shows(page('a b', {}, next('?p=2')), page('c', {}, next('/r?p=3#top')), page('d', {}, next('http://elders.example/')))
  expect(await said(await listen().look())).toHaveLength(4)
  expect(asked.map(({ url }) => url)).toEqual(['/r', '/r?p=2', '/r?p=3'])
  asked = []
  answer = ({ url }, response) => response.end(page('a', {}, next(`?p=${Number(/\d+/.exec(url ?? '')?.[0] ?? 1) + 1}`)))
  await listen().look()
  expect(asked).toHaveLength(5)
})

test('it asks whether anything changed, and is told in words what is wrong', async () => {
  const still = () => new Date(1_000_000)
  const ear = listen()
  answer = ({ headers }, response) =>
    headers['if-none-match'] === '"1"'
      ? response.writeHead(304).end()
      : response.setHeader('etag', '"1"').end(page('a'))
  expect(await said(await ear.look())).toHaveLength(1)
  expect(await said(await ear.look())).toEqual([])
  const other = listen({}, { clock: still })
  answer = (_, response) => response.writeHead(429, { 'retry-after': '36000' }).end()
  expect(await other.fails()).toMatch(/less often/)
  expect(Number(other.cursor()?.next) - still().getTime()).toBe(600)
})

test('what a site asks of programs is kept to', async () => {
  shows(page('a'))
  robots = 'User-agent: *\nDisallow: /r$\n'
  expect(await listen().fails()).toMatch(/asks programs not to read this page/)
  expect(asked).toEqual([])
  robots = 'User-agent: *\nDisallow: /\n\nUser-agent: Samenspraak\nAllow: /r\nDisallow: /\n'
  expect(await said(await listen().look())).toHaveLength(1)
})

test('trying it says what there is, or that there is nothing', async () => {
  const steps = async () => {
    const found: unknown[] = []
    const { asking, more } = listen()
    for await (const { ok, detail } of channel.test?.(
      { address: `http://${host}/r` },
      new AbortController().signal,
      asking.readPage,
      more,
    ) ?? [])
      found.push([ok, detail?.nl])
    return found
  }
  shows(page('a b', { aggregateRating: { '@type': 'AggregateRating', ratingValue: 4 } }))
  expect(await steps()).toEqual([
    [true, 'Beoordelingen'],
    [true, '2 beoordelingen, 2 met een cijfer; en hoe het als geheel beoordeeld wordt'],
  ])
  shows('<title>Leeg</title>')
  expect(await steps()).toEqual([
    [true, 'Leeg'],
    [false, expect.stringMatching(/geen beoordelingen/)],
  ])
  answer = (_, response) => response.writeHead(404).end()
  expect(await steps()).toEqual([[false, expect.stringMatching(/no page/)]])
})
