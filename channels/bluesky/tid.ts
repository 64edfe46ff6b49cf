/**
 * Record keys of the AT Protocol: 13 characters that hold a moment in microseconds and ten bits to tell clocks apart
 * (https://atproto.com/specs/tid). From the key of a letter we make the same one each time, so that sending twice is once.
 */
import { createHash } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'
const shape = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const uuidv7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7/

/** @returns milliseconds since 1970, or null when it is no such key */
export function momentIn(tid: string): number | null {
  if (!shape.test(tid)) return null
  const bits = [...tid].reduce((sum, sign) => sum * 32n + BigInt(alphabet.indexOf(sign)), 0n)
  return Number((bits >> 10n) / 1000n)
}

/**
 * The record key of a letter, and the moment that stands in it: when the letter was written, as its own key tells. Two letters share one
 * only when written in the same millisecond with the same twenty bits of a hash.
 */
export function recordKeyOf(letterKey: string): { rkey: string; moment: Date } {
  const hash = createHash('sha256').update(letterKey).digest()
  const given = uuidv7.exec(letterKey)
  const ms = given ? Number.parseInt(`${given[1]}${given[2]}`, 16) : hash.readUIntBE(4, 5)
  const chance = hash.readUInt32BE(0)
  const micros = BigInt(ms) * 1000n + BigInt(chance % 1000)
  return { rkey: write((micros << 10n) | BigInt(Math.floor(chance / 1000) % 1024)), moment: new Date(ms) }
}

function write(bits: bigint): string {
  let text = ''
  for (let left = bits, i = 0; i < 13; i++, left >>= 5n) text = alphabet.charAt(Number(left & 31n)) + text
  return text
}
