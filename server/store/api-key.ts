/** Keys for programs: a directory table, because a key is what tells us the organisation. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type KeyRow = Selectable<Tables['api_key']>

export function listKeys(store: Store, organisationId: string): Promise<KeyRow[]> {
  return store
    .selectFrom('api_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

export type NewKeyRow = Omit<KeyRow, 'last_used_at' | 'revoked_at'>

export function createKeyRow(tx: Transaction, made: NewKeyRow): Promise<KeyRow> {
  return tx.insertInto('api_key').values(made).returningAll().executeTakeFirstOrThrow()
}

/** @returns false when there is no such key, or not any more */
export async function revokeKeyRow(tx: Transaction, organisationId: string, id: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function findKey(store: Store, hash: Uint8Array): Promise<KeyRow | undefined> {
  return store
    .selectFrom('api_key')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Remember that a key is in use; called at most once a minute per key. */
export async function touchKey(store: Store, id: string, at: Date): Promise<void> {
  await store.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute()
}
