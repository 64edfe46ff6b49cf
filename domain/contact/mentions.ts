/** Addresses, numbers and towns that somebody writes in a message: clues to who they are, and no proof. */
import { toE164 } from './phone-number.ts'

export type Mentions = {
  emails: string[]
  phones: string[]
  numbers: string[]
  /** Where they say to live: what stands behind a postcode. */
  towns: string[]
}

/** Of each kind the first few; a list of hundreds is no signature. */
const most = 5
/** A signature stands at the end and a salutation in front: longer texts are looked at from both sides. */
const side = 4_000

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu
const phone = /(?:\+|\b0)[\d\s().-]{7,22}\d/g
/** At least four signs, a digit among them, as order and customer numbers are. */
const number = /\b(?=[\p{Lu}\d-]{4,20}\b)(?=[\p{Lu}-]{0,19}\d)[\p{Lu}\d][\p{Lu}\d-]{2,18}[\p{Lu}\d]\b/gu

const town =
  /\b\d{4} ?[A-Z]{2}[ ,]{1,3}(\p{Lu}[\p{L}'’-]{1,30}(?: (?:(?:aan|den|de|op|en) )?\p{Lu}[\p{L}'’-]{1,30}){0,2})/gu

/** Four digits are a year, or the end of a postcode. */
const isYear = /^\d{4}$/

/** @param text without what is quoted from others */
export function mentionsIn(text: string): Mentions {
  const read = text.length <= 2 * side ? text : `${text.slice(0, side)}\n${text.slice(-side)}`
  const emails = [...read.matchAll(email)].map(([found]) => found.toLowerCase())
  const phones = [...read.matchAll(phone)].flatMap(([found]) => toE164(found) ?? [])
  const rest = read.replace(email, ' ').replace(phone, (found) => (toE164(found) ? ' ' : found))
  const numbers = [...rest.matchAll(number)].flatMap(([found]) => (isYear.test(found) ? [] : found))
  const towns = [...read.matchAll(town)].flatMap(([, name]) => name?.trim() ?? [])
  return {
    emails: firstOf(emails),
    phones: firstOf(phones),
    numbers: firstOf(numbers, 2 * most),
    towns: firstOf(towns),
  }
}

const firstOf = (found: readonly string[], n = most) => [...new Set(found)].slice(0, n)
