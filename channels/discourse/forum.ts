/** One Discourse: how it is asked, and as whom. */
import { cleanLine } from '../../domain/message/text.ts'
import type { Settings } from '../kit/channel.ts'
import type { ReadPage } from '../kit/reach.ts'
import { type Answer, askJson, hostOf, Trouble, waitOf } from '../kit/trouble.ts'

export type Forum = {
  /** Without a slash at the end. */
  address: string
  host: string
  /** The user as whom we read and answer; empty reads what everybody may. */
  user: string
  headers: Readonly<Record<string, string>>
  /** It is the organisation's own: all of it is heard, and who begins a topic speaks to us. */
  home: boolean
}

export function forumOf(settings: Settings): Forum {
  const text = (name: string) => String(settings[name] ?? '').trim()
  const address = text('address').replace(/\/+$/, '')
  const [user, key] = [text('user').replace(/^@/, ''), text('apiKey')]
  const signed = user !== '' && key !== ''
  return {
    address,
    host: hostOf(address),
    user: signed ? user : '',
    headers: signed ? { 'api-key': key, 'api-username': user } : {},
    home: settings.ours === true,
  }
}

export const isUs = (forum: Forum, name: string | undefined | null) =>
  forum.user !== '' && name?.toLowerCase() === forum.user.toLowerCase()

/**
 * @returns the answer, or null when it is not there (any more)
 * @throws Trouble for anything else, also for what we may not see: a key that was revoked takes nothing away
 */
export async function ask(readPage: ReadPage, forum: Forum, path: string, now: Date): Promise<unknown> {
  const answer = await askJson(readPage, forum.address + path, forum.headers)
  if (answer.status === 404 || answer.status === 410) return null
  if (answer.status === 200 && answer.json !== null) return answer.json
  throw new Trouble(refusal(forum, answer), waitFor(answer, now))
}

/** Discourse says in its answer how long to wait, and in a header as everybody. */
const waitFor = ({ json, headers }: Answer, now: Date) =>
  Number((json as { extras?: { wait_seconds?: unknown } } | null)?.extras?.wait_seconds) ||
  waitOf(headers['retry-after'], now)

/** What Discourse says of why not, in words. */
export function refusal(forum: Forum, { status, json }: Pick<Answer, 'status' | 'json'>): string {
  const { host, user } = forum
  const { errors, extras } = (json ?? {}) as { errors?: unknown; extras?: { wait_seconds?: unknown } }
  const said = cleanLine(Array.isArray(errors) ? errors.filter((one) => typeof one === 'string').join(' ') : '', 300)
  if (status === 429) {
    const seconds = Number(extras?.wait_seconds) || 0
    return seconds > 0 ? `${host} asks us to wait ${seconds} seconds` : `${host} asks us to come less often`
  }
  const shortest = /too short \(minimum is (\d+)/i.exec(said)?.[1]
  if (shortest) return `${host} takes answers of at least ${shortest} characters.`
  if (/too similar/i.test(said)) return `${host} finds this too much like an earlier answer: say it in another way.`
  if (status === 401 || (status === 403 && user))
    return said ? `${host} says: ${said}` : `${host} refuses the key or the user`
  if (status === 403) return `${host} shows this only to who signs in: fill in a user and an API key`
  return said ? `${host} says: ${said}` : `${host} answers with an error (${status})`
}
