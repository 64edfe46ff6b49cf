/** Listening to a stream on this machine that speaks as Jetstream does, through the only way out. */
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { createSockets } from '../../server/socket.ts'
import type { Cursor, Listening, Settings } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { listenAt } from './receive.ts'

const us = 'did:plc:voltmeervoltmeervoltmeer'
const fatima = 'did:plc:fatimafatimafatimafatima'
const bram = 'did:plc:brambrambrambrambrambram'
const now = Date.parse('2026-03-04T10:00:00Z')
const uri = (did: string, rkey: string) => `at://${did}/app.bsky.feed.post/${rkey}`

const closing: (() => unknown)[] = []
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close()
})

type Stream = { host: string; asked: string[]; say: (...events: object[]) => void; hangUp: () => void }

async function stream(): Promise<Stream> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const asked: string[] = []
  const held: string[] = []
  let caller: WebSocket | undefined
  server.on('connection', (socket, request) => {
    asked.push(request.url ?? '')
    caller = socket
    for (const event of held.splice(0)) socket.send(event)
  })
  await new Promise((ready) => server.once('listening', ready))
  closing.push(
    () => server.close(),
    () => caller?.terminate(),
  )
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    say: (...events) => {
      const told = events.map((event) => JSON.stringify(event))
      if (caller) for (const event of told) caller.send(event)
      else held.push(...told)
    },
    hangUp: () => caller?.close(1011, 'weg'),
  }
}

let micros = now * 1000
const told = (did: string, more: object) => ({ did, time_us: ++micros, ...more })
const commit = (did: string, rkey: string, more: object, collection = 'app.bsky.feed.post') =>
  told(did, { kind: 'commit', commit: { collection, rkey, rev: '3lzy2k5lm2c2a', operation: 'create', ...more } })
const post = (did: string, rkey: string, text: string, more: object = {}) =>
  commit(did, rkey, { record: { text, createdAt: '2026-03-04T09:59:00Z', ...more } })
const remove = (did: string, rkey: string) => commit(did, rkey, { operation: 'delete' })
const mention = (did: string) => ({
  facets: [{ index: { byteStart: 0, byteEnd: 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] }],
})
const reply = (parent: string, root = parent) => ({ reply: { parent: { uri: parent }, root: { uri: root } } })

type Heard = { events: ChannelEvent[]; passed: number; history: boolean[]; cursor: Cursor | null }

function listenTo(
  to: Stream,
  from: Cursor | null = null,
  more: { settings?: Settings; held?: string[]; clock?: number } = {},
) {
  const heard: Heard = { events: [], passed: 0, history: [], cursor: from }
  const stop = new AbortController()
  closing.push(() => stop.abort())
  const connection = { id: 'c', name: 'Bluesky', address: us }
  const listening: Listening = {
    connection: { ...connection, settings: { address: us, streamAddress: `http://${to.host}`, ...more.settings } },
    readPage: () => Promise.reject(new Error('nobody is asked here')),
    openSocket: createSockets({ privateHosts: [to.host] }),
    cursor: from,
    signal: stop.signal,
    clock: () => new Date(more.clock ?? now),
    progress: () => undefined,
    meets: ({ text }) => text.includes('storing'),
    understand: () => Promise.reject(new Error('It hands over what it hears')),
    holds: async ({ messages, accounts }) =>
      new Set([...messages, ...accounts.map(({ id }) => id)].filter((id) => more.held?.includes(id))),
    memory: newMemory(),
  }
  const run = async () => {
    for await (const handed of listenAt(listening, { gather: 0, store: 0 })) {
      const about = { connection, received: new Date(now + 60_000) }
      for (const { bytes } of handed.items) heard.events.push(await decode(bytes, about))
      heard.history.push(...handed.items.map(({ history }) => history === true))
      heard.passed += handed.passed ?? 0
      heard.cursor = handed.cursor
    }
  }
  const ended = run().then(
    () => 'it ended',
    (error: Error) => error.message,
  )
  return { heard, ended, stop: () => stop.abort() }
}

const texts = ({ events }: Heard) => events.flatMap((event) => ('note' in event ? [event.note.text] : []))

test('what meets a term, speaks to us, answers or quotes us, or is ours is handed over; the rest is counted', async () => {
  const network = await stream()
  const { heard } = listenTo(network)
  network.say(
    post(bram, '1', 'Mooi weer'),
    post(bram, '2', 'Weer een storing in Zwolle'),
    post(bram, '3', '@ hallo', mention(us)),
    post(bram, '4', 'Jawel', reply(uri(us, 'a'))),
    post(bram, '5', 'Vind ik ook', reply(uri(fatima, 'b'), uri(us, 'a'))),
    post(bram, '6', 'Tja', { embed: { record: { uri: uri(us, 'a') } } }),
    post(bram, '7', 'Ik bedoel jou', reply(uri(fatima, 'b'))),
    post(us, '8', 'Wij zijn er'),
    commit(bram, '9', { record: {} }, 'app.bsky.feed.like'),
  )
  await expect.poll(() => texts(heard).length).toBe(6)
  const spoken = heard.events.flatMap((event) => ('note' in event ? [event.note] : []))
  expect(spoken.map(({ id, addressed, ours }) => [id.split('/').at(-1), addressed, ours])).toEqual([
    ['2', false, false],
    ['3', true, false],
    ['4', true, false],
    ['5', false, false],
    ['6', false, false],
    ['8', true, true],
  ])
  await expect.poll(() => heard.passed).toBe(2)
})

test('what happens to something that we hold is handed over, also when it came a moment ago; of all else nothing', async () => {
  const network = await stream()
  const { heard } = listenTo(network, null, { held: [uri(fatima, 'oud'), fatima] })
  network.say(
    post(bram, 'nieuw', 'storing'),
    remove(bram, 'nieuw'),
    remove(bram, 'onbekend'),
    commit(fatima, 'oud', { operation: 'update', rev: '3lzy3k5lm2c2a', record: { text: 'niets meer aan de hand' } }),
    remove(fatima, 'oud'),
    told(fatima, { kind: 'identity', identity: { handle: 'fatima-b.test' } }),
    told(fatima, { kind: 'account', account: { active: false, status: 'deactivated' } }),
    told(fatima, { kind: 'account', account: { active: false, status: 'deleted' } }),
    told(us, { kind: 'account', account: { active: false, status: 'takendown' } }),
    told('did:plc:iemandanders', { kind: 'account', account: { active: false, status: 'deleted' } }),
  )
  await expect.poll(() => heard.events.length).toBe(6)
  expect(heard.events.map((event) => event.type)).toEqual(['Create', 'Delete', 'Update', 'Delete', 'Renamed', 'Gone'])
})

test('the hour before we came is history; who listens again goes on five seconds earlier and hands nothing over twice', async () => {
  const network = await stream()
  const first = listenTo(network)
  const before = { ...post(bram, 'toen', 'een storing'), time_us: (now - 60_000) * 1000 }
  const after = post(bram, 'nu', 'nog een storing')
  network.say(before, after)
  await expect.poll(() => first.heard.history).toEqual([true, false])
  expect(new URL(network.asked[0] ?? '', 'ws://x').searchParams.get('cursor')).toBe(String((now - 3_605_000) * 1000))
  first.stop()
  await first.ended
  const again = listenTo(network, first.heard.cursor)
  await expect.poll(() => network.asked.length).toBe(2)
  expect(new URL(network.asked[1] ?? '', 'ws://x').searchParams.get('cursor')).toBe(String(after.time_us - 5_000_000))
  network.say(after, after, post(bram, 'later', 'storing over'))
  await expect.poll(() => texts(again.heard)).toEqual(['nog een storing', 'storing over'])
})

test('who likes or passes on what we hold is handed over, and that they take it back; of all else nothing', async () => {
  const network = await stream()
  const { heard } = listenTo(network, null, { held: [uri(fatima, 'oud')] })
  const about = (rkey: string, of: string, kind = 'like') =>
    commit(bram, rkey, { record: { subject: { uri: of } } }, `app.bsky.feed.${kind}`)
  network.say(
    about('1', uri(fatima, 'oud')),
    about('2', uri(fatima, 'oud'), 'repost'),
    about('3', uri(fatima, 'ander')),
    about('4', `at://${fatima}/app.bsky.feed.generator/feed`),
    commit(us, '5', { record: { subject: { uri: uri(fatima, 'oud') } } }, 'app.bsky.feed.like'),
    commit(bram, '1', { operation: 'delete' }, 'app.bsky.feed.like'),
    commit(bram, '3', { operation: 'delete' }, 'app.bsky.feed.like'),
    post(bram, 'einde', 'storing'),
  )
  await expect.poll(() => heard.events.length).toBe(4)
  expect(heard.events).toMatchObject([
    { type: 'Like', object: uri(fatima, 'oud'), actor: { id: bram } },
    { type: 'Announce', object: uri(fatima, 'oud') },
    { type: 'Undo', id: `at://${bram}/app.bsky.feed.like/1` },
    { type: 'Create' },
  ])
  expect(heard.passed).toBe(0)
})

test('a gate that keeps us out is on the message', async () => {
  const network = await stream()
  const { heard } = listenTo(network)
  const gate = (rkey: string, allow: object[]) => commit(bram, rkey, { record: { allow } }, 'app.bsky.feed.threadgate')
  const mentioned = [{ $type: 'app.bsky.feed.threadgate#mentionRule' }]
  network.say(
    ...[
      gate('dicht', []),
      gate('genoemd', mentioned),
      gate('wel-genoemd', mentioned),
      gate('vrienden', [...mentioned, { $type: 'x#followerRule' }]),
    ],
    post(bram, 'dicht', 'storing'),
    post(bram, 'genoemd', 'storing'),
    post(bram, 'wel-genoemd', 'storing', mention(us)),
    post(bram, 'vrienden', 'storing'),
    post(fatima, 'eronder', 'storing', reply(uri(bram, 'dicht'))),
    post(fatima, 'open', 'storing'),
  )
  await expect.poll(() => heard.events.length).toBe(6)
  const may = heard.events.flatMap((event) => ('note' in event ? [event.note.canReply?.ok] : []))
  expect(may).toEqual([false, false, true, true, false, true])
})

test('nonsense on the stream is let go', async () => {
  const network = await stream()
  const { heard } = listenTo(network)
  const odd = {
    facets: [{ index: { byteStart: -1 } }, 7],
    embed: [],
    langs: { a: 1 },
    reply: 'x',
    labels: null,
    tags: [1],
  }
  network.say(
    ...[{}, { did: 'x', time_us: 1 }, told(bram, { kind: 'nieuw' }), told(bram, { kind: 'commit' })],
    told(bram, {
      kind: 'commit',
      commit: { collection: 'app.bsky.feed.post', operation: 'create', rkey: '../..', record: {} },
    }),
    post(bram, 'vreemd', 'storing', odd),
    post(bram, 'getal', 7 as unknown as string),
  )
  await expect.poll(() => texts(heard)).toEqual(['storing'])
})

test('a stream that breaks off, or an account that does not exist, is told in words', async () => {
  const network = await stream()
  const { heard, ended } = listenTo(network)
  network.say(post(bram, '1', 'storing'))
  await expect.poll(() => texts(heard).length).toBe(1)
  network.hangUp()
  expect(await ended).toMatch(/The connection with 127\.0\.0\.1:\d+ fails \(.*1011: weg\)/)
  const nowhere = listenTo(network, null, { settings: { stream: 'repos', streamAddress: '' } })
  expect(await nowhere.ended).toMatch(/There is no address to listen at/)
  const nobody = listenTo(network, null, { settings: { address: 'niet een naam' } })
  expect(await nobody.ended).toMatch(/There is no account "niet een naam"/)
})
