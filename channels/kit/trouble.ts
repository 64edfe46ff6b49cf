/** Why somebody on the web cannot be read, in words. */
import type { ReadPage } from './reach.ts'

/** It cannot be seen now. `after`: seconds that the other side asks us to wait. */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly after: number | null
  constructor(message: string, after: number | null = null) {
    super(message)
    this.after = after
  }
}

export type Answer = { status: number; url: string; headers: Readonly<Record<string, unknown>>; json: unknown }

/** Ask for JSON. @throws Trouble when nobody answers, or the answer is longer than 5 MB; any status and any JSON is an answer */
export async function askJson(
  readPage: ReadPage,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const page = await readPage(url, { accept: 'application/json', ...headers }).catch((error: unknown) => {
    throw new Trouble(notReached(error, url))
  })
  if (!page.whole) throw new Trouble(`${hostOf(url)} sends more than 5 MB at once`)
  return { status: page.status, url: page.url, headers: page.headers, json: readJson(Buffer.from(page.bytes)) }
}

/** @returns null for what is no JSON */
export function readJson(text: string | Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    return null
  }
}

/** Seconds from `Retry-After`, which may also be a moment. */
export function waitOf(header: unknown, now: Date): number | null {
  const text = String(header ?? '').trim()
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now.getTime()) / 1000))
}

/** What went wrong before there was an answer. */
export function notReached(error: unknown, url: string): string {
  const { code = '', name = '', message = '' } = (error ?? {}) as { code?: string; name?: string; message?: string }
  const host = hostOf(url)
  if (code === 'REFUSED') return message
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host} is not known: look whether the address is right`
  if (name === 'TimeoutError' || /TIMEOUT/.test(code)) return `${host} takes longer than 30 seconds`
  return `${host} cannot be reached (${code || name})`
}

export const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address.slice(0, 100))
