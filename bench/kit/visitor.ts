/** Somebody who talks HTTP with a running program: the owner by cookie, a bridge by key. */
import type { Method } from '../../contract/endpoint.ts'

export type Visitor = {
  url: string
  headers: Readonly<Record<string, string>>
  /** @throws Answered when the status is not 2xx; what `fetch` throws when nobody answers */
  ask<T>(method: Method, path: string, body?: unknown): Promise<T>
}

/** An answer that is not a success. */
export class Answered extends Error {
  override name = 'Answered'
  status: number
  constructor(what: string, status: number, text: string) {
    super(`${what} was answered with ${status}: ${text.slice(0, 400)}`)
    this.status = status
  }
}

export function visitor(url: string, headers: Readonly<Record<string, string>>): Visitor {
  return {
    url,
    headers,
    async ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
      const response = await call(url, headers, method, path, body)
      return (await response.json()) as T
    },
  }
}

async function call(
  url: string,
  headers: Readonly<Record<string, string>>,
  method: Method,
  path: string,
  body: unknown,
) {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(url + path, { method, headers: { ...type, ...headers }, ...sent })
  if (!response.ok) throw new Answered(`${method} ${path}`, response.status, await response.text())
  return response
}

/** The first run: make the owner, who is signed in from then on. */
export async function settleHouse(url: string): Promise<Visitor> {
  const owner = { name: 'Joris Vermeer', email: 'joris@example.org', password: 'fietsbel-in-de-regen' }
  const body = { organisation: 'Zonnig Wonen', language: 'nl', demo: false, ...owner }
  return enter(url, '/api/v1/house', body)
}

/** A colleague of the owner, signed in. */
export async function addColleague(owner: Visitor): Promise<Visitor> {
  const [email, password] = ['sanne@example.org', 'regenjas-aan-de-kapstok']
  const person = { name: 'Sanne de Wit', email, role: 'agent' }
  const { invitation } = await owner.ask<{ invitation: string }>('POST', '/api/v1/agents', person)
  await visitor(owner.url, fromPage(owner.url)).ask('POST', '/api/v1/invitations', {
    token: invitation.split('#')[1],
    password,
  })
  return enter(owner.url, '/api/v1/session', { email, password })
}

const fromPage = (url: string) => ({ origin: url, 'x-samenspraak': '1' })

/** Ask for something that signs in. */
async function enter(url: string, path: string, body: object): Promise<Visitor> {
  const entered = await call(url, fromPage(url), 'POST', path, body)
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return visitor(url, { ...fromPage(url), cookie })
}

/** A program with a key of its own. */
export async function makeKey(owner: Visitor, scopes: readonly string[]): Promise<Visitor> {
  const { secret } = await owner.ask<{ secret: string }>('POST', '/api/v1/keys', { name: 'brug', scopes })
  return visitor(owner.url, { authorization: `Bearer ${secret}` })
}

/** @returns the id of the new channel */
export async function makeChannel(owner: Visitor, kind: string, name: string, settings: object): Promise<string> {
  const made = await owner.ask<{ id: string }>('POST', '/api/v1/channels', { kind, name, settings })
  return made.id
}
