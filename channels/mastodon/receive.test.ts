/** Against a server that does what the documentation of the Mastodon API says: what is listened to. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDownload } from '../../server/reach.ts'
import { createSockets } from '../../server/socket.ts'
import { connectionTo, type MastodonServer, openMastodonServer, token } from '../../test/support/mastodon-server.ts'
import type { Cursor, Handed, Listening, Overheard, Settings } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { listenAt } from './receive.ts'

let server: MastodonServer
let stops: (() => void)[] = []
beforeEach(async () => {
  server = await openMastodonServer()
})
afterEach(async () => {
  for (const stop of stops) stop()
  stops = []
  await server.close()
})

const settingsOf = (more: Settings = {}): Settings => ({ address: server.address, token, ...more })

/** Listening; what is handed over is kept as what it says. */
function listen(
  settings: Settings,
  more: { cursor?: Cursor | null; meets?: (words: Overheard) => boolean; streaming?: number } = {},
) {
  const stop = new AbortController()
  type Heard = { type: string; id?: string; object?: string; text?: string; addressed?: boolean; ours?: boolean }
  const heard: (Heard & { history?: boolean })[] = []
  const state = { cursor: more.cursor ?? null, passed: 0, said: [] as string[], fault: '' }
  const options = { privateHosts: [server.host], timeout: 5000 }
  const listening: Listening = {
    connection: connectionTo(settings),
    readPage: createDownload(options),
    openSocket: createSockets({ privateHosts: [server.host] }),
    cursor: state.cursor,
    signal: stop.signal,
    clock: () => new Date(),
    progress: ({ state: now }) => void state.said.push(now),
    meets: more.meets ?? (() => false),
    holds: async ({ messages }) => new Set(messages.filter((id) => heard.some((one) => one.id === id))),
    memory: newMemory(),
    understand: () => Promise.reject(new Error('It hands over what it hears')),
  }
  const take = async ({ items, cursor, passed = 0 }: Handed) => {
    for (const { bytes, history = false } of items) {
      const event = await decode(bytes, { connection: listening.connection, received: new Date() })
      if (event.type === 'Delete') heard.push({ type: event.type, id: event.id })
      else if ('object' in event) heard.push({ type: event.type, id: event.id, object: event.object })
      else if ('note' in event) {
        const { id, text, addressed, ours } = event.note
        heard.push({ type: event.type, id, text, addressed, ours, history })
      }
    }
    state.cursor = cursor
    state.passed += passed
  }
  const done = (async () => {
    for await (const handed of listenAt(listening, { minute: 1, streaming: more.streaming ?? 60_000 }))
      await take(handed)
  })().catch((error: Error) => {
    state.fault = error.message
  })
  const end = async () => {
    stop.abort()
    await done
  }
  stops.push(() => stop.abort())
  return { heard, state, end, done, texts: () => heard.map(({ text }) => text) }
}

describe('with an account', () => {
  test('what was there is history; what is said to us then comes as it is said, with its edits and its end', async () => {
    server.say(server.sanne, '@zonnig Oud nieuws')
    server.say(server.piet, 'Niet voor ons')
    const ear = listen(settingsOf())
    await expect.poll(() => server.open()).toBe(1)
    expect(ear.heard).toMatchObject([{ text: '@zonnig Oud nieuws', history: true, addressed: true }])
    const said = server.say(server.sanne, '@zonnig Mijn paneel doet het niet')
    await expect.poll(() => ear.heard.length).toBe(2)
    server.edit(said.id, '@zonnig Mijn paneel doet het weer')
    await expect.poll(() => ear.heard.length).toBe(3)
    server.erase('1')
    server.erase(said.id)
    await expect.poll(() => ear.heard.length).toBe(4)
    expect(ear.heard.slice(1)).toMatchObject([
      { type: 'Create', id: said.id, history: false },
      { type: 'Update', id: said.id, text: '@zonnig Mijn paneel doet het weer' },
      { type: 'Delete', id: said.id },
    ])
    expect(ear.state.said.at(-1)).toBe('listening')
  })

  test('who likes what we said, or passes it on, is heard at once, and once; also of when we were away', async () => {
    const ours = server.say(server.us, 'Fijn weekend')
    const first = listen(settingsOf())
    await expect.poll(() => server.open()).toBe(1)
    server.applaud(server.piet, 'favourite', ours)
    await expect.poll(() => first.heard).toMatchObject([{ type: 'Like', object: ours.id }])
    await first.end()
    server.applaud(server.sanne, 'reblog', ours)
    const second = listen(settingsOf(), { cursor: first.state.cursor })
    await expect.poll(() => server.open()).toBe(1)
    expect(second.heard).toMatchObject([{ type: 'Announce', object: ours.id }])
  })

  test('an answer that a colleague gave elsewhere is ours; what we post besides is not brought', async () => {
    const ear = listen(settingsOf())
    await expect.poll(() => server.open()).toBe(1)
    const asked = server.say(server.sanne, '@zonnig Hallo?')
    server.say(server.us, 'Fijn weekend')
    server.say(server.us, '@sanne Hoi', { in_reply_to_id: asked.id, in_reply_to_account_id: server.sanne.id })
    await expect.poll(() => ear.heard.length).toBe(2)
    expect(ear.heard).toMatchObject([{ ours: false }, { ours: true, text: 'Hoi' }])
  })

  test('nothing is missed while we are away or the stream is broken, and nothing comes twice', async () => {
    const first = listen(settingsOf())
    await expect.poll(() => server.open()).toBe(1)
    await first.end()
    for (let i = 0; i < 95; i++) server.say(server.sanne, `@zonnig Vraag ${i}`)
    const second = listen(settingsOf(), { cursor: first.state.cursor, streaming: 40 })
    await expect.poll(() => second.heard.length, { timeout: 10_000 }).toBe(95)
    await expect.poll(() => server.open()).toBe(1)
    server.say(server.sanne, '@zonnig Tijdens')
    await expect.poll(() => second.texts()).toContain('@zonnig Tijdens')
    server.hangUp()
    server.say(server.sanne, '@zonnig Erna')
    await expect.poll(() => second.texts(), { timeout: 10_000 }).toContain('@zonnig Erna')
    expect(new Set(second.texts()).size).toBe(second.heard.length)
    expect(second.texts().slice(0, 95)).toEqual(Array.from({ length: 95 }, (_, i) => `@zonnig Vraag ${i}`))
  })

  test('a server that does not stream is looked at again and again', async () => {
    await server.close()
    server = await openMastodonServer({ streams: 'no' })
    const ear = listen(settingsOf())
    await expect.poll(() => ear.state.said).toContain('listening')
    server.say(server.sanne, '@zonnig Hallo')
    await expect.poll(() => ear.texts()).toEqual(['@zonnig Hallo'])
  })

  test('so is one that says that it streams and refuses', async () => {
    await server.close()
    server = await openMastodonServer({ streams: 'refuses' })
    const ear = listen(settingsOf())
    await expect.poll(() => ear.state.said).toContain('listening')
    server.say(server.sanne, '@zonnig Hallo')
    await expect.poll(() => ear.texts()).toEqual(['@zonnig Hallo'])
    expect(ear.state.fault).toBe('')
  })

  test.each([
    [{ at: 'GET /api/v1/notifications', status: 429 }, /asks us to wait 1 min/],
    [{ at: 'GET /api/v1/notifications', status: 401 }, /does not let us in \(401\)/],
    [{ at: 'GET /api/v1/notifications', status: 404 }, /answers 404 when we ask for mentions/],
    [{ at: 'GET /api/v2/instance', status: 200 }, /not answer as a Mastodon server/],
    [{ at: 'GET /api/v1/notifications', status: 503, headers: { 'retry-after': '120' } }, /answers 503/],
  ])('%j is told in words, and the next look waits', async (fault, words) => {
    server.faults.push(fault)
    const ear = listen(settingsOf())
    await ear.done
    expect(ear.state.fault).toMatch(words)
    expect(Number(ear.state.cursor?.next)).toBeGreaterThan(0)
  })

  test('some requests are left to the people who use the account', async () => {
    server.ration(20)
    const ear = listen(settingsOf())
    await ear.done
    expect(ear.state.fault).toMatch(/lets us ask little more: we go on in 1 min/)
    expect(server.asked.length).toBe(1)
  })
})

describe('without an account', () => {
  const hashtags = { hashtags: '#Zonnig, storing', token: '' }
  test('hashtags are overheard, and nothing of it can be answered', async () => {
    server.say(server.sanne, 'Mooi weer #zonnig')
    server.say(server.sanne, '@zonnig Alleen voor jullie')
    const ear = listen(settingsOf(hashtags))
    await expect.poll(() => ear.heard.length).toBe(1)
    server.say(server.piet, 'Alweer #Storing')
    await expect.poll(() => ear.heard.length).toBe(2)
    expect(ear.heard).toMatchObject([
      { addressed: false, history: true },
      { text: 'Alweer #Storing', addressed: false },
    ])
    expect(server.open()).toBe(0)
  })
  test('a server that shows hashtags to its own people only says so on the channel', async () => {
    server.faults.push({ at: 'GET /api/v1/timelines', status: 422 })
    const ear = listen(settingsOf(hashtags))
    await ear.done
    expect(ear.state.fault).toMatch(/only to who has an account there/)
  })
  test('of a busy hashtag only what meets a term is handed over, and the rest is counted', async () => {
    for (const text of ['Stroom eruit', 'Lunch', 'Stroom terug', 'Koffie']) server.say(server.piet, `${text} #storing`)
    const ear = listen(settingsOf({ ...hashtags, everything: false }), { meets: ({ text }) => text.includes('Stroom') })
    await expect.poll(() => ear.state.passed).toBe(2)
    expect(ear.texts()).toEqual(['Stroom eruit #storing', 'Stroom terug #storing'])
  })
})

test('a search on the server is listened to with an account', async () => {
  const ear = listen(settingsOf({ searches: 'Zonnig Wonen' }))
  await expect.poll(() => server.open()).toBe(1)
  await ear.end()
  server.say(server.piet, 'Iemand ervaring met Zonnig Wonen')
  const later = listen(settingsOf({ searches: 'Zonnig Wonen' }), { cursor: ear.state.cursor })
  await expect.poll(() => later.heard.length).toBe(1)
  expect(later.heard).toMatchObject([{ addressed: false }])
})
