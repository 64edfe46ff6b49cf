/** A network that says a hundred thousand things, as Jetstream would, to whoever connects; in a process of its own. */
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { chanceFrom } from '../kit/chance.ts'
import { textOf } from '../kit/messages.ts'
import { brandOf, type Task } from './task.ts'

/** Of a hundred events, as seen on the network: the others are deletions and news of accounts. */
const posts = 0.85
const deletions = 0.12

process.once('message', async (task: Task) => {
  const events = inventEvents(task)
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    process.send?.('began')
    void pour(socket, events)
  })
  await new Promise((ready) => server.once('listening', ready))
  process.send?.((server.address() as AddressInfo).port)
})
process.once('disconnect', () => process.exit(0))

async function pour(socket: WebSocket, events: readonly string[]): Promise<void> {
  for (let i = 0; i < events.length; i++) {
    const sent = new Promise<void>((done) => socket.send(events[i] ?? '', () => done()))
    // The network goes as fast as the other side reads.
    if (i % 500 === 0) await sent
  }
}

/** Exactly every so many events a post meets a term, in the words of one of them. */
function inventEvents({ events, terms, every }: Task): string[] {
  const chance = chanceFrom(7)
  const micros = Date.now() * 1000
  const people = Array.from({ length: 5000 }, (_, i) => `did:plc:${String(i).padStart(24, 'a')}`)
  return Array.from({ length: events }, (_, i) => {
    const did = chance.pick(people)
    const base = { did, time_us: micros + i }
    const meets = i % every === 0
    const turn = chance.next()
    if (meets || turn < posts) {
      const text = `${textOf(chance).slice(0, 200)}${meets ? ` ${brandOf(chance.whole(terms))} heeft storing` : ''}`
      const record = { $type: 'app.bsky.feed.post', text, langs: ['nl'], createdAt: new Date().toISOString() }
      return JSON.stringify({ ...base, kind: 'commit', commit: { ...commit(i, 'create'), record, cid: 'bafyrei' } })
    }
    if (turn < posts + deletions) return JSON.stringify({ ...base, kind: 'commit', commit: commit(i, 'delete') })
    return JSON.stringify({ ...base, kind: 'identity', identity: { did, handle: `persoon-${i}.example`, seq: i } })
  })
}

const commit = (i: number, operation: string) => {
  const rkey = `3lzy2k5${String(i).padStart(6, '2')}`
  return { rev: rkey, operation, collection: 'app.bsky.feed.post', rkey }
}
