/** To whom something is to be sent, as a tool names them, in the form by which they are found. */
import { toE164 } from '../contact/phone-number.ts'
import { mailboxOf, normalMailAddress } from '../message/mail-address.ts'

export type Addressee =
  | { email: string }
  | { phone: string }
  | { account: { network: string; id: string } }
  | { contact: string }

/** What somebody is called on a network, or the contact that they are. */
export type Named = { network: string; value: string } | { contact: string }

/** @returns null when nobody can be called so */
export function named(to: Addressee): Named | null {
  if ('contact' in to) return to
  if ('email' in to) return name('email', normalMailAddress(to.email))
  if ('phone' in to) return name('phone', toE164(to.phone))
  const { network, id } = to.account
  if (network === 'email') return name(network, normalMailAddress(id))
  if (network === 'phone') return name(network, toE164(id))
  return name(network, id.trim().replace(/^@/, '').toLowerCase())
}

const name = (network: string, value: string | null): Named | null => (value ? { network, value } : null)

/** The mailbox of a mail address, where that is written otherwise too. */
export const mailboxIn = (to: Named): string | null =>
  'network' in to && to.network === 'email' ? mailboxOf(to.value) : null
