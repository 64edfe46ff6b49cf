import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Resolve } from './reach.ts'
import { createSockets, type SocketOptions } from './socket.ts'

const servers: WebSocketServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    await new Promise((closed) => server.close(closed))
  }
})

type Stream = { host: string; url: string; callers: WebSocket[]; connected: () => Promise<WebSocket> }

async function serve(greet: (socket: WebSocket) => void = () => undefined): Promise<Stream> {
  const callers: WebSocket[] = []
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  servers.push(server)
  server.on('connection', (socket) => {
    callers.push(socket)
    greet(socket)
  })
  await new Promise((ready) => server.once('listening', ready))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const connected = () =>
    expect
      .poll(() => callers[0])
      .toBeDefined()
      .then(() => callers[0] as WebSocket)
  return { host, url: `ws://${host}/stream`, callers, connected }
}

const never = new AbortController().signal
const open = (stream: Stream, options: Partial<SocketOptions> = {}, signal = never) =>
  createSockets({ privateHosts: [stream.host], ...options })(stream.url, signal)[Symbol.asyncIterator]()

/** What a reader hears before it ends, which is never by itself. */
async function end(reading: AsyncIterator<unknown>): Promise<void> {
  while (!(await reading.next()).done);
}

test('what comes in is given in order, what waits together, until the reader has enough', async () => {
  const stream = await serve((socket) => {
    for (const word of ['een', 'twee', 'drie']) socket.send(word)
    socket.send(Buffer.from([1, 2]))
  })
  const stopping = new AbortController()
  const reading = open(stream, {}, stopping.signal)
  const got: unknown[] = []
  while (got.length < 4) got.push(...(await reading.next()).value)
  expect(got).toEqual(['een', 'twee', 'drie', Buffer.from([1, 2])])
  const waiting = reading.next()
  stopping.abort()
  expect(await waiting).toMatchObject({ done: true })
})

test('who connects hears so, though nothing is said', async () => {
  const stream = await serve()
  expect(await open(stream).next()).toEqual({ done: false, value: [] })
})

test('a reader that is slow makes the other side wait, and loses nothing', async () => {
  const frame = 'x'.repeat(100_000)
  const stream = await serve((socket) => {
    for (let i = 0; i < 300; i++) socket.send(`${i} ${frame}`)
  })
  const reading = open(stream)
  const got: string[] = []
  while (got.length === 0) got.push(...(await reading.next()).value)
  const other = await stream.connected()
  // thirty megabytes do not fit in what waits here and in the buffers between us
  expect(other.bufferedAmount).toBeGreaterThan(1_000_000)
  while (got.length < 300) got.push(...(await reading.next()).value)
  expect(got.map((one) => Number.parseInt(one, 10))).toEqual(Array.from({ length: 300 }, (_, i) => i))
})

test('this machine and addresses inside are refused in every way to write them', async () => {
  const stream = await serve()
  const port = stream.host.split(':')[1]
  const sockets = createSockets({ privateHosts: [] })
  const inside: Resolve = (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433'])
    await expect(sockets(`ws://${host}:${port}/`, never)[Symbol.asyncIterator]().next(), host).rejects.toMatchObject({
      code: 'REFUSED',
    })
  const named = createSockets({ privateHosts: [], resolve: inside })(`ws://stream.example:${port}/`, never)
  await expect(named[Symbol.asyncIterator]().next()).rejects.toThrow(/not on the public internet/)
  await expect(sockets('http://stream.example/', never)[Symbol.asyncIterator]().next()).rejects.toThrow(/wss:/)
  expect(stream.callers).toEqual([])
})

test('a message that is too large, a server that hangs up and one that falls silent are told in words', async () => {
  const large = await serve((socket) => socket.send('x'.repeat(2000)))
  await expect(end(open(large, { longest: 1000 }))).rejects.toThrow(/max payload/i)
  const rude = await serve((socket) => socket.close(1008, 'too slow'))
  await expect(end(open(rude))).rejects.toThrow('closed the connection (1008: too slow)')
  const dead = await serve((socket) => socket.pause())
  await expect(end(open(dead, { patience: 100 }))).rejects.toThrow('fell silent')
})
