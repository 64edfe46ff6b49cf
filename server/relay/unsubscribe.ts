/**
 * Answering for List-Unsubscribe (RFC 2369 and 8058): a link of ours instead of the tool's, which notes an objection here. What a link says
 * is closed with the key of the house, so it can be followed for as long as the house stands, and nobody can make one for somebody else.
 */
import { base64url } from 'jose'
import type { Purpose } from '../../contract/suppression.ts'
import type { Context } from '../context.ts'
import type { Seal } from '../seal.ts'

export type Unsubscribing = { organisationId: string; address: string; purpose: Exclude<Purpose, 'transactional'> }

export const unsubscribePath = '/uitschrijven'

export function unsubscribeLink(ctx: Pick<Context, 'config' | 'seal'>, of: Unsubscribing): string {
  const said = JSON.stringify([of.organisationId, of.address, of.purpose])
  return `${ctx.config.publicUrl}${unsubscribePath}/${base64url.encode(ctx.seal.close(said))}`
}

/** @returns null when it is no link of ours */
export function readUnsubscribeLink(seal: Seal, token: string): Unsubscribing | null {
  try {
    const [organisationId, address, purpose] = JSON.parse(seal.open(base64url.decode(token)))
    return { organisationId, address, purpose }
  } catch {
    return null
  }
}

/** The mail with our link in place of what it said itself. It is not byte for byte the same any more. */
export function withUnsubscribe(mail: Buffer, link: string): Buffer {
  const text = mail.toString('latin1')
  const end = text.search(/\r?\n\r?\n/)
  const head = end < 0 ? text : text.slice(0, end + 2)
  const rest = end < 0 ? '' : text.slice(end + 2)
  const kept = head.replaceAll(/^list-unsubscribe(-post)?[ \t]*:.*\r?\n(?:[ \t].*\r?\n)*/gim, '')
  const ours = `List-Unsubscribe: <${link}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`
  return Buffer.from(ours + kept + rest, 'latin1')
}
