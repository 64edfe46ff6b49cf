/**
 * A name on a network as 64 bits. The seed is made anew by each program, so nobody can make two names that are taken for one. By chance it
 * happens once in a million million questions at four million names: then somebody is held for another's dialogue as well, never let
 * go for their own, because what is theirs is found by their own name; and the hand-over asks the store.
 */
import { randomBytes } from 'node:crypto'

export type Seed = readonly [number, number]

export const newSeed = (): Seed => {
  const bytes = randomBytes(8)
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)]
}

/** Where two words of 32 bits are written, and from which place on. */
type Out = { words: Uint32Array; at: number }

/** @param name a network, a space, and what somebody is called there in the form that compares */
export function hashText([one, other]: Seed, name: string, out: Out): void {
  let [low, high] = [one, other]
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code > 127) {
      hashBytes([one, other], Buffer.from(name), 0, Buffer.byteLength(name), out)
      return
    }
    low = stir(low, code)
    high = stir(high ^ low, code)
  }
  finish(low, high, out)
}

/** The same of UTF-8. */
export function hashBytes([one, other]: Seed, bytes: Uint8Array, from: number, to: number, out: Out): void {
  let [low, high] = [one, other]
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0
    low = stir(low, byte)
    high = stir(high ^ low, byte)
  }
  finish(low, high, out)
}

function stir(word: number, byte: number): number {
  const mixed = Math.imul(word ^ byte, 0x85ebca6b)
  return (mixed << 13) | (mixed >>> 19)
}

/** As MurmurHash3 ends. */
function finish(low: number, high: number, { words, at }: Out): void {
  words[at] = spread(low ^ high)
  words[at + 1] = spread(high + Math.imul(low, 5))
}

function spread(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
