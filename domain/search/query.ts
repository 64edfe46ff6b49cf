/**
 * What somebody typed, understood. Plain words must all occur; "between quotes" stands for words in that order; a minus in front keeps
 * out; the last word may be unfinished; #2481 or 2481 is the number of a conversation. Whatever is typed means something or nothing,
 * and never fails.
 */
import { wordsOf } from './words.ts'

/** One word, or several in this order. `open`: the (last) word may be only the beginning. */
export type Term = { words: readonly string[]; open: boolean }
export type Query = {
  all: readonly Term[]
  none: readonly Term[]
  /** Of a conversation. */
  number: number | null
  /** The last digits of a telephone number, however it was written. */
  phone: string | null
  /** Terms beyond what is looked for at once. */
  ignored: number
}

const mostTerms = 12
const mostCharacters = 2000
/** A quoted part, or a run without white space; with what may stand in front of it. */
const part = /(-?)(?:"([^"]*)"?|([^\s"]+))/g
const numberOnly = /^\s*#?\s*(\d{1,15})\s*$/
const phoneOnly = /^\s*\+?[\d\s()./-]{6,30}$/

export function readQuery(typed: string): Query {
  const text = typed.slice(0, mostCharacters)
  const terms: (Term & { not: boolean })[] = []
  for (const [whole, minus = '', quoted, plain = ''] of text.matchAll(part)) {
    const words = wordsOf(quoted ?? plain).map(({ word }) => word)
    if (words.length === 0) continue
    const last = text.endsWith(whole)
    terms.push({
      words,
      not: minus === '-',
      open: minus === '' && quoted === undefined && (last || plain.endsWith('*')),
    })
  }
  const kept = terms.slice(0, mostTerms)
  const of = (not: boolean) => kept.filter((term) => term.not === not).map(({ words, open }) => ({ words, open }))
  const number = numberOnly.exec(text)?.[1]
  return {
    all: of(false),
    none: of(true),
    number: number ? Number(number) : null,
    phone: phoneOnly.test(text) ? phoneEnd(text) : null,
    ignored: terms.length - kept.length + (typed.length > mostCharacters ? 1 : 0),
  }
}

/** What +31 6 1234 5678, 0031612345678 and 06-12345678 have in common: the last nine digits. */
export function phoneEnd(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  return digits.length < 6 ? null : digits.replace(/^0+/, '').slice(-9)
}
