/** One server and the account that a team has on it, and asking it something: politely, as far as it lets us. */
import type { ReadPage, Settings } from '../kit/channel.ts'
import { askJson, Trouble, waitOf } from '../kit/trouble.ts'

export type Server = {
  /** Without a slash at the end. */
  address: string
  host: string
  /** Null when we only read. */
  token: string | null
  headers: Readonly<Record<string, string>>
  hashtags: readonly string[]
  searches: readonly string[]
  everything: boolean
}

export function serverOf(settings: Settings): Server {
  const address = new URL(String(settings.address)).origin
  const token = String(settings.token ?? '').trim() || null
  return {
    address,
    host: new URL(address).host,
    token,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    hashtags: parts(settings.hashtags, /[\s,;]+/).map((tag) => tag.replace(/^#/, '').toLowerCase()),
    searches: token ? parts(settings.searches, /[\n,;]+/) : [],
    everything: settings.everything !== false,
  }
}

const parts = (field: unknown, between: RegExp): string[] =>
  [
    ...new Set(
      String(field ?? '')
        .split(between)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ].slice(0, 20)

const wrongToken = 'is the access token still right, and may it read?'
const noToken = 'it shows this only to who has an account there, so fill in an access token'

/** Part of what a server allows in five minutes that is left to the people who use the account. */
const leftOver = 0.1
/** What most servers allow. */
const usualLimit = 300

export type Asked = { status: number; json: unknown }

/**
 * @param query names and values, in order; a name may come twice
 * @throws Trouble when there is no answer, the server wants us to wait, or does not let us in
 */
export async function askServer(
  { address, host, headers, token }: Server,
  readPage: ReadPage,
  now: Date,
  path: string,
  query: readonly (readonly [string, string])[] = [],
): Promise<Asked> {
  const url = new URL(path, address)
  for (const [name, value] of query) url.searchParams.append(name, value)
  const answer = await askJson(readPage, url.href, headers)
  const { status } = answer
  const wait = restOf(answer.headers, now)
  if (status === 429) throw new Trouble(`${host} asks us to wait ${inMinutes(wait ?? 300)}`, wait ?? 300)
  // A server that shows a timeline to nobody but its own people answers 422.
  if (status === 401 || status === 403 || status === 422)
    throw new Trouble(`${host} does not let us in (${status}): ${token ? wrongToken : noToken}`)
  if (status >= 500) throw new Trouble(`${host} answers ${status}`, waitOf(answer.headers['retry-after'], now))
  const most = Number(answer.headers['x-ratelimit-limit'] ?? usualLimit)
  const left = Number(answer.headers['x-ratelimit-remaining'] ?? most)
  if (left < most * leftOver && wait !== null)
    throw new Trouble(`${host} lets us ask little more: we go on in ${inMinutes(wait)}`, wait)
  return { status, json: answer.json }
}

/** Seconds until we may ask as much as we like again; the server tells a moment. */
function restOf(headers: Readonly<Record<string, unknown>>, now: Date): number | null {
  return waitOf(headers['x-ratelimit-reset'] ?? headers['retry-after'], now)
}

const inMinutes = (seconds: number) => `${Math.max(1, Math.ceil(seconds / 60))} min.`

/** What a server says of itself. */
export type Instance = { title: string; version: string; longest: number; streaming: string | null }

export async function readInstance(server: Server, readPage: ReadPage, now: Date): Promise<Instance> {
  const { status, json } = await askServer(server, readPage, now, '/api/v2/instance')
  const part = (from: unknown, ...names: string[]): unknown =>
    names.reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), from)
  if (status !== 200 || !part(json, 'configuration'))
    throw new Trouble(`${server.host} does not answer as a Mastodon server (version 4 or later): is the address right?`)
  const streaming = part(json, 'configuration', 'urls', 'streaming')
  return {
    title: String(part(json, 'title') ?? server.host),
    version: String(part(json, 'version') ?? ''),
    longest: Number(part(json, 'configuration', 'statuses', 'max_characters')) || 500,
    streaming: typeof streaming === 'string' && /^wss?:\/\//.test(streaming) ? streaming : null,
  }
}

export type Me = { id: string; acct: string }

/** Whose token it is. */
export async function whoAmI(server: Server, readPage: ReadPage, now: Date): Promise<Me | null> {
  if (!server.token) return null
  const { json } = await askServer(server, readPage, now, '/api/v1/accounts/verify_credentials')
  const { id, acct } = Object(json) as { id?: unknown; acct?: unknown }
  if (typeof id !== 'string' || typeof acct !== 'string')
    throw new Trouble(`${server.host} does not say whose access token it is`)
  return { id, acct }
}
