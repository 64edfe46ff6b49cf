/** What happens while we listen: mentions, edits and deletions as the server tells them, and hashtags as they come. */
import type { Found } from '../kit/rounds.ts'
import { readJson } from '../kit/trouble.ts'
import { furthest, itemOfApplause, type Place, sift, type Way } from './look.ts'
import { readApplause, readStatus, writeItem } from './status.ts'

type Event = { name: string; payload: string }

/** One socket for our own account, and one for each of a few hashtags: more are looked at in rounds. */
const mostSockets = 5

function streamsOf({ server, me }: Way, base: string): { name: string; url: string }[] {
  const place = (query: Record<string, string>) => `${base}/api/v1/streaming?${new URLSearchParams(query)}`
  const own = me ? [{ name: 'mentions', url: place({ stream: 'user' }) }] : []
  const hashtags = server.hashtags.map((tag) => ({ name: `#${tag}`, url: place({ stream: 'hashtag', tag }) }))
  return [...own, ...hashtags].slice(0, mostSockets)
}

/** Goes on until the signal aborts. @throws when a connection breaks */
export async function* follow(
  way: Way,
  before: Place,
  base: string,
  signal: AbortSignal,
): AsyncGenerator<Found<Place>> {
  let place = before
  for await (const { name, frames } of together(way, base, signal)) {
    const items: Uint8Array[] = []
    let passed = 0
    for (const event of frames.flatMap(readFrame)) {
      const told = await take(way, name, event)
      items.push(...told.items)
      passed += told.passed ?? 0
      if (told.id) place = furthest(place, told.source ?? name, [told.id])
    }
    if (items.length > 0 || passed > 0) yield { items, place, passed }
  }
}

/** `source` is what a later look goes on from, where that is not the stream. */
type Taken = { items: Uint8Array[]; passed?: number; id?: string; source?: string }

/** @returns what it brings; the id that a later look goes on from */
async function take(way: Way, stream: string, { name, payload }: Event): Promise<Taken> {
  const { server, me, listening } = way
  if (name === 'delete') {
    const held = await listening.holds({ messages: [payload], accounts: [] })
    return {
      items: held.has(payload) ? [writeItem({ server: server.address, me: me?.id ?? null, gone: payload })] : [],
    }
  }
  const json = readJson(payload)
  if (name === 'notification') {
    const { id, type, status } = Object(json) as { id?: unknown; type?: unknown; status?: unknown }
    const applause = typeof id === 'string' ? readApplause(json) : null
    if (applause) return { items: [itemOfApplause(way, json)], id: applause.id, source: 'applause' }
    const found = type === 'mention' ? readStatus(status) : null
    if (!found || typeof id !== 'string') return { items: [] }
    return { ...sift(way, 'mentions', [{ json: status, status: found }]), id }
  }
  const status = readStatus(json)
  if (!status) return { items: [] }
  // The home timeline is read by people; of what is in it, only what we said ourselves and what we hold changes anything here.
  const ours = me !== null && status.account.id === me.id
  if (name === 'update' && stream !== 'mentions') return { ...sift(way, stream, [{ json, status }]), id: status.id }
  if (name === 'update' && ours) return sift(way, 'own', [{ json, status }])
  if (name === 'status.update') {
    const held = await listening.holds({ messages: [status.id], accounts: [] })
    const item = writeItem({ server: server.address, me: me?.id ?? null, status: json, changed: true })
    return { items: held.has(status.id) ? [item] : [] }
  }
  return { items: [] }
}

function readFrame(frame: string | Uint8Array): Event[] {
  const { event, payload } = Object(typeof frame === 'string' ? readJson(frame) : null) as Record<string, unknown>
  return typeof event === 'string' && typeof payload === 'string' ? [{ name: event, payload }] : []
}

type Heard = { name: string; frames: readonly (string | Uint8Array)[] }

/** All streams as one; when one breaks, all end. */
async function* together(way: Way, base: string, signal: AbortSignal): AsyncGenerator<Heard> {
  const hangUp = new AbortController()
  const until = AbortSignal.any([signal, hangUp.signal])
  const waiting = new Map<string, Promise<Heard | null>>()
  const sockets = new Map(
    streamsOf(way, base).map(({ name, url }) => [
      name,
      way.listening.openSocket(url, until, way.server.headers)[Symbol.asyncIterator](),
    ]),
  )
  const listenTo = (name: string) => {
    const next = sockets.get(name)?.next()
    if (next)
      waiting.set(
        name,
        next.then(({ value, done }) => (done ? null : { name, frames: value })),
      )
  }
  try {
    for (const name of sockets.keys()) listenTo(name)
    for (;;) {
      const heard = await Promise.race(waiting.values())
      if (!heard) return
      listenTo(heard.name)
      yield heard
    }
  } finally {
    hangUp.abort()
    await Promise.allSettled(waiting.values())
  }
}
