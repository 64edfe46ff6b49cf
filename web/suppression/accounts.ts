/** The accounts of a customer, where it is noted by which of them they said something about being sent things. */
import type { Contact } from '../../contract/contact.ts'
import { networkName } from '../../contract/network.ts'
import type { Addressee } from '../../contract/suppression.ts'
import type { Language } from '../words/format.ts'

type Account = Contact['accounts'][number]

/** As the account goes by: the address itself, or the name on its network. */
export function calledBy({ network, handle, name }: Account): Exclude<Addressee, { contact: string }> {
  const value = handle ?? name ?? ''
  if (network === 'email') return { email: value }
  return network === 'phone' ? { phone: value } : { account: { network, id: value } }
}

/** What is sent goes by mail mostly: that address stands first. */
export const mailFirst = (accounts: readonly Account[]): Account[] =>
  accounts.toSorted((a, b) => Number(b.network === 'email') - Number(a.network === 'email'))

/** Addresses and numbers say themselves what they are. */
export function sayAccount({ handle, name, network }: Account, language: Language): string {
  const value = handle ?? name ?? ''
  return network === 'email' || network === 'phone' ? value : `${value} · ${networkName(network, language)}`
}
