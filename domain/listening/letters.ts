/**
 * What a character is to somebody who listens, and how it looks without case and diacritics. Words are read as search reads them
 * (`search/words.ts`), and some more: pictures are words, and scripts without spaces have a word for each sign.
 *
 * Both answers are looked up in tables that fill themselves: a character is worked out once.
 */
import { fold } from '../search/words.ts'

export const kinds = {
  /** Ends a word. */
  other: 0,
  /** Letter or digit. */
  letter: 1,
  /** Of a script without spaces (Chinese, Japanese, Thai): a word of its own. */
  sign: 2,
  picture: 3,
  /** Two of them are a flag. */
  flag: 4,
  /** Part of what it stands in, and not heard: diacritics, skin tones, soft hyphens, joiners. */
  silent: 5,
  /** Holds a word together, and neither begins nor ends one. */
  underscore: 6,
} as const

const unknown = 255
/** Letters stand below this code point, but for planes that are empty or private. */
const end = 0x40000
const kindOf = new Uint8Array(end).fill(unknown)
/** One code unit, or 0 where it is another number of them: then `longer` knows. */
const one = new Uint16Array(0x10000)
const longer = new Map<number, string>()

const letters = /^[\p{L}\p{N}]$/u
const unheard = /^(?:\p{M}|\p{Emoji_Modifier}|\u00ad|\u200c|\u200d|\u2060|\ufeff)$/u
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const pictures = /^[\p{Extended_Pictographic}\p{Emoji_Presentation}]$/u
/** Pictographs below are signs of print: ©, ®, ™, ‼, arrows. */
const firstPicture = 0x231a
const [firstTag, lastTag] = [0xe0020, 0xe007f]

/** One of `kinds`. @param code a code point, or half a surrogate pair, which is nothing */
export function kind(code: number): number {
  if (code >= end) return code >= firstTag && code <= lastTag ? kinds.silent : kinds.other
  const known = kindOf[code] ?? unknown
  return known === unknown ? workOut(code) : known
}

/** The code unit that a letter or sign looks like, or 0 where that is another number of units. */
export const plainUnit = (code: number): number => (code < 0x10000 ? (one[code] ?? 0) : 0)
/** What a letter or sign looks like, where `plainUnit` is 0. */
export const plainUnits = (code: number): string => longer.get(code) ?? ''

function workOut(code: number): number {
  const character = String.fromCodePoint(code)
  const found = classify(character, code)
  kindOf[code] = found
  return found
}

function classify(character: string, code: number): number {
  if (character === '_') return kinds.underscore
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return kinds.flag
  if (unheard.test(character)) return kinds.silent
  if (pictures.test(character) && code >= firstPicture) return kinds.picture
  if (!letters.test(character)) return kinds.other
  // Search drops letters of two halves, which here are words as well.
  const folded = fold(character) || (code > 0xffff ? character.toLowerCase() : '')
  if (folded === '') return kinds.silent
  const sign = spaceless.test(folded)
  // A sign stays one sign.
  const plain = sign && [...folded].length > 1 ? character : folded
  if (plain.length === 1 && code < 0x10000) one[code] = plain.charCodeAt(0)
  else longer.set(code, plain)
  return sign ? kinds.sign : kinds.letter
}
