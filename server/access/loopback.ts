import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Whether a host name or address (IPv6 with or without brackets) means this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (isIP(name)) return ipaddr.process(name).range() === 'loopback'
  return name === 'localhost' || name.endsWith('.localhost')
}
