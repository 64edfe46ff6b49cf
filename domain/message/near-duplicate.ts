/**
 * Texts that say nearly the same: a press release on thirty sites, one complaint that is passed on, a page with another menu around it.
 *
 * A text is the set of its runs of four words; two texts are as alike as the part of their runs that they share (Jaccard). That part is
 * estimated by MinHash (A. Broder, "On the resemblance and containment of documents", 1997): under a random order of all runs two sets have
 * the same first run with just that chance. Of 64 such firsts one byte each is kept (P. Li and A. König, "b-bit minwise hashing", 2010), so a
 * signature is 64 bytes and the estimate is off by 0.06 at most two times in three. Who might be alike is found by bands of eight bytes
 * (locality-sensitive hashing; P. Indyk and R. Motwani, 1998): two texts that share nine tenths meet in one of them 98 times in a hundred.
 *
 * Cost: 64 mixings of a number for each word, under a millisecond for a page of a thousand words.
 */

/** 64 bytes. */
export type Signature = Uint8Array

/** How finely texts are compared: by runs of so many words, and looked for by so many bytes at once. */
export type Grain = { shortest: number; longest: number; band: number }
/** Pages and articles. */
export const pages: Grain = { shortest: 4, longest: 4, band: 8 }
/** Messages of some sentences: two words that differ spoil all runs of four. Bands of three bytes find 99 in a hundred that share six tenths. */
export const messages: Grain = { shortest: 1, longest: 2, band: 3 }

const size = 64
/** Of a longer text the beginning tells. */
const mostWords = 5000

/** Scripts that put no spaces between words count by the sign. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu

/** @returns null when there are no words in it */
export function signatureOf(text: string, grain: Grain = pages): Signature | null {
  const words: number[] = []
  for (const [one] of text.toLowerCase().normalize('NFKC').matchAll(word)) {
    words.push(hashOf(one))
    if (words.length === mostWords) break
  }
  if (words.length === 0) return null
  const least = new Uint32Array(size).fill(0xffffffff)
  const longest = Math.min(grain.longest, words.length)
  for (let length = Math.min(grain.shortest, longest); length <= longest; length++)
    for (let at = 0; at + length <= words.length; at++) {
      let run = 0
      for (let i = at; i < at + length; i++) run = mixed(Math.imul(run, 31) + (words[i] ?? 0))
      for (let i = 0; i < size; i++) {
        const order = mixed(run ^ Math.imul(i + 1, 0x9e3779b1))
        if (order < (least[i] ?? 0)) least[i] = order
      }
    }
  return Uint8Array.from(least, (order) => order & 0xff)
}

/** The part of their runs that two texts share, as far as their signatures tell: 0 to 1. Equal bytes by chance are taken off. */
export function likeness(one: Signature, other: Signature): number {
  let same = 0
  for (let i = 0; i < size; i++) if (one[i] === other[i]) same++
  return Math.max(0, (same / size - 1 / 256) / (1 - 1 / 256))
}

/** What two texts that are alike most likely share one of: keys to look for them by. */
function bandsOf(signature: Signature, band: number): string[] {
  const keys: string[] = []
  for (let at = 0; at + band <= size; at += band)
    keys.push(String.fromCharCode(at, ...signature.subarray(at, at + band)))
  return keys
}

export type Alike = {
  /** @returns the key of a text that is as alike as that, other than this key itself */
  find(signature: Signature, key: string): string | null
  /** The one that was added first goes when there are too many. A key that is there is replaced. */
  add(signature: Signature, key: string): void
}

/**
 * Texts to find one that is nearly the same among.
 * @param least likeness that counts, 0 to 1; under 0.7 bands of eight bytes miss most, under 0.45 those of three
 * @param most texts that are held; some 1 kB each
 */
export function newAlike(least: number, most: number, { band }: Grain = pages): Alike {
  const held = new Map<string, Signature>()
  const byBand = new Map<string, Set<string>>()
  const drop = (key: string) => {
    for (const one of bandsOf(held.get(key) ?? new Uint8Array(size), band)) {
      byBand.get(one)?.delete(key)
      if (byBand.get(one)?.size === 0) byBand.delete(one)
    }
    held.delete(key)
  }
  return {
    find(signature, key) {
      for (const one of bandsOf(signature, band))
        for (const other of byBand.get(one) ?? [])
          if (other !== key && likeness(signature, held.get(other) ?? signature) >= least) return other
      return null
    },
    add(signature, key) {
      if (held.has(key)) drop(key)
      const [first] = held.keys()
      if (held.size >= most && first !== undefined) drop(first)
      held.set(key, signature)
      for (const one of bandsOf(signature, band)) byBand.set(one, (byBand.get(one) ?? new Set()).add(key))
    },
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3: each bit of the one depends on each of the other. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
