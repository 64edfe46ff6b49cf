/** Against a server that does what the documentation of the Mastodon API says: answering, looking again, testing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDownload, createReach } from '../../server/reach.ts'
import { createSockets } from '../../server/socket.ts'
import { connectionTo, type MastodonServer, openMastodonServer, token } from '../../test/support/mastodon-server.ts'
import type { Letter, Settings } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { test as probe } from './probe.ts'
import { reread } from './reread.ts'
import { revise, send, withdraw } from './send.ts'

let server: MastodonServer
beforeAll(async () => {
  server = await openMastodonServer()
})
afterAll(() => server.close())

const settingsOf = (more: Settings = {}): Settings => ({ address: server.address, token, ...more })

describe('answering', () => {
  const memory = newMemory()
  let now = Date.now()
  const sendingOf = (settings: Settings = settingsOf()) => ({
    connection: connectionTo(settings),
    reach: createReach({ privateHosts: [server.host], timeout: 5000 }),
    memory,
    clock: () => new Date(now),
    signal: new AbortController().signal,
    home: '',
  })
  const letterTo = (answered: string | null, text: string, more: Partial<Letter> = {}) =>
    ({
      key: `sleutel-${text}`,
      text,
      to: { network: 'fediverse', id: String(server.piet.uri), name: 'Piet' },
      inReplyTo: answered ? [answered] : [],
      visibility: 'public',
      attachments: [],
      ...more,
    }) as unknown as Letter
  const sent = (id: string) => {
    const found = server.statuses.get(id)
    if (!found) throw new Error(`${id} is not there`)
    return found
  }
  const idOf = (outcome: Awaited<ReturnType<typeof send>>) => (outcome.state === 'sent' ? outcome.id : '')

  test('goes under what is answered, with the name before it and as far as that went', async () => {
    const asked = server.say(server.piet, '@zonnig Wanneer?', { visibility: 'unlisted' })
    const outcome = await send(letterTo(asked.id, 'Vanavond.'), sendingOf())
    expect(sent(idOf(outcome))).toMatchObject({
      content: '<p>@piet@elders.example Vanavond.</p>',
      in_reply_to_id: asked.id,
      visibility: 'unlisted',
    })
  })
  test('takes pictures along, with what there is to see', async () => {
    const asked = server.say(server.piet, '@zonnig Hoe ziet dat eruit?')
    const file = {
      name: 'schéma.png',
      mediaType: 'image/png',
      bytes: new Uint8Array([1, 2, 3]),
      alt: 'Een tekening van één paneel',
    }
    const id = idOf(await send(letterTo(asked.id, 'Zo.', { attachments: [file] }), sendingOf()))
    expect(sent(id).media_attachments).toMatchObject([{ description: 'Een tekening van één paneel' }])
    expect(await revise(letterTo(asked.id, 'Zo dus.'), id, sendingOf())).toEqual({ state: 'sent', id })
    expect(sent(id)).toMatchObject({
      content: '<p>@piet@elders.example Zo dus.</p>',
      media_attachments: [{ description: 'Een tekening van één paneel' }],
    })
    expect(await withdraw(id, sendingOf())).toEqual({ state: 'sent', id })
    expect(await withdraw(id, sendingOf())).toEqual({ state: 'sent', id })
    expect(server.statuses.has(id)).toBe(false)
  })
  test('whoever never wrote to us is found by the address', async () => {
    const id = idOf(await send(letterTo(null, 'Goed nieuws.'), sendingOf()))
    expect(sent(id)).toMatchObject({ content: '<p>@piet@elders.example Goed nieuws.</p>', in_reply_to_id: null })
  })
  test('is there once, when nobody heard that it was taken', async () => {
    const asked = server.say(server.piet, '@zonnig Twee keer?')
    const letter = letterTo(asked.id, 'Een keer.')
    server.faults.push({ at: 'POST /api/v1/statuses', status: 0, drop: true })
    expect((await send(letter, sendingOf())).state).toBe('unknown')
    const again = await send(letter, sendingOf())
    // An hour later the server has forgotten the key.
    now += 3_600_000
    server.forgetKeys()
    expect(await send(letter, sendingOf())).toEqual(again)
    expect([...server.statuses.values()].filter(({ content }) => content.includes('Een keer.')).length).toBe(1)
  })
  test.each<[string, Partial<Letter>, { at: string; status: number } | null, object]>([
    ['is too long with the name before it', { text: 'x'.repeat(496) }, null, { state: 'not sent', permanent: true }],
    ['may not write', {}, { at: 'POST /api/v1/statuses', status: 403 }, { state: 'not sent', permanent: true }],
    ['sent too much', {}, { at: 'POST /api/v1/statuses', status: 429 }, { state: 'not sent', permanent: false }],
    ['is not heard', {}, { at: 'POST /api/v1/statuses', status: 500 }, { state: 'unknown' }],
    [
      'cannot look at what is answered',
      {},
      { at: 'GET /api/v1/statuses', status: 502 },
      { state: 'not sent', permanent: false },
    ],
  ])('who %s hears what became of it', async (name, more, fault, outcome) => {
    const asked = server.say(server.piet, '@zonnig Hallo')
    if (fault) server.faults.push(fault)
    expect(await send(letterTo(asked.id, name, more), sendingOf())).toMatchObject(outcome)
  })
  test('to what is gone, and without a token, is refused', async () => {
    expect(await send(letterTo('1', 'Te laat'), sendingOf())).toMatchObject({
      reason: 'What is answered is no longer there.',
    })
    const bare = sendingOf(settingsOf({ token: '' }))
    expect(await send(letterTo('1', 'Stil'), bare)).toMatchObject({
      permanent: true,
      reason: expect.stringContaining('token'),
    })
  })
})

test('looking again finds what was changed and what is gone', async () => {
  const connection = connectionTo(settingsOf())
  const readPage = createDownload({ privateHosts: [server.host] })
  const asking = { connection, readPage, clock: () => new Date(), memory: newMemory() }
  const look = async (id: string) =>
    Promise.all(
      (await reread({ id, url: null, inReplyTo: null, author: null }, asking)).map(({ bytes }) =>
        decode(bytes, { connection, received: new Date() }),
      ),
    )
  const said = server.say(server.sanne, '@zonnig Eerst')
  expect(await look(said.id)).toEqual([])
  server.edit(said.id, '@zonnig Later')
  expect(await look(said.id)).toMatchObject([{ type: 'Update', note: { text: '@zonnig Later', addressed: true } }])
  server.erase(said.id)
  expect(await look(said.id)).toMatchObject([{ type: 'Delete', id: said.id }])
  server.faults.push({ at: 'GET /api/v1/statuses', status: 500 })
  await expect(look(said.id)).rejects.toThrow(/answers 500/)
})

describe('testing the connection', () => {
  const steps = async (settings: Settings) => {
    const readPage = createDownload({ privateHosts: [server.host] })
    const more = {
      reach: createReach({ privateHosts: [] }),
      openSocket: createSockets({ privateHosts: [] }),
      house: '',
    }
    const found: [string, boolean][] = []
    for await (const { step, ok } of probe(settings, new AbortController().signal, readPage, more))
      found.push([step.en, ok])
    return found
  }
  test('goes step by step', async () => {
    expect(await steps(settingsOf({ hashtags: 'storing', maxLength: 900 }))).toEqual([
      ['Find the server', true],
      ['How long an answer may be', false],
      ['Sign in', true],
      ['Read notifications', true],
      ['Listen while it happens', true],
      ['Read #storing', true],
    ])
    expect(await steps(settingsOf({ token: 'verkeerd' }))).toEqual([
      ['Find the server', true],
      ['Sign in', false],
    ])
    expect(await steps(settingsOf({ token: '', hashtags: 'storing' }))).toEqual([
      ['Find the server', true],
      ['Read #storing', true],
    ])
  })
})
