/**
 * Texts as numbers of 32 bits: FNV-1a over code units (G. Fowler, L. Noll, K. Vo, 1991), and a last mixing (that of MurmurHash3, A. Appleby),
 * because tables look at the low bits.
 */

/** What a number stands for, so that the same letters in another part are another number. */
export const seeds = {
  word: 1,
  pair: 2,
  leap: 3,
  under: 4,
  piece: 5,
  sign: 6,
  first: 7,
  last: 8,
  tag: 9,
  lexicon: 10,
  spelt: 11,
  run: 12,
  heldOut: 13,
  shipped: 14,
} as const

export const basis = (seed: number): number => Math.imul(seed ^ 0x811c9dc5, 0x01000193)
export const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** One number of two, in this order. */
export const mix = (one: number, other: number, seed: number): number =>
  finish(Math.imul(one ^ Math.imul(seed, 0x9e3779b1), 0x01000193) + Math.imul(other, 0x85ebca77))

/** The number of a text as it stands there: of a word, without case and diacritics. */
export function hashOf(text: string, seed: number = seeds.word): number {
  let hash = basis(seed)
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return finish(hash)
}
