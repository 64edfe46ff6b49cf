/** Whether a webhook comes from who has the secret: a signature (Standard Webhooks), or the secret itself for those that cannot sign. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readSecret, sign } from '../../channels/api/sign.ts'

/** How far the clock of a sender may be off, and for how long what was overheard could be said again. */
const tolerance = 5 * 60_000

/** @param body exactly as it came, before anything is parsed */
export function isSigned(secret: string, request: Request, body: string, now: Date): boolean {
  const [, bearer] = /^Bearer (\S{16,200})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (bearer) return alike(bearer, secret)
  const header = (name: string) => request.headers.get(`webhook-${name}`) ?? ''
  const key = readSecret(secret)
  const at = new Date(Number(header('timestamp') || Number.NaN) * 1000)
  if (!key || !header('id') || !(Math.abs(now.getTime() - at.getTime()) <= tolerance)) return false
  const right = sign(key, header('id'), at, body)['webhook-signature'] ?? ''
  // While a secret is replaced there may be several.
  return header('signature')
    .split(' ')
    .some((given) => alike(given, right))
}

/** In a time that tells nothing about where they differ. */
function alike(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
