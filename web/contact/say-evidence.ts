/** Evidence in words: what speaks for two contacts being one person, and what against it. */
import type { Counter, Reason } from '../../contract/contact-join.ts'
import type { ContactWords } from '../words/contact.ts'

/** More accounts than this with one key say little; see `domain/contact/evidence.ts`. */
const mostSharers = 5

export function sayReason({ kind, value, sharedBy = 0 }: Reason, words: ContactWords): string {
  const said = words.reason[kind](value ?? '')
  return sharedBy > mostSharers ? `${said} (${words.shared(sharedBy)})` : said
}

export function sayCounter({ kind, value }: Counter, words: ContactWords): string {
  return words.counter[kind](value ?? '')
}

/** A number would say more than is known. */
export function saySureness(strength: number, { sureness }: ContactWords): string {
  return strength >= 0.9 ? sureness.nearly : strength >= 0.65 ? sureness.probably : sureness.perhaps
}
