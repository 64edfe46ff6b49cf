/** Who can sign in, with what, and who is in. Directory tables, shared with the sign-in library (see `access/sign-in.ts`). */
import type { Store, Transaction } from './database.ts'

export type NewUser = { id: string; organisationId: string; name: string; email: string; at: Date }

/** @returns false when the address is in use already, here or in another organisation of this house */
export async function createUser(tx: Transaction, made: NewUser): Promise<boolean> {
  const { id, organisationId, name, email, at } = made
  const row = await tx
    .insertInto('sign_in_user')
    .values({ id, organisation_id: organisationId, name, email: email.toLowerCase(), created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function findUser(store: Store, email: string): Promise<{ id: string; organisation_id: string } | undefined> {
  return store
    .selectFrom('sign_in_user')
    .select(['id', 'organisation_id'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

/** Which organisation a user belongs to. */
export async function organisationOf(store: Store, userId: string): Promise<string | null> {
  const row = await store
    .selectFrom('sign_in_user')
    .select('organisation_id')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.organisation_id ?? null
}

/** The one password of a user, hashed; made or replaced. */
export async function setPassword(tx: Transaction, userId: string, hash: string, newId: () => string, at: Date) {
  const { numUpdatedRows } = await tx
    .updateTable('sign_in_credential')
    .set({ password: hash, updated_at: at })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('sign_in_credential')
    .values({
      id: newId(),
      user_id: userId,
      account_id: userId,
      provider_id: 'credential',
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

export async function readPassword(store: Store, userId: string): Promise<string | null> {
  const row = await store
    .selectFrom('sign_in_credential')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** What an invitation is filed under; the token itself is only in the link. */
const filedAs = (hash: string) => `invitation ${hash}`

/** A link to choose a password. It replaces earlier ones of the same person. @param hash of the token, hex */
export async function createInvitation(
  tx: Transaction,
  invitation: { id: string; userId: string; hash: string; at: Date; until: Date },
): Promise<void> {
  const { id, userId, hash, at, until } = invitation
  await tx
    .deleteFrom('sign_in_verification')
    .where('identifier', 'like', 'invitation %')
    .where((eb) => eb.or([eb('value', '=', userId), eb('expires_at', '<', at)]))
    .execute()
  await tx
    .insertInto('sign_in_verification')
    .values({ id, identifier: filedAs(hash), value: userId, expires_at: until, created_at: at, updated_at: at })
    .execute()
}

/** Use an invitation up: of two at once, one gets the user. */
export async function takeInvitation(
  tx: Transaction,
  hash: string,
  at: Date,
): Promise<{ userId: string; organisationId: string; email: string } | null> {
  const taken = await tx
    .deleteFrom('sign_in_verification')
    .where('identifier', '=', filedAs(hash))
    .returning(['value', 'expires_at'])
    .executeTakeFirst()
  if (!taken || taken.expires_at <= at) return null
  const user = await tx
    .selectFrom('sign_in_user')
    .select(['id', 'organisation_id', 'email'])
    .where('id', '=', taken.value)
    .executeTakeFirst()
  return user ? { userId: user.id, organisationId: user.organisation_id, email: user.email } : null
}
