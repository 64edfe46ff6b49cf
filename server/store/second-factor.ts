/** The second factor of a user: a sealed secret, the hashes of spare codes, and the step of the last code that was used. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type FactorRow = Selectable<Tables['sign_in_factor']>

/** Confirmed or not. */
export function readFactor(store: Store, userId: string): Promise<FactorRow | undefined> {
  return store.selectFrom('sign_in_factor').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

/** Held until commit, so that a code opens once. */
export function lockFactor(tx: Transaction, userId: string): Promise<FactorRow | undefined> {
  return tx.selectFrom('sign_in_factor').selectAll().where('user_id', '=', userId).forUpdate().executeTakeFirst()
}

/** Begin anew with a secret that still has to be confirmed. A confirmed one stays as it is. */
export async function proposeFactor(store: Store, userId: string, secret: Uint8Array, at: Date): Promise<void> {
  await store
    .insertInto('sign_in_factor')
    .values({ user_id: userId, secret, created_at: at })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ secret, created_at: at, last_step: 0 })
        .where('sign_in_factor.confirmed_at', 'is', null),
    )
    .execute()
}

export async function saveFactor(
  tx: Transaction,
  userId: string,
  change: { confirmed_at?: Date; last_step?: number; codes?: string[] },
): Promise<void> {
  await tx.updateTable('sign_in_factor').set(change).where('user_id', '=', userId).execute()
}

/** @returns whether there was a confirmed one */
export async function removeFactor(tx: Transaction, userId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('sign_in_factor')
    .where('user_id', '=', userId)
    .returning('confirmed_at')
    .executeTakeFirst()
  return removed?.confirmed_at != null
}

/** Of many users at once: who has one that is confirmed, or a passkey. */
export async function withSecondFactor(store: Store, organisationId: string): Promise<Set<string>> {
  const users = store.selectFrom('sign_in_user').where('organisation_id', '=', organisationId)
  const [factors, passkeys] = await Promise.all([
    users
      .innerJoin('sign_in_factor as f', 'f.user_id', 'sign_in_user.id')
      .where('f.confirmed_at', 'is not', null)
      .select('sign_in_user.id')
      .execute(),
    users.innerJoin('sign_in_passkey as p', 'p.user_id', 'sign_in_user.id').select('sign_in_user.id').execute(),
  ])
  return new Set([...factors, ...passkeys].map(({ id }) => id))
}

/** What a browser that was trusted before is filed under; the token itself is only in its cookie. */
const filedAs = (hash: string) => `trusted ${hash}`

export async function trustBrowser(
  tx: Transaction,
  made: { id: string; userId: string; hash: string; at: Date; until: Date },
): Promise<void> {
  const { id, userId, hash, at, until } = made
  await tx
    .insertInto('sign_in_verification')
    .values({ id, identifier: filedAs(hash), value: userId, expires_at: until, created_at: at, updated_at: at })
    .execute()
}

export async function isTrusted(store: Store, userId: string, hash: string, at: Date): Promise<boolean> {
  const found = await store
    .selectFrom('sign_in_verification')
    .select('id')
    .where('identifier', '=', filedAs(hash))
    .where('value', '=', userId)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return found !== undefined
}
