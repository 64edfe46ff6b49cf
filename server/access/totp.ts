/**
 * The second factor of a phone: time-based one-time passwords (RFC 6238) as every authenticator app knows them, six digits of
 * HMAC-SHA-1 over steps of thirty seconds. A clock may be one step off; a code opens once.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const seconds = 30
const digits = 6

export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / seconds)

export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** @param after the step of the last code that was used @returns the step of this code; null when it is not one of now */
export function stepOfCode(secret: Uint8Array, code: string, now: Date, after: number): number | null {
  const given = Buffer.from(code)
  const around = [0, -1, 1].map((off) => stepOf(now) + off)
  const found = around.find((step) => {
    const right = Buffer.from(codeOf(secret, step))
    return step > after && right.length === given.length && timingSafeEqual(right, given)
  })
  return found ?? null
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, as people type it over when they cannot scan. */
export function base32(bytes: Uint8Array): string {
  let [held, bits, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

/** What the QR code holds. @param issuer the name under which the app files it */
export function totpUri(secret: Uint8Array, issuer: string, account: string): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer, digits: String(digits), period: String(seconds) })
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${String(query).replaceAll('+', '%20')}`
}
