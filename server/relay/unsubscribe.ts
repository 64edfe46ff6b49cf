/** Answering for List-Unsubscribe (RFC 2369 and 8058): a link of ours instead of the tool's. */
import type { Context } from '../context.ts'
import { type WishLink, wishLinkOf } from '../wish-link.ts'

type Unsubscribing = Pick<WishLink, 'organisationId' | 'purpose'> & { address: string }

export const unsubscribeLink = (ctx: Pick<Context, 'config' | 'seal'>, { address, ...of }: Unsubscribing): string =>
  wishLinkOf(ctx, { ...of, network: 'email', value: address, expires: null })

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
