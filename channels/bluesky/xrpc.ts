/** One call of a server of the network, and what became of it. */
import { cleanLine } from '../../domain/message/text.ts'
import type { Reach, Words } from '../kit/channel.ts'
import { parse, textAt } from './json.ts'
import { addressOf } from './lookup.ts'
import { explain } from './trouble.ts'

/**
 * `refused`: certainly not done, `code` is the network's own word for why. `busy`: neither, and not before `until`. `unknown`: it may have
 * been done, or not.
 */
export type Answer =
  | { state: 'done'; body: unknown; limit: Limit }
  | { state: 'refused'; status: number; code: string; reason: Words; limit: Limit }
  | { state: 'busy'; until: Date; reason: Words }
  | { state: 'not reached'; reason: Words }
  | { state: 'unknown'; reason: Words }

/** Until when nothing more is taken from us; null while there is room. */
type Limit = Date | null

export type Call = {
  method: string
  query?: Readonly<Record<string, string>>
  /** Left out: a question. Null: an order that needs no words. */
  body?: object | null | { bytes: Uint8Array; mediaType: string }
  token?: string
}

/** What may have been said when nothing had left yet. */
const notConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'REFUSED']

/** Never throws for what a network can do. */
export async function call(reach: Reach, server: string, of: Call, now: Date): Promise<Answer> {
  const url = addressOf(server, of.method, Object.entries(of.query ?? {}))
  const bytes = of.body && 'bytes' in of.body ? of.body : null
  const body = bytes ? bytes.bytes : of.body ? JSON.stringify(of.body) : undefined
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': bytes?.mediaType ?? 'application/json' }),
    ...(of.token && { authorization: `Bearer ${of.token}` }),
  }
  try {
    const answer = await reach(url, {
      method: of.body === undefined ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body }),
    })
    return read(answer, new URL(server).host, now)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    const reason = explain(error, url)
    return { state: notConnected.includes(code) ? 'not reached' : 'unknown', reason }
  }
}

function read({ status, headers, body }: Awaited<ReturnType<Reach>>, host: string, now: Date): Answer {
  const told = parse(body)
  const limit = limitIn(headers, now)
  if (status >= 200 && status < 300) return { state: 'done', body: told, limit }
  if (status === 429) {
    const until = limit ?? new Date(now.getTime() + 60_000)
    return { state: 'busy', until, reason: askedToWait(host, until) }
  }
  const said = cleanLine(textAt(told, 'message') || textAt(told, 'error'), 200)
  const answered = `${status}${said && `: ${said}`}`
  const reason = { nl: `${host} antwoordt met ${answered}`, en: `${host} answers ${answered}` }
  if (status >= 500) return { state: 'unknown', reason }
  return { state: 'refused', status, code: textAt(told, 'error').slice(0, 100), reason, limit }
}

/** The server counts, and says how much is left (https://docs.bsky.app/docs/advanced-guides/rate-limits). */
function limitIn(headers: Readonly<Record<string, unknown>>, now: Date): Limit {
  const number = (name: string) => Number(headers[name] ?? Number.NaN)
  const reset = number('ratelimit-reset') * 1000
  return number('ratelimit-remaining') <= 0 && reset > now.getTime() && reset < 8.64e15 ? new Date(reset) : null
}

export function askedToWait(host: string, until: Date): Words {
  const at = `${until.toISOString().slice(11, 16)} (UTC)`
  return {
    nl: `${host} neemt tot ${at} niets meer aan van dit account.`,
    en: `${host} takes no more from this account until ${at}`,
  }
}
