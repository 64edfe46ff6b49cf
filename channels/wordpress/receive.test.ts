/** Against a double that answers as WordPress does; `test/slow/wordpress.test.ts` asks a real one the same. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { earOn } from '../../test/support/ear.ts'
import type { Handed, Letter } from '../kit/channel.ts'
import { listenAt } from './receive.ts'
import { lookUp, send } from './send.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Held = { id: number; status: string; raw: string; author?: number; agent?: string }

/** A blog with these comments; `trouble` takes the place of an answer. */
async function blog(comments: Held[]) {
  const made = {
    comments,
    asked: [] as URLSearchParams[],
    trouble: null as ((response: ServerResponse) => void) | null,
    host: '',
  }
  const server = createServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://a')
    made.asked.push(query)
    if (made.trouble) return made.trouble(response)
    const route = query.get('rest_route') ?? ''
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (route.endsWith('/users/me')) return json(200, { id: 3 })
    const id = Number(/\/comments\/(\d+)$/.exec(route)?.[1] ?? 0)
    const one = made.comments.find((held) => held.id === id)
    if (id) return one ? json(200, shown(one)) : json(404, { code: 'rest_comment_invalid_id' })
    const since = Date.parse(query.get('after') ?? '') || 0
    const listed = made.comments
      .filter((held) => held.status !== 'trash' && dateOf(held.id).getTime() > since)
      .sort((a, b) => (query.get('order') === 'asc' ? a.id - b.id : b.id - a.id))
    const page = Number(query.get('page') ?? 1)
    const [size, author] = [Number(query.get('per_page')), Number(query.get('author'))]
    json(
      200,
      listed
        .filter((held) => !author || held.author === author)
        .slice((page - 1) * size, page * size)
        .map(shown),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  made.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return made
}

const dateOf = (id: number) => new Date(Date.UTC(2026, 2, 1) + id * 1000)
const shown = ({ id, status, raw, author = 0, agent = '' }: Held) => ({
  id,
  post: 7,
  parent: 0,
  author,
  author_name: 'Wim',
  author_user_agent: agent,
  date_gmt: dateOf(id).toISOString().slice(0, 19),
  content: { raw },
  status,
})
const many = (from: number, to: number): Held[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ id: from + i, status: 'approved', raw: `reactie ${from + i}` }))
const ids = (items: Handed['items']) =>
  items.map(({ bytes }) => {
    const [where = '', comment] = Buffer.from(bytes).toString().split('\n')
    return comment ? (JSON.parse(comment) as { id: number }).id : -(JSON.parse(where) as { id: number }).id
  })
const listen = (host: string, more: Partial<Parameters<typeof earOn>[1]> = {}) => {
  const settings = { address: `http://${host}/`, user: 'voltmeer', password: 'abcd efgh', everyMinutes: 1 }
  const ear = earOn(listenAt, { settings, host, ...more })
  closing.push(ear.stop)
  return ear
}

test('the first look takes what was there, oldest first, and no more than a thousand', async () => {
  const site = await blog(many(1, 1234))
  const { items } = await listen(site.host).look()
  expect(ids(items)).toEqual(many(235, 1234).map(({ id }) => id))
  expect(items.every(({ history }) => history)).toBe(true)
})

test('however many came since, none is missed and none is handed over twice, also when stopped half-way', async () => {
  const site = await blog(many(1, 20))
  const ear = listen(site.host)
  await ear.look()
  site.comments.push(...many(21, 450))
  expect(ids((await ear.look()).items)).toEqual(many(21, 450).map(({ id }) => id))
  site.comments.push(...many(451, 452))
  const later = await listen(site.host, { cursor: ear.cursor() }).look()
  expect(ids(later.items)).toEqual([451, 452])
  expect(later.items.some(({ history }) => history)).toBe(false)
})

test('one that is taken away between the newest is gone; one that became older is not', async () => {
  const site = await blog(many(1, 150))
  const ear = listen(site.host)
  await ear.look()
  site.comments = [...site.comments.filter(({ id }) => id !== 140), ...many(151, 160)]
  expect(ids((await ear.look()).items)).toEqual([...many(151, 160).map(({ id }) => id), -140])
  // 50 comes into sight again where 140 left room; it was told long ago.
  site.comments = site.comments.filter(({ id }) => id < 100 || id > 120)
  expect(ids((await ear.look()).items).every((id) => id < 0)).toBe(true)
})

test.each([
  ['asks us to come less often', 429, { 'retry-after': '600' }, /less often/, 10],
  ['refuses the password', 401, {}, /application password/, 1],
  ['is broken', 500, {}, /error \(500\)/, 1],
])('a blog that %s is told in words and left alone', async (_, status, headers, words, minutes) => {
  const site = await blog([])
  const still = () => new Date(1_000_000)
  const ear = listen(site.host, { clock: still })
  site.trouble = (response) => response.writeHead(status, headers).end('<html>')
  expect(await ear.fails()).toMatch(words)
  expect(Number(ear.cursor()?.next) - still().getTime()).toBe(minutes)
})

const letter = {
  key: '01890000-0000-7000-8000-000000000001',
  text: 'Hoi',
  inReplyTo: ['5'],
  from: { name: 'J', signature: '' },
}
const answer = (host: string) => send(letter as unknown as Letter, listen(host).sending)

test('a comment that is gone or waits is not answered', async () => {
  const site = await blog([{ id: 5, status: 'hold', raw: 'x' }])
  expect(await answer(site.host)).toMatchObject({
    state: 'not sent',
    permanent: true,
    reason: expect.stringMatching(/waits/),
  })
  site.comments = []
  expect(await answer(site.host)).toMatchObject({
    state: 'not sent',
    permanent: true,
    reason: expect.stringMatching(/not there/),
  })
  site.trouble = (response) => response.writeHead(503).end()
  expect(await answer(site.host)).toMatchObject({ state: 'not sent', permanent: false })
})

test('of an answer that nobody knows of it is found by its key', async () => {
  const site = await blog([{ id: 6, status: 'approved', raw: 'Hoi', author: 3, agent: `Samenspraak ${letter.key}` }])
  const { sending } = listen(site.host)
  expect(await lookUp(letter.key, sending)).toEqual({ state: 'sent', id: '6' })
  expect(await lookUp('01890000-0000-7000-8000-000000000002', sending)).toEqual({ state: 'not sent' })
})
