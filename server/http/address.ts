/** Where a request comes from. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { isLoopback } from '../access/loopback.ts'

type Bindings = { incoming?: { socket?: { remoteAddress?: string | undefined } } } | undefined

/**
 * The address of the one who asks. X-Forwarded-For is believed only with a proxy of our own in front, and then only its last
 * entry: everything before it was written by strangers.
 */
export function addressOf(request: Request, bindings: Bindings, trustProxy: boolean): string {
  const socket = bindings?.incoming?.socket?.remoteAddress ?? 'unknown'
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded && isIP(forwarded) ? forwarded : socket
}

/** What counts as one visitor: an IPv4 address, or the /64 that one household or server gets of IPv6. */
export function visitorOf(address: string): string {
  if (!isIP(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toNormalizedString().split(':').slice(0, 4).join(':')
}

/** True when nobody but this machine can be asking: the socket says so, and no proxy stands in between. */
export function isFromHere(request: Request, bindings: Bindings): boolean {
  const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => request.headers.has(name))
  const socket = bindings?.incoming?.socket?.remoteAddress ?? ''
  return !proxied && isLoopback(socket)
}
