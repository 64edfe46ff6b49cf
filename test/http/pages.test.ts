import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type TestHouse } from './house.ts'

let house: TestHouse
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samenspraak-pages-'))
  const web = join(folder, 'web')
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Samenspraak</title>')
  writeFileSync(join(web, 'assets', 'main-abc123.js'), 'console.log(1)')
  writeFileSync(join(web, 'assets', 'main-abc123.js.gz'), gzipSync('console.log(1)'))
  writeFileSync(join(web, 'assets', 'main-abc123.js.br'), 'as if it were packed')
  writeFileSync(join(web, 'notes.exe'), 'of no kind that we serve')
  writeFileSync(join(folder, 'key'), 'secret')
  house = await openHouse({ app: { web } })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  house.app.request(path, { headers: { host: 'localhost', ...headers } })

describe('the pages', () => {
  test.each(['/', '/inbox', '/inbox/0190b1c2', '/instellingen/kanalen'])(
    'an address of the app gets the app: %s',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(await answer.text()).toContain('<title>Samenspraak</title>')
    },
  )

  test('a file with its hash in its name is kept for ever, packed when the browser can unpack', async () => {
    const plain = await get('/assets/main-abc123.js')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('console.log(1)')
    const packed = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe(
      'gzip',
    )
  })

  test('a page that the browser has is not sent again', async () => {
    const tag = (await get('/')).headers.get('etag') ?? ''
    expect((await get('/', { 'if-none-match': tag })).status).toBe(304)
  })

  test.each(['/assets/weg-def456.js', '/favicon.png', '/notes.exe', '/api/weg', '/assets/'])(
    'what is not there is not the app: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  test('before the build every page says what to do', async () => {
    const bare = house.neighbour({ app: { web: join(folder, 'nergens') } })
    const answer = await bare.request('/', { headers: { host: 'localhost' } })
    expect(await answer.json()).toMatchObject({ status: 404, detail: expect.stringContaining('npm run build') })
  })
})

describe('a path that climbs', () => {
  // Over a real socket: a client library would tidy the path before sending it.
  const ask = (port: number, path: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path }, (response) => {
        let text = ''
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
        .on('error', reject)
        .end()
    })

  test('never leaves the folder', async () => {
    const server = createServer(getRequestListener(house.app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    for (const path of [
      '/../key',
      '/..%2fkey',
      '/%2e%2e/key',
      '/assets/../../key',
      '/assets/..%5c..%5ckey',
      '//etc/passwd',
      '/%00',
    ])
      expect([path, (await ask(port, path)).text]).not.toEqual([path, 'secret'])
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
