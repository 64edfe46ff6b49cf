/** Who is in: the sessions of a user. A directory table, shared with the sign-in library. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { CameBy } from './sign-in-tables.ts'
import type { Tables } from './tables.ts'

export type SessionRow = Pick<
  Selectable<Tables['sign_in_session']>,
  'id' | 'came_by' | 'device' | 'created_at' | 'seen_at' | 'updated_at'
>

/** The sessions that are open now, the one that was used last first. */
export function listSessions(store: Store, userId: string, at: Date): Promise<SessionRow[]> {
  return store
    .selectFrom('sign_in_session')
    .select(['id', 'came_by', 'device', 'created_at', 'seen_at', 'updated_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', at)
    .orderBy((eb) => eb.fn.coalesce('seen_at', 'created_at'), 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** How somebody came in, and with what kind of browser. */
export async function describeSession(
  store: Store,
  id: string,
  { by, device, at }: { by: CameBy; device: string | null; at: Date },
): Promise<void> {
  await store.updateTable('sign_in_session').set({ came_by: by, device, seen_at: at }).where('id', '=', id).execute()
}

/** Called at most once in a few minutes per session. */
export async function touchSession(store: Store, id: string, at: Date): Promise<void> {
  await store.updateTable('sign_in_session').set({ seen_at: at }).where('id', '=', id).execute()
}

/** @returns false when it was not this user's, or is over */
export async function endSession(tx: Transaction, userId: string, id: string): Promise<boolean> {
  const ended = await tx
    .deleteFrom('sign_in_session')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Everybody out, or everybody but the one who asks for it; and no browser is trusted any longer. @returns how many were in */
export async function endSessions(tx: Transaction, userId: string, except: string | null = null): Promise<number> {
  let sessions = tx.deleteFrom('sign_in_session').where('user_id', '=', userId)
  if (except) sessions = sessions.where('id', '<>', except)
  const { numDeletedRows } = await sessions.executeTakeFirst()
  await tx
    .deleteFrom('sign_in_verification')
    .where('identifier', 'like', 'trusted %')
    .where('value', '=', userId)
    .execute()
  return Number(numDeletedRows)
}

/** Whoever is in with a password is out, but for these users. */
export async function endSessionsWithout(
  tx: Transaction,
  organisationId: string,
  but: readonly string[],
): Promise<void> {
  const users = tx.selectFrom('sign_in_user').select('id').where('organisation_id', '=', organisationId)
  let sessions = tx.deleteFrom('sign_in_session').where('came_by', '=', 'password').where('user_id', 'in', users)
  if (but.length > 0) sessions = sessions.where('user_id', 'not in', but)
  await sessions.execute()
}

/** Sessions that ended by themselves. */
export async function sweepSessions(store: Store, userId: string, at: Date): Promise<void> {
  await store.deleteFrom('sign_in_session').where('user_id', '=', userId).where('expires_at', '<', at).execute()
}
