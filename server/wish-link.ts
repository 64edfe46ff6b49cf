/**
 * A link by which somebody says themselves what they want to be sent, without signing in: in a mail of a tool (List-Unsubscribe, RFC 2369
 * and 8058), or handed on by a colleague. What it says is closed with the key of the house, so nobody can make one for somebody else.
 */
import { base64url } from 'jose'
import type { MarketingPurpose } from '../domain/suppression/rules.ts'
import type { Context } from './context.ts'

export type WishLink = {
  organisationId: string
  /** By what they are sent things: a mail address, a number, a name on a network. */
  network: string
  value: string
  /** What it came with; null when a colleague gave it. */
  purpose: MarketingPurpose | null
  /** Null is for as long as the house stands. */
  expires: Date | null
}

export const wishPath = '/uitschrijven'

export function wishLinkOf({ config, seal }: Pick<Context, 'config' | 'seal'>, link: WishLink): string {
  const { organisationId, network, value, purpose, expires } = link
  const said = JSON.stringify([organisationId, value, purpose, network, expires?.getTime() ?? null])
  return `${config.publicUrl}${wishPath}/${base64url.encode(seal.close(said))}`
}

/** @returns null when it is no link of ours */
export function readWishLink({ seal }: Pick<Context, 'seal'>, token: string): WishLink | null {
  try {
    // The first ones were for mail only, and had no end.
    const said = JSON.parse(seal.open(base64url.decode(token)))
    const [organisationId, value, purpose, network = 'email', expires = null] = said
    return { organisationId, network, value, purpose, expires: expires === null ? null : new Date(expires) }
  } catch {
    return null
  }
}
