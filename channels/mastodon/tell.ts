/** Telling a server something: JSON or a file, and what its answer means. */
import type { Sending, SendOutcome } from '../kit/channel.ts'
import { later, never, refusedWith } from '../kit/outcome.ts'
import { readJson } from '../kit/trouble.ts'
import type { Server } from './server.ts'

export type Answer = { status: number; json: unknown }
export type Way = { server: Server; reach: Sending['reach'] }

export async function tell(
  { server, reach }: Way,
  method: string,
  path: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const headers = { accept: 'application/json', ...server.headers, ...more }
  const json = body !== undefined && { body: JSON.stringify(body) }
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await reach(new URL(path, server.address).href, { method, headers: { ...headers, ...type }, ...json })
  return { status: answer.status, json: readJson(answer.body) }
}

/** One file with what there is to see on it, as a form (RFC 7578). */
export async function tellFile(
  { server, reach }: Way,
  { name, mediaType, bytes, alt }: { name: string; mediaType: string; bytes: Uint8Array; alt?: string },
  boundary: string,
): Promise<Answer> {
  const head = (field: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${field}"${more}\r\n`
  const file = `; filename="${encodeURIComponent(name)}"\r\ncontent-type: ${mediaType}`
  const body = Buffer.concat([
    Buffer.from(alt ? `${head('description')}\r\n${alt}\r\n` : ''),
    Buffer.from(`${head('file', file)}\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = {
    ...server.headers,
    accept: 'application/json',
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
  const answer = await reach(new URL('/api/v2/media', server.address).href, { method: 'POST', headers, body })
  return { status: answer.status, json: readJson(answer.body) }
}

export const idIn = (json: unknown): string | null => {
  const id = Reflect.get(Object(json), 'id') as unknown
  return typeof id === 'string' && /^[^\p{Cc}\p{Surrogate}\s]{1,100}$/u.test(id) ? id : null
}

/** Of an answer that is no success. */
export function refused({ host }: Server, { status, json }: Answer): SendOutcome {
  const error = Reflect.get(Object(json), 'error') as unknown
  const said = typeof error === 'string' ? `: ${error.slice(0, 200)}` : ''
  if (status === 401 || status === 403)
    return never(`${host} does not let us write (${status})${said}. Is the access token still right, and may it write?`)
  if (status === 429) return later(`${host} asks us to wait: too much was sent in a short time.`)
  return refusedWith(status, `${host} answers ${status}${said}.`)
}
