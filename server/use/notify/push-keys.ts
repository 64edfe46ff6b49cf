/** The keys by which browsers know that a push is ours (RFC 8292): made when somebody first asks for them. */
import { webcrypto } from 'node:crypto'
import type { Context } from '../../context.ts'
import { type PushKeys, readPushKeys, savePushKeys } from '../../store/push.ts'

export async function pushKeysOf(ctx: Context, organisationId: string): Promise<PushKeys> {
  const held = await readPushKeys(ctx.db, organisationId, ctx.seal)
  if (held) return held
  await savePushKeys(ctx.db, organisationId, await makeKeys(), ctx.seal)
  const made = await readPushKeys(ctx.db, organisationId, ctx.seal)
  if (!made) throw new Error('the keys that were just made are gone')
  return made
}

/** The public key as its 65 bytes, the private one as its number; both in base64url. */
async function makeKeys(): Promise<PushKeys> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const raw = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey))
  const { d = '' } = await webcrypto.subtle.exportKey('jwk', pair.privateKey)
  return { publicKey: raw.toString('base64url'), privateKey: d }
}
