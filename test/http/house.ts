/** A house for tests of HTTP: a database of its own, the real app without a port, a clock that stands still until it is moved. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Method, Problem } from '../../contract/endpoint.ts'
import { firstRunCode } from '../../server/access/first-run.ts'
import { scryptPasswords } from '../../server/access/passwords.ts'
import { readConfig } from '../../server/config.ts'
import { type Context, closeContext, createContext } from '../../server/context.ts'
import { type AppOptions, createApp } from '../../server/http/app.ts'
import { freshDatabase } from '../support/store.ts'

export const password = 'fietsbel-in-de-regen'
export const owner = { email: 'joris@example.org', name: 'Joris Vermeer', password }

export type Visitor = {
  /** What is sent along with everything. */
  headers: Record<string, string>
  ask<T>(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered<T>>
}
export type Answered<T> = { status: number; body: T; problem: Problem; headers: Headers; text: string }

export type TestHouse = {
  ctx: Context
  app: Hono
  /** Move the clock. */
  wait(ms: number): void
  /** Another process on the same store, perhaps with other settings. */
  neighbour(other?: HouseOptions): Hono
  /** Somebody who is not signed in, from an address of their own. */
  stranger(app?: Hono): Visitor
  /** With an account and signed in. */
  colleague(role: 'owner' | 'admin' | 'agent' | 'viewer' | 'marketer'): Promise<Visitor & { id: string; email: string }>
  program(scopes: string[], channelId?: string): Promise<Visitor>
  /** The owner, signed in. The first call settles the house. */
  owner(): Promise<Visitor>
  close(): Promise<void>
}

export type HouseOptions = { environment?: Record<string, string>; context?: Partial<Context>; app?: AppOptions }

export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const store = await freshDatabase()
  const data = mkdtempSync(join(tmpdir(), 'samenspraak-test-'))
  let now = Date.now()
  const settings = { SAMENSPRAAK_DATA: data, LOG_LEVEL: 'silent', ...options.environment }
  const ctx = createContext(readConfig(settings), store.connect, {
    clock: () => new Date(now),
    // The same way with little work: nobody guesses at these.
    passwords: scryptPasswords(4),
    ...options.context,
  })
  const open = (other: HouseOptions = {}) => {
    const config = readConfig({ ...settings, ...other.environment })
    return createApp({ ...ctx, config, ...other.context }, { strict: true, ...options.app, ...other.app })
  }
  const app = open()
  let visitors = 0
  let people = 0
  let first: Promise<Visitor> | undefined

  const visitor = (through: Hono, headers: Record<string, string>): Visitor => {
    const remoteAddress = `192.0.2.${++visitors % 250}`
    const self: Visitor = {
      headers: { host: 'localhost', ...headers },
      async ask(method, path, body, more = {}) {
        const sent = typeof body === 'string' ? body : JSON.stringify(body)
        const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
        const init = {
          method,
          headers: { ...type, ...self.headers, ...more },
          ...(body === undefined ? {} : { body: sent }),
        }
        const response = await through.request(path, init, { incoming: { socket: { remoteAddress } } })
        const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
        if (cookies.length > 0) self.headers = { ...self.headers, cookie: cookies.join('; ') }
        const text = await response.text()
        const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
        return { status: response.status, body: json, problem: json, headers: response.headers, text }
      },
    }
    return self
  }
  const browser = (through = app) => visitor(through, { origin: 'http://localhost', 'x-samenspraak': '1' })

  const house: TestHouse = {
    ctx,
    app,
    wait: (ms) => {
      now += ms
    },
    neighbour: open,
    stranger: browser,
    owner() {
      first ??= settle(browser(), firstRunCode(ctx.seal))
      return first
    },
    async colleague(role) {
      const email = `collega-${++people}@example.org`
      const added = await (await house.owner()).ask<{ agent: { id: string }; invitation: string }>(
        'POST',
        '/api/v1/agents',
        {
          name: `Collega ${people}`,
          email,
          role,
        },
      )
      const token = added.body.invitation.split('#')[1]
      const self = browser()
      await self.ask('POST', '/api/v1/invitations', { token, password })
      await self.ask('POST', '/api/v1/session', { email, password })
      return {
        ...self,
        get headers() {
          return self.headers
        },
        ask: self.ask,
        id: added.body.agent.id,
        email,
      }
    },
    async program(scopes, channelId) {
      const made = await (await house.owner()).ask<{ secret: string }>('POST', '/api/v1/keys', {
        name: 'brug',
        scopes,
        channelId,
      })
      return visitor(app, { authorization: `Bearer ${made.body.secret}` })
    },
    async close() {
      await closeContext(ctx)
      await store.drop()
      rmSync(data, { recursive: true })
    },
  }
  return house
}

async function settle(visitor: Visitor, code: string): Promise<Visitor> {
  const settled = await visitor.ask('POST', '/api/v1/house', {
    organisation: 'Zonnig Wonen',
    language: 'nl',
    demo: false,
    code,
    ...owner,
  })
  if (settled.status !== 201) throw new Error(`the house was not settled: ${settled.text}`)
  return visitor
}
