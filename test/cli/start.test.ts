/** Starting and stopping, inside this process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { listen } from '../../server/listen.ts'
import { start } from '../../server/main.ts'
import { until } from '../../server/store/embedded/postmaster.ts'
import { emptyDatabase, type TestStore, urlOf } from '../support/store.ts'

let folder: string
let store: TestStore
let DATABASE_URL: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  store = await emptyDatabase()
  DATABASE_URL = urlOf(store.connect)
})
afterAll(async () => {
  await store.drop()
  rmSync(folder, { recursive: true, force: true })
})

const config = (more: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL, LOG_LEVEL: 'silent', ...more }, { data: join(folder, 'data'), port: '0' })

test('several programs share one database server, and migrate it once', async () => {
  const both = await Promise.all([start(config()), start(config())])
  for (const { url } of both) expect((await fetch(`${url}/healthz`)).status).toBe(200)
  for (const { context } of both) expect(context.config.publicUrl).not.toMatch(/:0$/)
  for (const { stop } of both) await stop()
})

test('a worker listens to nobody, and a web process does no work', async () => {
  const worker = await start(config({ SAMENSPRAAK_ROLE: 'worker' }))
  expect(worker.url).toBeNull()
  const web = await start(config({ SAMENSPRAAK_ROLE: 'web' }))
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200)
  await web.stop()
  await worker.stop()
})

test('stopping finishes the requests in hand, ends live streams at once, and takes no more', async () => {
  let answer: (response: Response) => void = () => undefined
  const asked = new Set<string>()
  const server = await listen(
    (request) => {
      const { pathname } = new URL(request.url)
      asked.add(pathname)
      if (pathname === '/slow')
        return new Promise<Response>((resolve) => {
          answer = resolve
        })
      return new Response(
        new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(': hello\n\n')) }),
        {
          headers: { 'content-type': 'text/event-stream' },
        },
      )
    },
    '127.0.0.1',
    0,
  )
  const url = `http://127.0.0.1:${server.port}`
  const slow = fetch(`${url}/slow`)
  const live = await fetch(`${url}/live`, { headers: { accept: 'text/event-stream' } })
  const reading = live.text().catch(() => 'hung up')
  expect(await until(() => asked.size === 2, 5_000)).toBe(true)
  const stopped = server.stop(10_000)
  expect(await reading).toBe('hung up')
  await expect(fetch(`${url}/more`)).rejects.toThrow()
  answer(new Response('done'))
  expect(await (await slow).text()).toBe('done')
  await stopped
})

test('stopping hangs up on a request that does not end in time', async () => {
  let asked: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => {
    asked = resolve
  })
  const hang = () => {
    asked()
    return new Promise<Response>(() => undefined)
  }
  const server = await listen(hang, '127.0.0.1', 0)
  const never = fetch(`http://127.0.0.1:${server.port}/`).catch(() => 'hung up')
  await arrived
  await server.stop(50)
  expect(await never).toBe('hung up')
})
