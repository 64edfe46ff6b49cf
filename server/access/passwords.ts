/**
 * Passwords as they are kept: scrypt (RFC 7914) with block size 16, its work written beside it, so that more work can be asked for later
 * without anybody noticing. A memory of `2 ** work * 2` kB for each.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

export type Passwords = {
  /** @returns what to keep: `work:salt:key` */
  hash(password: string): Promise<string>
  /** @param hash as kept; without its work (as it was written before) that is 14 */
  verify(given: { password: string; hash: string }): Promise<boolean>
}

const block = 16
const bytes = 64

/** @param work the binary logarithm of scrypt's N */
export function scryptPasswords(work = 14): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(16).toString('hex')
      return `${work}:${salt}:${(await keyOf(password, salt, work)).toString('hex')}`
    },
    async verify({ password, hash }) {
      const [key = '', salt = '', ofHash = '14'] = hash.split(':').reverse()
      const kept = Buffer.from(key, 'hex')
      const shown = await keyOf(password, salt, Number(ofHash))
      return kept.length === shown.length && timingSafeEqual(kept, shown)
    },
  }
}

function keyOf(password: string, salt: string, work: number): Promise<Buffer> {
  const N = 2 ** work
  const options = { N, r: block, p: 1, maxmem: 256 * N * block }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
