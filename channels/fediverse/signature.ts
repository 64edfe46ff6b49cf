/**
 * Who says so? HTTP signatures by Fedify: RFC 9421 and the draft that came before it (draft-cavage-http-signatures-12). What Fedify
 * leaves to its caller is here: that the signature covers what it has to, and was made about now. The library is loaded at the first
 * signature: a house without this channel never pays for it (55 MB, half a second).
 */
import type { Telling } from '../kit/channel.ts'
import { keyIdOf, privateKey, strangersKey } from './keys.ts'

type Came = Telling['request']

/** Clocks are wrong by an hour, and servers try again for hours; a day is somebody who kept it. Milliseconds, as Mastodon has it. */
const window = 12 * 3_600_000

export type Claim = {
  keyId: string
  /** When it says that it was signed. */
  at: number
}

/** What a request says of its signature, before anything is believed; null when it has none, or one that leaves something open. */
export function claimOf({ headers }: Pick<Came, 'headers'>): Claim | null {
  return headers['signature-input'] === undefined ? draftClaim(headers) : rfcClaim(headers['signature-input'])
}

/** One signature: with several there is no telling which one a proxy added. */
function rfcClaim(input: string): Claim | null {
  const [, components = '', parameters = ''] = /^\s*[\w*.-]+=\(([^()]*)\)((?:;[^,]*)?)$/.exec(input) ?? []
  const keyId = /;keyid="([^"\\]*)"/i.exec(parameters)?.[1]
  const created = /;created=(\d{1,12})(?:;|$)/i.exec(parameters)?.[1]
  const covers = components.match(/"[^"]*"/g)?.map((name) => name.slice(1, -1).toLowerCase()) ?? []
  const whole = covers.includes('@method') && covers.includes('content-digest')
  const here = ['@target-uri', '@request-target', '@path'].some((name) => covers.includes(name))
  return keyId && created && whole && here ? { keyId, at: Number(created) * 1000 } : null
}

function draftClaim(headers: Came['headers']): Claim | null {
  const { signature = '', date = '' } = headers
  const part = (name: string) => new RegExp(`(?:^|,)\\s*${name}="([^"]*)"`).exec(signature)?.[1]
  const keyId = part('keyId')
  const covers = part('headers')?.toLowerCase().split(/\s+/) ?? []
  const at = Date.parse(date)
  const whole = ['(request-target)', 'host', 'date', 'digest'].every((name) => covers.includes(name))
  return keyId && whole && !Number.isNaN(at) ? { keyId, at } : null
}

export const isNow = ({ at }: Claim, now: Date) => Math.abs(at - now.getTime()) <= window

/** Whether it was signed, as it came, with this key. */
export async function isSignedWith({ method, url, headers, body }: Came, keyId: string, pem: string) {
  const [{ verifyRequestDetailed }, { CryptographicKey }] = await Promise.all([
    import('@fedify/fedify/sig'),
    import('@fedify/fedify/vocab'),
  ])
  // A proxy in front of us may have been asked by another name than the one that was signed.
  const request = new Request(url, {
    method,
    headers: { ...headers, host: new URL(url).host },
    body: Buffer.from(body),
  })
  try {
    const key = new CryptographicKey({ id: new URL(keyId), publicKey: await strangersKey(pem) })
    const result = await verifyRequestDetailed(request, {
      timeWindow: false,
      keyCache: { get: async () => key, set: async () => undefined },
      documentLoader: async () => Promise.reject(new Error('The key is known')),
    })
    return result.verified
  } catch {
    // Headers that are not what they should be, a key that is none.
    return false
  }
}

export type Spec = 'rfc9421' | 'draft-cavage-http-signatures-12'

/** The headers of a request of ours, signed; the moment is that of the machine. */
export async function sign(
  { home, memory }: Pick<Telling, 'home' | 'memory'>,
  { method, url, headers, body }: { method: string; url: string; headers: Record<string, string>; body?: string },
  spec: Spec,
): Promise<Record<string, string>> {
  const { signRequest } = await import('@fedify/fedify/sig')
  const request = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) })
  const signed = await signRequest(request, await privateKey(memory), new URL(keyIdOf(home)), { spec })
  return Object.fromEntries(signed.headers)
}
