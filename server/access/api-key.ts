/** Keys for programs: `ss_` and 256 random bits. We keep the hash, so that our store does not open anybody's door. */
import { createHash, randomBytes } from 'node:crypto'

export type NewKey = { secret: string; hash: Uint8Array; hint: string }

export function newKey(): NewKey {
  const secret = `ss_${randomBytes(32).toString('base64url')}`
  return { secret, hash: hashKey(secret), hint: `…${secret.slice(-4)}` }
}

/** SHA-256 is enough for what nobody can guess; a slow hash would only slow us down. */
export function hashKey(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

/** The key in an Authorization header; null when there is none of ours. */
export function bearerOf(request: Request): string | null {
  const found = /^Bearer (ss_[A-Za-z0-9_-]{43})$/i.exec(request.headers.get('authorization') ?? '')
  return found?.[1] ?? null
}
