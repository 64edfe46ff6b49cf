/** Where the people of an organisation sign in when that is not here. A directory table: it is asked before anybody is known. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type SingleSignOnRow = Selectable<Tables['single_sign_on']>

export function readSingleSignOn(store: Store, organisationId: string): Promise<SingleSignOnRow | undefined> {
  return store.selectFrom('single_sign_on').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst()
}

export async function saveSingleSignOn(tx: Transaction, row: SingleSignOnRow): Promise<void> {
  const { organisation_id: _, ...change } = row
  await tx
    .insertInto('single_sign_on')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(change))
    .execute()
}

export async function removeSingleSignOnRow(tx: Transaction, organisationId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('single_sign_on')
    .where('organisation_id', '=', organisationId)
    .returning('organisation_id')
    .executeTakeFirst()
  return removed !== undefined
}

/** Who somebody is elsewhere. @param account what that place calls them, for good */
export async function findLinked(store: Store, issuer: string, account: string): Promise<string | undefined> {
  const row = await store
    .selectFrom('sign_in_credential')
    .select('user_id')
    .where('provider_id', '=', issuer)
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.user_id
}

export async function readLink(store: Store, userId: string, issuer: string): Promise<string | undefined> {
  const row = await store
    .selectFrom('sign_in_credential')
    .select('account_id')
    .where('user_id', '=', userId)
    .where('provider_id', '=', issuer)
    .executeTakeFirst()
  return row?.account_id
}

export async function link(
  tx: Transaction,
  made: { id: string; userId: string; issuer: string; account: string; at: Date },
): Promise<void> {
  const { id, userId, issuer, account, at } = made
  await tx
    .insertInto('sign_in_credential')
    .values({
      id,
      user_id: userId,
      provider_id: issuer,
      account_id: account,
      created_at: at,
      updated_at: at,
      password: null,
    })
    .execute()
}
