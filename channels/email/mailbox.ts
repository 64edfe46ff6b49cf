/** Our own mail address: what belongs to it, and the marks that we leave in what we send. */
import { normalMailAddress } from '../../domain/message/mail-address.ts'

/** Holds the id of a letter of ours, host included: others have a Samenspraak too. */
export const keyHeader = 'x-samenspraak-key'

export type Mailbox = {
  address: string
  host: string
  /** Ours, with or without something behind a plus, or one of the others. */
  owns(address: string): boolean
  /** What stands behind the plus in an address of ours. */
  tokenIn(address: string): string | null
  withToken(token: string): string
  /** The Message-ID (without brackets) of the letter with this key, and back. */
  idOf(key: string): string
  isOurId(id: string): boolean
}

/**
 * @param address any spelling; one that is no address owns nothing
 * @param aliases other addresses of ours
 */
export function mailboxOf(address: string, aliases: readonly string[] = []): Mailbox {
  const normal = normalMailAddress(address) ?? ''
  const others = new Set(aliases.map(normalMailAddress))
  const at = normal.lastIndexOf('@')
  const [local, host] = [normal.slice(0, at), normal.slice(at + 1) || 'samenspraak.invalid']
  const token = (other: string) => {
    const own = normalMailAddress(other)
    return own?.startsWith(`${local}+`) && own.endsWith(`@${host}`)
      ? own.slice(local.length + 1, -host.length - 1)
      : null
  }
  return {
    address: normal,
    host,
    owns(other) {
      const own = normalMailAddress(other)
      return own !== null && (own === normal || others.has(own) || token(own) !== null)
    },
    tokenIn: (other) => /^[\w-]{8,64}$/.exec(token(other) ?? '')?.[0] ?? null,
    withToken: (code) => `${local}+${code}@${host}`,
    idOf: (key) => `${key}@${host}`,
    isOurId: (id) => id.endsWith(`@${host}`) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@/.test(id),
  }
}
