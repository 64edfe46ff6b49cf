/** Whom a question is about, in a form that takes little room and travels between threads: five words of 32 bits for each. */
import { type Addressee, mailboxIn, named } from '../../domain/suppression/addressee.ts'
import { hashText, type Seed } from './hash.ts'
import { wordsOf } from './ids.ts'

/** What the first word says of the other four. */
export const by = {
  /** Nobody can be called so. */
  nothing: 0,
  /** Two words of a name. */
  name: 1,
  /** Two words of a name, two of its mailbox, which is another name. */
  mailbox: 2,
  /** Four words of the id of a contact. */
  contact: 3,
} as const

export const wordsEach = 5

export function calledOf(seed: Seed, addressees: readonly Addressee[]): Uint32Array {
  const words = new Uint32Array(addressees.length * wordsEach)
  for (const [i, one] of addressees.entries()) put(seed, one, words, i * wordsEach)
  return words
}

function put(seed: Seed, addressee: Addressee, words: Uint32Array, at: number): void {
  const to = named(addressee)
  if (!to) return
  if ('contact' in to) {
    words[at] = by.contact
    words.set(wordsOf(to.contact), at + 1)
    return
  }
  const mailbox = mailboxIn(to)
  const isOther = mailbox !== null && mailbox !== to.value
  words[at] = isOther ? by.mailbox : by.name
  hashText(seed, nameIn(to.network, to.value), { words, at: at + 1 })
  if (isOther) hashText(seed, nameIn(to.network, mailbox), { words, at: at + 3 })
}

/** A name on a network as it is hashed. */
export const nameIn = (network: string, value: string) => `${network} ${value}`
