/**
 * What a column holds. What its values look like decides; its header only tells a name from any other word, and a postcode from any
 * other number. Nobody has to describe a file before it can be linked.
 */
import { toE164 } from '../phone-number.ts'
import { dateOf, plain } from './plain.ts'

export type Kind = 'name' | 'date' | 'email' | 'phone' | 'postcode' | 'code' | 'number' | 'category' | 'text'

/** How many values must look like it. */
const most = 0.8
/** Fewer different values than this, each of them often: a category. */
const categories = 40

const postcode = /^(\d{4} ?[a-z]{2}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})$/
const calledName = /name|naam|given|surname|voornaam|roepnaam|achternaam|family|forename/
const calledPostcode = /post|zip|plz/

/** @param values some of them, the empty ones left out or not */
export function kindOf(header: string, values: readonly string[]): Kind {
  const filled = values.map(plain).filter((value) => value !== '')
  const share = (is: (value: string) => boolean) => filled.filter(is).length / Math.max(1, filled.length)
  const called = plain(header)
  if (share((value) => /^\S+@\S+$/.test(value)) >= most) return 'email'
  if (share((value) => dateOf(value) !== null) >= most) return 'date'
  if (share((value) => /^[+(0]/.test(value) && toE164(value) !== null) >= most) return 'phone'
  if (share((value) => postcode.test(value)) >= most) return 'postcode'
  const digits = share((value) => /^\d+$/.test(value)) >= most
  if (calledPostcode.test(called) && (digits || share((value) => /\d/.test(value)) >= most)) return 'postcode'
  if (calledName.test(called) && share((value) => /\p{L}/u.test(value)) >= most) return 'name'
  const different = new Set(filled).size
  if (different <= categories && filled.length >= 20 * different) return 'category'
  const short = filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length) < 5.5
  if (digits) return short ? 'number' : 'code'
  return share((value) => /^\S*\d\S*$/.test(value)) >= most ? 'code' : 'text'
}
