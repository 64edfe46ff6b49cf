import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../server/store/database.ts'
import { owner as joris, openHouse, password, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

/** A request as it is, without what a visitor of ours sends along. */
const raw = (path: string, init: RequestInit = {}, remoteAddress = '203.0.113.9', app = house.app) =>
  app.request(
    path,
    { ...init, headers: { host: 'localhost', ...init.headers } },
    { incoming: { socket: { remoteAddress } } },
  )

describe('another site', () => {
  const change = (headers: Record<string, string>) => {
    const { cookie = '' } = owner.headers
    return raw('/api/v1/me', {
      method: 'PATCH',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: '{"signature":"Groet"}',
    })
  }

  test.each([
    ['no origin at all', { 'x-samenspraak': '1' }],
    ['its own origin', { 'x-samenspraak': '1', origin: 'https://elders.example' }],
    ['an opaque origin', { 'x-samenspraak': '1', origin: 'null' }],
    ['our name on another port', { 'x-samenspraak': '1', origin: 'http://localhost:9' }],
    ['a name that begins like ours', { 'x-samenspraak': '1', origin: 'http://localhost.elders.example' }],
    ['a cross-site fetch', { 'x-samenspraak': '1', 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch', { 'x-samenspraak': '1', 'sec-fetch-site': 'same-site' }],
    ['our origin without our header', { origin: 'http://localhost' }],
  ])('cannot change anything with our cookie: %s', async (_, headers) => {
    const refused = await change(headers)
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'wrong-origin' })
  })

  test.each([
    ['our origin', { 'x-samenspraak': '1', origin: 'http://localhost' }],
    ['our public address', { 'x-samenspraak': '1', origin: 'http://127.0.0.1:8080' }],
    ['a fetch of our own', { 'x-samenspraak': '1', 'sec-fetch-site': 'same-origin' }],
  ])('is not what our own page is: %s', async (_, headers) => {
    expect((await change(headers)).status).toBe(200)
  })

  test('cannot sign somebody in', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://elders.example' }
    const init = { method: 'POST', headers, body: '{"email":"a@example.org","password":"x"}' }
    expect((await raw('/api/v1/session', init)).status).toBe(403)
  })

  test('cannot read: no answer allows another origin', async () => {
    const answer = await raw('/api/v1/house', { headers: { origin: 'https://elders.example' } })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

describe('the host header', () => {
  test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'samenspraak.localhost'])(
    'may be a name of this machine: %s',
    async (host) => expect((await raw('/api/v1/house', { headers: { host } })).status).toBe(200),
  )

  test.each(['elders.example', 'localhost.elders.example', '127.0.0.1.elders.example', 'a@b', '', '192.168.1.4:8080'])(
    'may not be another: "%s"',
    async (host) => {
      const refused = await raw('/api/v1/house', { headers: { host } })
      expect(refused.status).toBe(421)
      expect(await refused.json()).toMatchObject({ code: 'wrong-host', detail: expect.stringContaining('PUBLIC_URL') })
    },
  )

  test('may be the public address, and may be anything where we do not know our names', async () => {
    const proxied = house.neighbour({ environment: { PUBLIC_URL: 'https://gesprek.example.org' } })
    const open = house.neighbour({ environment: { HOST: '0.0.0.0' } })
    const headers = { host: 'gesprek.example.org' }
    expect((await raw('/api/v1/house', { headers }, '203.0.113.9', proxied)).status).toBe(200)
    expect((await raw('/api/v1/house', { headers }, '203.0.113.9', open)).status).toBe(200)
  })
})

describe('what the browser is told', () => {
  test.each(['/api/v1/house', '/healthz', '/geen/pagina.js', '/api/v1/nergens'])(
    'is strict everywhere: %s',
    async (path) => {
      const { headers } = await raw(path)
      const policy = headers.get('content-security-policy') ?? ''
      for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy.split('; ')).toContain(rule)
      expect(policy).not.toContain('unsafe-eval')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  test('behind https: cookies are secure and the browser stays on https', async () => {
    const secure = house.neighbour({ environment: { PUBLIC_URL: 'https://gesprek.example.org' } })
    const visitor = house.stranger(secure)
    visitor.headers = { host: 'gesprek.example.org', origin: 'https://gesprek.example.org', 'x-samenspraak': '1' }
    const signedIn = await visitor.ask('POST', '/api/v1/session', { email: joris.email, password })
    expect(signedIn.headers.get('strict-transport-security')).toContain('max-age=')
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^__Secure-samenspraak\.session_token=.*; Secure/)
    expect((await visitor.ask('GET', '/api/v1/session')).status).toBe(200)
  })
})

describe('a body', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    raw('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

  test('that is not JSON is told at which character', async () => {
    const refused = await post('{"email":\n "a", }')
    expect(refused.status).toBe(400)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({
      code: 'malformed-json',
      detail: 'The body stops being JSON at character 17 (line 2, column 7).',
      at: 16,
      line: 2,
      column: 7,
    })
  })

  test('that is not UTF-8 is refused instead of changed', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"email":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('","password":"x"}'),
    ])
    expect(await (await post(bytes)).json()).toMatchObject({ code: 'malformed-json' })
  })

  test('that is something else is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
      expect((await post('{}', { 'content-type': type })).status).toBe(415)
    expect((await post('{}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(400)
  })

  test('that is too large is refused by what it says it is', async () => {
    const refused = await post('{}', { 'content-length': '99000000' })
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({ code: 'too-large', limit: 1024 * 1024 })
  })

  test('that is too large is not read to its end when it does not say so', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(out) {
        sent += 65_536
        out.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const headers = { host: 'localhost', 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit
    expect((await raw('/api/v1/session', init)).status).toBe(413)
    expect(sent).toBeLessThan(2 * 1024 * 1024)
  })

  test('that no store can hold names the field', async () => {
    for (const signature of ['a\0b', 'a\ud800b']) {
      const refused = await owner.ask('PATCH', '/api/v1/me', { signature })
      expect(refused.problem.fields).toEqual([
        { path: 'signature', message: 'holds a character that cannot be stored (NUL, or half a surrogate pair)' },
      ])
    }
  })

  test('with very many faults is told the first twenty', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`veld${i}`, i]))
    const refused = await owner.ask('PATCH', '/api/v1/me', many)
    expect(refused.problem.fields).toHaveLength(20)
  })

  test('with fields deep inside that nobody knows names them', async () => {
    const refused = await owner.ask(
      'PATCH',
      '/api/v1/me',
      '{"password":{"now":"x","next":"yyyyyyyyyy","was":1},"__proto__":{}}',
    )
    expect(refused.problem.fields?.map((field) => field.path)).toEqual(['password.was', '__proto__'])
  })
})

describe('addresses', () => {
  test('that are not there, say where the list is', async () => {
    const missing = await raw('/api/v1/nergens')
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ code: 'not-found', detail: expect.stringContaining('openapi.json') })
  })

  test('tell which methods they know', async () => {
    const refused = await raw('/api/v1/agents', { method: 'DELETE' })
    expect(refused.status).toBe(405)
    expect(refused.headers.get('allow')).toBe('GET, POST')
    expect(await refused.json()).toMatchObject({ code: 'no-such-method' })
  })

  test('name what is wrong with a path or a query', async () => {
    const path = await owner.ask('PATCH', '/api/v1/agents/1%27%20or%201=1', { active: false })
    expect(path.problem.fields).toEqual([{ path: 'id', message: 'is not an id' }])
    const query = await owner.ask('GET', '/api/v1/agents?rol=agent&rol=viewer')
    expect(query.problem.fields).toEqual([
      { path: 'rol', message: 'is given twice' },
      { path: 'rol', message: 'is not a known field' },
    ])
  })
})

describe('limits for strangers', () => {
  test('hold per address, say when to come back, and leave others alone', async () => {
    const ask = (address: string) => raw('/api/v1/house', {}, address)
    const statuses = []
    for (let i = 0; i < 61; i++) statuses.push((await ask('198.51.100.7')).status)
    expect(statuses).toEqual([...Array(60).fill(200), 429])
    const refused = await ask('198.51.100.7')
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({ code: 'too-many' })
    expect((await ask('198.51.100.8')).status).toBe(200)
    house.wait(1_000)
    expect((await ask('198.51.100.7')).status).toBe(200)
  })

  test('do not listen to X-Forwarded-For without a proxy of our own', async () => {
    const ask = (i: number) =>
      raw('/api/v1/house', { headers: { 'x-forwarded-for': `198.51.100.${i}` } }, '203.0.113.77')
    const statuses = []
    for (let i = 0; i < 61; i++) statuses.push((await ask(i)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  test('listen to what our own proxy added, not to what was sent to it', async () => {
    const proxied = house.neighbour({ environment: { SAMENSPRAAK_TRUST_PROXY: '1' } })
    const ask = (i: number, last: string) =>
      raw('/api/v1/house', { headers: { 'x-forwarded-for': `198.51.100.${i}, ${last}` } }, '127.0.0.1', proxied)
    const statuses = []
    for (let i = 0; i < 61; i++) statuses.push((await ask(i, '192.0.2.200')).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await ask(1, '192.0.2.201')).status).toBe(200)
  })
})

describe('health and figures', () => {
  test('healthz answers for the process, the store and the event loop', async () => {
    const health = await raw('/healthz')
    expect(health.status).toBe(200)
    expect(await health.json()).toEqual({ status: 'ok', store: 'ok', eventLoopMs: expect.any(Number) })
  })

  test('healthz says so when the store does not answer', async () => {
    const nowhere = house.neighbour({ context: connect({ host: '127.0.0.1', port: 1 }, () => undefined) })
    const health = await raw('/healthz', {}, '203.0.113.9', nowhere)
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ status: 'failing', store: 'does not answer' })
  })

  test('metrics are for this machine and for keys', async () => {
    expect((await raw('/metrics')).status).toBe(403)
    expect((await raw('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } }, '127.0.0.1')).status).toBe(403)
    const program = await house.program(['event.read'])
    expect((await program.ask('GET', '/metrics')).status).toBe(200)
    const here = await (await raw('/metrics', {}, '127.0.0.1')).text()
    expect(here).toContain('samenspraak_http_request_seconds_count{method="GET",route="/api/v1/house",status="200"}')
    expect(here).toContain('nodejs_eventloop_lag')
    for (const line of [
      'samenspraak_arrivals_in_flight 0',
      'samenspraak_arrivals{outcome="refused"} 0',
      'samenspraak_outbox{state="unknown"} 0',
      'samenspraak_live_listeners 0',
      'samenspraak_store_connections{state="awaited"} 0',
    ])
      expect(here).toContain(line)
  })
})
