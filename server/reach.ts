/**
 * The only way out to HTTP, for webhooks whose address somebody typed in. It goes to public addresses only, looked up at the
 * moment of connecting (so a name cannot point elsewhere afterwards), follows no redirect, and takes no more than it can hold.
 */
import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'
import type { Reach } from '../channels/kit/channel.ts'

/** It was not sent: the address may not be reached. Nothing has left. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code = 'REFUSED'
}

export type ReachOptions = {
  /** How we name ourselves; a place that wants to know more finds it there. */
  userAgent?: string
  /** "host:port" of private places that may be reached all the same. */
  privateHosts: readonly string[]
  /** Milliseconds for the whole exchange. */
  timeout?: number
  /** Bytes of an answer that are read; the rest is cut off. */
  longest?: number
  /** How names are looked up. */
  resolve?: Resolve
}

/** How we name ourselves on the open web, with the page that says what we do there; nobody can look at a page on our own machine. */
export function userAgentOf(publicUrl: string): string {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const local = host === 'localhost' || (isIP(host) !== 0 && !isPublic(host))
  return local ? 'Samenspraak' : `Samenspraak (+${publicUrl}/meeluisteren)`
}

/** All addresses of a name. */
export type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

export const system: Resolve = (host, done) =>
  lookup(host, { all: true, verbatim: true }, (error, found) => done(error, found ?? []))

/**
 * @returns a `Reach`. It throws `Refused` for an address that may not be reached; errors with the code ECONNREFUSED, ENOTFOUND or
 * UND_ERR_CONNECT_TIMEOUT before anything has left; and any other error when the exchange broke off, so nobody can tell.
 */
export function createReach(options: ReachOptions): Reach {
  const ask = createAsk(options)
  return async (address, { method, headers, body }) => {
    const answer = await ask(address, method, headers, body)
    return { status: answer.status, headers: answer.headers, body: answer.bytes.toString('utf8') }
  }
}

export type Download = (
  address: string,
  headers?: Readonly<Record<string, string>>,
  more?: { follow: boolean },
) => Promise<Downloaded>
/** `url` is where it was found in the end; it is not `whole` when it is longer than fits. */
export type Downloaded = Asked & { url: string; mediaType: string }

const mostRedirects = 5

/** @returns what gets a file; each address that it is sent on to is looked at as the first one. It throws as a `Reach` does. */
export function createDownload(options: ReachOptions): Download {
  const ask = createAsk(options)
  return async (address, asking = {}, { follow } = { follow: true }) => {
    let url = address
    for (let i = 0; ; i++) {
      const answer = await ask(url, 'GET', sameOrigin(url, address) ? asking : withoutSecrets(asking))
      const { status, headers } = answer
      const { location } = headers
      if (!follow || status < 300 || status > 399 || typeof location !== 'string')
        return { ...answer, url, mediaType: String(headers['content-type'] ?? '') }
      if (i === mostRedirects) throw new Refused('It sends us on and on')
      url = new URL(location, url).href
    }
  }
}

/** Whoever sends us on elsewhere gets no password of ours there: nothing goes along but what we can read and have already. */
const withoutSecrets = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^(accept|if-|user-agent)/i.test(name)))

const sameOrigin = (one: string, other: string) => one === other || new URL(one).origin === new URL(other).origin

type Asked = { status: number; headers: Readonly<Record<string, unknown>>; bytes: Buffer; whole: boolean }

function createAsk(options: ReachOptions) {
  const { timeout = 15_000, longest = 1024 * 1024, resolve = system, userAgent = 'Samenspraak' } = options
  const limits = { headersTimeout: timeout, bodyTimeout: timeout }
  const guarded = new Agent({ ...limits, connect: { timeout, lookup: publicOnly(resolve) } })
  const trusted = new Agent({ ...limits, connect: { timeout, lookup: anywhere(resolve) } })

  return async (
    address: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array,
  ): Promise<Asked> => {
    const { url, isTrusted } = checkPlace(address, ['https:', 'http:'], options)
    const answer = await request(url, {
      method,
      headers: { 'user-agent': userAgent, ...headers },
      ...(body === undefined ? {} : { body }),
      dispatcher: isTrusted ? trusted : guarded,
      signal: AbortSignal.timeout(timeout),
    })
    return { status: answer.statusCode, headers: answer.headers, ...(await readUpTo(longest, answer.body)) }
  }
}

/**
 * Whether an address may be reached, as far as it shows. Unless it is trusted its name is looked up by `publicOnly`.
 * @param schemes the safe one first
 * @throws Refused
 */
export function checkPlace(
  address: string,
  [safe, plain]: readonly [string, string],
  { privateHosts }: Pick<ReachOptions, 'privateHosts'>,
): { url: URL; isTrusted: boolean } {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || (url.protocol !== safe && url.protocol !== plain))
    throw new Refused(`The address should begin with ${safe}// or ${plain}//`)
  if (url.username || url.password) throw new Refused('The address should not hold a name or password')
  const isTrusted = privateHosts.includes(`${url.hostname}:${url.port || (url.protocol === safe ? '443' : '80')}`)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!isTrusted && isIP(literal) && !isPublic(literal)) throw refusal(literal)
  return { url, isTrusted }
}

/** One host of the public internet; for IPv6 that is 2000::/3 without the parts that lead into IPv4 or nowhere. */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}

const refusal = (host: string) =>
  new Refused(
    `${host} is not on the public internet, so it is not reached. If it is yours, name it as host:port in SAMENSPRAAK_PRIVATE_HOSTS.`,
  )

export function publicOnly(resolve: Resolve): LookupFunction {
  return anywhere((host, done) =>
    resolve(host, (error, found) => {
      const open = found.filter(({ address }) => isPublic(address))
      done(error ?? (open.length === 0 ? refusal(host) : null), open)
    }),
  )
}

/** Node asks for all addresses or for one. */
export function anywhere(resolve: Resolve): LookupFunction {
  return (host, options, done) =>
    resolve(host, (error, found) => {
      const [first] = found
      if (error || !first) done(error ?? Object.assign(new Error(`${host} is unknown`), { code: 'ENOTFOUND' }), [])
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
}

async function readUpTo(longest: number, stream: AsyncIterable<Buffer>): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Buffer[] = []
  let left = longest
  for await (const part of stream) {
    parts.push(part.subarray(0, left))
    left -= part.length
    if (left < 0) break
  }
  return { bytes: Buffer.concat(parts), whole: left >= 0 }
}
