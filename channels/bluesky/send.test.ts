/** Answering over a network that does what a test tells it to; on a real server it is tried in `test/slow/bluesky.test.ts`. */
import { expect, test } from 'vitest'
import type { Letter, Reach, Sending } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { lookUp, send } from './send.ts'
import { recordKeyOf } from './tid.ts'

const us = 'did:plc:voltmeervoltmeervoltmeer'
const asked = 'at://did:plc:fatimafatimafatimafatima/app.bsky.feed.post/3lzy2k5lm2c2a'
const now = new Date('2026-03-04T10:00:00Z')
const later = String(Date.parse('2026-03-04T10:30:00Z') / 1000)

type Reply = { status: number; headers?: object; body?: object } | Error
type Asked = { method: string; token: string; body: string }

/** What each method answers; a list gives one answer after the other, the last of them for good. */
function network(answers: Record<string, Reply | Reply[]> = {}) {
  const calls: Asked[] = []
  const session = (n: number) => ({
    did: us,
    handle: 'voltmeer.test',
    accessJwt: `access${n}`,
    refreshJwt: `refresh${n}`,
  })
  const usual: Record<string, Reply> = {
    createSession: { status: 200, body: session(1) },
    refreshSession: { status: 200, body: session(2) },
    getRecord: { status: 200, body: { uri: asked, cid: 'bafy', value: { text: 'Hoi', langs: ['fy'] } } },
    resolveHandle: { status: 400, body: { error: 'InvalidRequest' } },
    putRecord: { status: 200, body: {} },
  }
  const reach: Reach = async (url, { headers, body = '' }) => {
    const method = new URL(url).pathname.split('.').at(-1) ?? ''
    // there is no gate, unless a test makes one
    const gate: Reply | undefined = url.includes('threadgate')
      ? { status: 400, body: { error: 'RecordNotFound' } }
      : undefined
    calls.push({ method, token: headers.authorization?.slice(7) ?? '', body: String(body) })
    const given = answers[method]
    const answer =
      (Array.isArray(given) ? (given.length > 1 ? given.shift() : given[0]) : given) ?? gate ?? usual[method]
    if (!answer || answer instanceof Error) throw answer
    return { status: answer.status, headers: { ...answer.headers }, body: JSON.stringify(answer.body ?? {}) }
  }
  const settings = { address: 'voltmeer.test', password: 'geheim', server: 'https://pds.example' }
  let at = now
  const sending: Sending = {
    connection: { id: 'c', name: 'Bluesky', address: 'voltmeer.test', settings },
    signal: new AbortController().signal,
    reach,
    memory: newMemory(),
    clock: () => at,
    home: 'https://huis.example/hooks/1',
  }
  const wait = (minutes: number) => {
    at = new Date(at.getTime() + minutes * 60_000)
  }
  return { sending, calls, wait, methods: () => calls.map(({ method }) => method) }
}

const letter = (more: Partial<Letter> = {}): Letter => ({
  key: '019d0b2c-7a10-7abc-8def-0123456789ab',
  conversationNumber: 12,
  conversationToken: 'token',
  subject: '',
  text: 'Wij kijken ernaar.',
  from: { name: 'Joris', signature: '' },
  to: { network: 'bluesky', id: 'did:plc:fatimafatimafatimafatima', name: 'Fatima' },
  inReplyTo: [asked],
  visibility: 'public',
  attachments: [],
  at: now,
  ...more,
})
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const silence = Object.assign(new Error('timed out'), { name: 'TimeoutError' })

test('it is signed in once, and answers in the thread under the key of the letter, in the language of the question', async () => {
  const { sending, calls, methods } = network()
  const { rkey, moment } = recordKeyOf(letter().key)
  const sent = { state: 'sent', id: `at://${us}/app.bsky.feed.post/${rkey}` }
  expect(await send(letter(), sending)).toEqual(sent)
  expect(await send(letter(), sending)).toEqual(sent)
  expect(methods().filter((method) => method === 'createSession')).toHaveLength(1)
  const [first, second] = calls.filter(({ method }) => method === 'putRecord').map(({ body }) => body)
  expect(second).toBe(first)
  const ref = { uri: asked, cid: 'bafy' }
  expect(JSON.parse(first ?? '')).toMatchObject({
    repo: us,
    rkey,
    record: { langs: ['fy'], reply: { root: ref, parent: ref }, createdAt: moment.toISOString() },
  })
})

test('a session that is over is renewed and kept, sealed; when that fails it is signed in again', async () => {
  const over = { status: 400, body: { error: 'ExpiredToken' } }
  const found = { status: 200, body: { cid: 'bafy', value: {} } }
  const { sending, calls, methods } = network({ getRecord: [over, found] })
  expect(await send(letter(), sending)).toMatchObject({ state: 'sent' })
  expect(calls.find(({ method }) => method === 'refreshSession')?.token).toBe('refresh1')
  expect(calls.at(-1)?.token).toBe('access2')
  expect(JSON.stringify(await sending.memory.get('session'))).not.toMatch(/access|refresh/)
  const before = methods().length
  await send(letter(), sending)
  expect(methods().slice(before)).not.toContain('createSession')
  const lost = network({ getRecord: [over, found], refreshSession: { status: 401, body: { error: 'ExpiredToken' } } })
  expect(await send(letter(), lost.sending)).toMatchObject({ state: 'sent' })
  expect(lost.methods().filter((method) => method === 'createSession')).toHaveLength(2)
})

test('who is told to wait waits until then, asks nothing meanwhile, and says so', async () => {
  const busy = { status: 429, headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': later } }
  const { sending, wait, methods } = network({ putRecord: [busy, { status: 200 }] })
  const waiting = { state: 'not sent', permanent: false, reason: expect.stringContaining('until 10:30 (UTC)') }
  expect(await send(letter(), sending)).toMatchObject(waiting)
  const before = methods().length
  expect(await send(letter(), sending)).toMatchObject(waiting)
  expect(methods().length).toBe(before)
  wait(31)
  expect(await send(letter(), sending)).toMatchObject({ state: 'sent' })
})

test('the last that is taken makes the next one wait', async () => {
  const last = { status: 200, headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': later } }
  const { sending } = network({ putRecord: last })
  expect(await send(letter(), sending)).toMatchObject({ state: 'sent' })
  expect(await send(letter(), sending)).toMatchObject({ state: 'not sent', permanent: false })
})

test.each<[string, Record<string, Reply>, object]>([
  ['breaks while writing', { putRecord: silence }, { state: 'unknown' }],
  ['fails while writing', { putRecord: { status: 502 } }, { state: 'unknown', reason: /pds\.example answers 502/ }],
  ['refuses what is written', { putRecord: { status: 400, body: { message: 'Invalid record' } } }, { permanent: true }],
  ['cannot be reached', { createSession: refused }, { state: 'not sent', permanent: false, reason: /Nobody answers/ }],
  ['is silent before anything is written', { getRecord: silence }, { state: 'not sent', permanent: false }],
  [
    'asks for a code by mail',
    { createSession: { status: 401, body: { error: 'AuthFactorTokenRequired' } } },
    { permanent: false, reason: /app password/ },
  ],
  [
    'has lost the question',
    { getRecord: { status: 400, body: { error: 'RecordNotFound' } } },
    { permanent: true, reason: /not there any more/ },
  ],
])('a server that %s', async (_, answers, outcome) => {
  const { reason, ...rest } = outcome as { reason?: RegExp }
  const found = await send(letter(), network(answers).sending)
  expect(found).toMatchObject(rest)
  if (reason) expect('reason' in found && found.reason).toMatch(reason)
})

test('what cannot be a post is not sent, and nobody is asked', async () => {
  const { sending, calls } = network()
  const never = { state: 'not sent', permanent: true }
  expect(await send(letter({ text: '👩‍🚀'.repeat(301) }), sending)).toMatchObject(never)
  expect(await send(letter({ text: '👨‍👩‍👧‍👦'.repeat(200) }), sending)).toMatchObject(never)
  expect(await send(letter({ inReplyTo: ['mail@klant.example'] }), sending)).toMatchObject(never)
  expect(calls).toEqual([])
  const reads = network().sending
  const settings = { ...reads.connection.settings, password: '' }
  expect(await send(letter(), { ...reads, connection: { ...reads.connection, settings } })).toMatchObject({
    state: 'not sent',
    reason: expect.stringContaining('only listens'),
  })
})

test('whether an answer left is looked up under its key', async () => {
  const gone = network({ getRecord: { status: 400, body: { error: 'RecordNotFound' } } })
  expect(await lookUp(letter().key, gone.sending)).toEqual({ state: 'not sent' })
  expect(await lookUp(letter().key, network({ getRecord: silence }).sending)).toEqual({ state: 'unknown' })
})
