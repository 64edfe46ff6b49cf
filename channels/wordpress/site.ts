/** One WordPress: how it is asked, and as whom. */
import type { Settings } from '../kit/channel.ts'
import type { ReadPage } from '../kit/reach.ts'
import { type Answer, askJson, hostOf, Trouble, waitOf } from '../kit/trouble.ts'

export type Site = {
  /** Without a slash at the end. */
  address: string
  host: string
  /** The user as whom we read and answer; empty reads what everybody may. */
  user: string
  headers: Readonly<Record<string, string>>
}

export function siteOf(settings: Settings): Site {
  const address = String(settings.address ?? '')
    .trim()
    .replace(/\/+$/, '')
  const [user, password] = [settings.user, settings.password].map((part) => String(part ?? '').trim())
  const signed = user && password
  return {
    address,
    host: hostOf(address),
    user: signed ? user : '',
    headers: signed ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {},
  }
}

/** Every WordPress answers at this form of an address, however its permalinks are written. */
export function routeOf(site: Site, path: string, query: Readonly<Record<string, string | number>> = {}): string {
  const asked = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return `${site.address}/?${new URLSearchParams([['rest_route', path], ...asked])}`
}

/** @throws Trouble for anything but an answer that WordPress means; 404 and 410 are answers */
export async function ask(readPage: ReadPage, site: Site, url: string, now: Date): Promise<Answer> {
  const answer = await askJson(readPage, url, site.headers)
  const { status, headers } = answer
  if (status === 200 || status === 404 || status === 410) return answer
  throw new Trouble(refusal(site, answer), waitOf(headers['retry-after'], now))
}

/** What WordPress says of why not, in words. */
export function refusal(site: Site, { status, json }: Pick<Answer, 'status' | 'json'>): string {
  const { code = '', message = '' } = (json ?? {}) as { code?: unknown; message?: unknown }
  if (status === 401 && site.user) return `${site.host} refuses the user name or the application password`
  if (status === 401) return `${site.host} shows this only to who signs in: fill in a user and an application password`
  if (status === 403 && code === 'rest_forbidden_context')
    return `${site.user} may not moderate comments on ${site.host}: give that user the role of editor`
  if (status === 429) return `${site.host} asks us to come less often`
  if (typeof message === 'string' && message) return `${site.host} says: ${message.replace(/\s+/g, ' ').slice(0, 300)}`
  return `${site.host} answers with an error (${status})`
}
