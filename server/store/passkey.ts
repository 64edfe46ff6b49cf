/** Passkeys: the public halves of keys that live in somebody's device. A directory table: the key tells us the user. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type PasskeyRow = Selectable<Tables['sign_in_passkey']>

export function listPasskeys(store: Store, userId: string): Promise<PasskeyRow[]> {
  return store
    .selectFrom('sign_in_passkey')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function findPasskey(store: Store, credentialId: string): Promise<PasskeyRow | undefined> {
  return store.selectFrom('sign_in_passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
}

/** @returns false when this key is known already */
export async function addPasskeyRow(
  tx: Transaction,
  made: Omit<PasskeyRow, 'last_used_at'>,
): Promise<PasskeyRow | undefined> {
  return tx
    .insertInto('sign_in_passkey')
    .values(made)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** @returns false when the counter went back meanwhile: somebody else uses a copy of the key */
export async function usePasskey(
  store: Store,
  id: string,
  { counter, at }: { counter: number; at: Date },
): Promise<boolean> {
  const used = await store
    .updateTable('sign_in_passkey')
    .set({ counter, last_used_at: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('counter', '<', counter), eb('counter', '=', 0)]))
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

/** @returns its name; undefined when it was not this user's */
export async function removePasskeyRow(tx: Transaction, userId: string, id: string): Promise<string | undefined> {
  const removed = await tx
    .deleteFrom('sign_in_passkey')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('name')
    .executeTakeFirst()
  return removed?.name
}

export async function removePasskeys(tx: Transaction, userId: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('sign_in_passkey').where('user_id', '=', userId).executeTakeFirst()
  return Number(numDeletedRows)
}
