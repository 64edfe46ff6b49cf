/** A link on which somebody chooses a password: once, within three days. We keep the hash of what is in the link. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Transaction } from '../store/database.ts'
import { createInvitation } from '../store/sign-in.ts'

const days = 3

/** @returns what goes into the link; earlier ones of the same person stop working */
export async function invite(ctx: Context, tx: Transaction, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const at = ctx.clock()
  const until = new Date(at.getTime() + days * 86_400_000)
  await createInvitation(tx, { id: ctx.newId(), userId, hash: hashInvitation(token), at, until })
  return token
}

/** The token stands behind the #, so that no proxy and no log ever sees it. @param address by which people reach us */
export function invitationLink(address: string, token: string): string {
  return `${address}/uitnodiging#${token}`
}

export function hashInvitation(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
