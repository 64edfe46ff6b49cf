/**
 * Listening to the whole network: every post of everybody passes, and what is for us is handed over (`sieve.ts`). The place in the stream
 * is stored with it, so after a pause or a fault we go on where we were; Jetstream a few seconds earlier, because its instances do not
 * number alike. Needs no account and no key.
 */
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Handed, Listening, Progress } from '../kit/channel.ts'
import { ourAccounts } from './accounts.ts'
import { readJetstream, type Told } from './event.ts'
import { writeItem } from './item.ts'
import { createLookup, type Lookup, type Quoted } from './lookup.ts'
import { type Place, readPlace, toCursor } from './place.ts'
import { Ended, readFrame } from './repos.ts'
import { type BlueskySettings, hasNowhere, lookupPlace, publicStreams, readSettings } from './settings.ts'
import { type Caught, concerns, createSieve, isApplause } from './sieve.ts'
import { explain } from './trouble.ts'
import { newTurn } from './turn.ts'
import { collections } from './uri.ts'

export type Pace = {
  /** Milliseconds that a trickle is gathered, so that little things are asked and stored together. */
  gather: number
  /** Milliseconds after which the place is stored although nothing was for us. */
  store: number
}
const usual: Pace = { gather: 250, store: 5000 }

const replayMicros = 5_000_000
/** Frames from which a portion is worth its trouble. */
const trickle = 500
/** How late what comes in is when we are catching up. */
const lateMs = 60_000

export const listen = (listening: Listening) => listenAt(listening, usual)

/** @throws in words when the stream cannot be read, or an account of ours does not exist */
export async function* listenAt(listening: Listening, pace: Pace): AsyncGenerator<Handed, void, undefined> {
  const { connection, cursor, signal, clock, progress } = listening
  const settings = readSettings(connection.settings)
  if (hasNowhere(settings))
    throw new Error('There is no address to listen at: fill in the server in the settings of this channel.')
  progress({ state: 'connecting' })
  const us = await ourAccounts(settings.accounts, lookupPlace(settings).service, listening)
  const lookup = createLookup(listening, lookupPlace(settings))
  const sift = createSieve(us, listening, lookup.who)
  let place = readPlace(cursor, settings, clock())
  let stored = 0
  let passed = 0
  let state: Progress['state'] = 'connecting'
  for await (const frames of stream(listening, addressOf(settings, place))) {
    const told = await readAll(frames, settings.stream)
    if (told instanceof Ended) {
      if (told.code === 'FutureCursor') yield { items: [], cursor: toCursor({ ...place, at: null }) }
      throw told
    }
    const events = told.flatMap(({ event }) => event ?? [])
    const now = clock().getTime()
    place = { ...place, at: told.reduce<number | null>((most, one) => Math.max(most ?? 0, one.place), place.at) }
    const before: Progress['state'] = state
    state = events.some(({ time }) => time > 0 && now - time > lateMs) ? 'catching up' : 'listening'
    if (state !== before) progress({ state })
    const sifted = await sift(events)
    const wanted = await lookUp(sifted.caught, lookup, us)
    passed += sifted.passed + sifted.caught.length - wanted.length
    const items = wanted.map(({ item }) => ({ bytes: writeItem(item), history: item.event.time < place.begun }))
    if (items.length > 0 || now - stored >= pace.store) {
      yield { items, cursor: toCursor(place), passed }
      stored = now
      passed = 0
    }
    if (frames.length < trickle) await setTimeout(pace.gather, undefined, { signal }).catch(() => undefined)
  }
}

/** What comes in; a fault of the connection is told in words. */
async function* stream({ openSocket, signal }: Listening, address: string): AsyncGenerator<Frames, void, undefined> {
  try {
    yield* openSocket(address, signal)
  } catch (error) {
    throw new Error(explain(error, address).en, { cause: error })
  }
}

type Frames = readonly (string | Uint8Array)[]

/** What could be read, or why the server wants no more of us. */
async function readAll(frames: Frames, kind: BlueskySettings['stream']): Promise<Told[] | Ended> {
  const read = kind === 'repos' ? readBinary : readText
  const told: Told[] = []
  const turn = newTurn()
  try {
    for (const frame of frames) {
      told.push(...read(frame))
      if (turn.isOver()) await turn.pass()
    }
    return told
  } catch (error) {
    if (error instanceof Ended) return error
    throw error
  }
}

const readText = (frame: string | Uint8Array): Told[] => {
  const told = typeof frame === 'string' ? readJetstream(frame) : null
  return told ? [told] : []
}
const readBinary = (frame: string | Uint8Array): Told[] => (typeof frame === 'string' ? [] : readFrame(frame))

/** The address of the stream from a place on. */
export function addressOf({ stream, streamAddress }: BlueskySettings, { at }: Pick<Place, 'at'>): string {
  const base = streamAddress || publicStreams[randomInt(publicStreams.length)] || ''
  const url = new URL(base.replace(/^http/i, 'ws'))
  const folder = url.pathname.replace(/\/+$/, '')
  if (stream === 'repos') {
    url.pathname = `${folder}/xrpc/com.atproto.sync.subscribeRepos`
    if (at !== null) url.searchParams.set('cursor', String(at))
    return url.href
  }
  url.pathname = `${folder}/subscribe`
  for (const collection of Object.values(collections)) url.searchParams.append('wantedCollections', collection)
  if (at !== null) url.searchParams.set('cursor', String(at - replayMicros))
  return url.href
}

/**
 * Who wrote or liked it, and what is quoted. Who asks not to be shown to people without an account there is not overheard either; what they say
 * to us they say to us.
 */
async function lookUp(caught: readonly Caught[], lookup: Lookup, us: readonly string[]): Promise<Caught[]> {
  const said = caught.flatMap(({ item, post }) => (post ? [{ did: item.event.did, post }] : []))
  const applauds = caught.flatMap(({ item: { event } }) => (isApplause(event) ? [event.did] : []))
  await lookup.learn([...said.map(({ did }) => did), ...applauds])
  const quotes = said.flatMap(({ did, post }) => (post.quotes && !us.includes(did) ? [post.quotes] : []))
  const quoted = quotes.length > 0 ? await lookup.quoted(quotes) : new Map<string, Quoted>()
  return caught.flatMap(({ item, post }): Caught[] => {
    const who = lookup.who.get(item.event.did)
    if (isApplause(item.event)) return who?.shy ? [] : [{ item: { ...item, ...(who && { who }) }, post }]
    if (!post) return [{ item, post }]
    if (who?.shy && !concerns(item.event.did, post, us)) return []
    const words = quoted.get(post.quotes ?? '')
    return [{ item: { ...item, ...(who && { who }), ...(words && { quoted: words }) }, post }]
  })
}
