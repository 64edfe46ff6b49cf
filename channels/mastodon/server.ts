/** One server and the account that a team has on it, and asking it something: politely, as far as it lets us. */
import type { ReadPage, Settings, Words } from '../kit/channel.ts'
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

/** Why a server cannot be read, in both languages. */
export class Closed extends Trouble {
  override name = 'Closed'
  readonly words: Words
  constructor(words: Words, after: number | null = null) {
    super(words.en, after)
    this.words = words
  }
}

const wrongToken: Words = {
  nl: 'klopt de toegangssleutel nog, en mag hij lezen?',
  en: 'is the access token still right, and may it read?',
}
const noToken: Words = {
  nl: 'hij laat dit alleen zien aan wie er een account heeft, dus vul een toegangssleutel in',
  en: 'it shows this only to who has an account there, so fill in an access token',
}

/** A tenth of what a server allows in five minutes is left to the people who use the account. */
const leftOver = 30

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
  if (status === 429)
    throw new Closed(
      {
        nl: `${host} vraagt ons ${inMinutes(wait ?? 300)} te wachten`,
        en: `${host} asks us to wait ${inMinutes(wait ?? 300)}`,
      },
      wait ?? 300,
    )
  // A server that shows a timeline to nobody but its own people answers 422.
  if (status === 401 || status === 403 || status === 422)
    throw new Closed({
      nl: `${host} laat ons niet binnen (${status}): ${(token ? wrongToken : noToken).nl}`,
      en: `${host} does not let us in (${status}): ${(token ? wrongToken : noToken).en}`,
    })
  if (status >= 500)
    throw new Closed(
      { nl: `${host} antwoordt ${status}`, en: `${host} answers ${status}` },
      waitOf(answer.headers['retry-after'], now),
    )
  const left = Number(answer.headers['x-ratelimit-remaining'] ?? Number.POSITIVE_INFINITY)
  if (left < leftOver && wait !== null)
    throw new Closed(
      {
        nl: `${host} laat ons bijna niets meer vragen: over ${inMinutes(wait)} gaan we verder`,
        en: `${host} lets us ask little more: we go on in ${inMinutes(wait)}`,
      },
      wait,
    )
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
    throw new Closed({
      nl: `${server.host} antwoordt niet als een Mastodon-server (versie 4 of later): klopt het adres?`,
      en: `${server.host} does not answer as a Mastodon server (version 4 or later): is the address right?`,
    })
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
    throw new Closed({
      nl: `${server.host} zegt niet van wie de toegangssleutel is`,
      en: `${server.host} does not say whose access token it is`,
    })
  return { id, acct }
}
