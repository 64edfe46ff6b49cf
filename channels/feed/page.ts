/** One look at a feed: what is there since the last time, or that nothing changed, or why it cannot be read and when to try again. */
import type { ReadPage } from '../kit/channel.ts'
import { readText } from '../kit/charset.ts'
import { type Split, splitFeed } from './split.ts'

/** What the server told us to say next time, so that it need not send the same again. */
export type Validators = { etag: string; modified: string }

export type Look =
  | { state: 'changed'; url: string; feed: Split; validators: Validators }
  | { state: 'same' }
  /** `after`: seconds that the server asks us to wait. */
  | { state: 'failed'; reason: string; after: number | null }

export async function lookAt(readPage: ReadPage, address: string, known: Validators, now: Date): Promise<Look> {
  const asking = {
    accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    ...(known.etag && { 'if-none-match': known.etag }),
    ...(known.modified && { 'if-modified-since': known.modified }),
  }
  let page: Awaited<ReturnType<ReadPage>>
  try {
    page = await readPage(address, asking)
  } catch (error) {
    return { state: 'failed', reason: explain(error, address), after: null }
  }
  const header = (name: string) => (typeof page.headers[name] === 'string' ? page.headers[name] : '')
  if (page.status === 304) return { state: 'same' }
  if (page.status !== 200)
    return { state: 'failed', reason: refused(page.status, address), after: waitOf(header('retry-after'), now) }
  if (!page.whole)
    return {
      state: 'failed',
      reason: `${hostOf(address)} sends a feed of more than 5 MB; ask for a shorter one`,
      after: null,
    }
  const feed = splitFeed(readText(page.bytes, header('content-type')))
  if (!feed)
    return {
      state: 'failed',
      reason: `What ${hostOf(address)} sends is no feed: give the address of its RSS, Atom or JSON feed`,
      after: null,
    }
  const validators = { etag: header('etag').slice(0, 500), modified: header('last-modified').slice(0, 100) }
  return { state: 'changed', url: page.url, feed, validators }
}

/** Seconds from `Retry-After`, which may also be a moment. */
function waitOf(text: string, now: Date): number | null {
  if (/^\d{1,9}$/.test(text.trim())) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now.getTime()) / 1000))
}

function refused(status: number, address: string): string {
  const host = hostOf(address)
  if (status === 401 || status === 403) return `${host} does not let us read this feed (${status})`
  if (status === 404 || status === 410) return `There is no feed at this address of ${host} (${status})`
  if (status === 429) return `${host} asks us to come less often`
  return `${host} answers with an error (${status})`
}

function explain(error: unknown, address: string): string {
  const { code = '', name = '', message = '' } = (error ?? {}) as { code?: string; name?: string; message?: string }
  const host = hostOf(address)
  if (code === 'REFUSED') return message
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host} is not known: look whether the address is right`
  if (name === 'TimeoutError' || /TIMEOUT/.test(code)) return `${host} takes longer than 30 seconds`
  return `${host} cannot be reached (${code || name})`
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address.slice(0, 100))
