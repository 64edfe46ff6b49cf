/** Held mail, by whom it is for. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

export async function hasHeld(store: Store, organisationId: string): Promise<boolean> {
  const row = await store
    .selectFrom('relay_recipient')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'held')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** It is the turn of what is held for these addresses; null is for everybody. @returns how many */
export async function callHeld(
  tx: Transaction,
  organisationId: string,
  keys: readonly string[] | null,
  at: Date,
): Promise<number> {
  if (keys?.length === 0) return 0
  const { numAffectedRows } = await sql`
    update relay_recipient set ready_at = ${at}
    where organisation_id = ${organisationId} and state = 'held' and handed_at is null and ready_at > ${at}
      and (${keys}::text[] is null or address_key = any(${keys}::text[]))`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The people whom these are about. */
export async function rootsOf(
  store: Store,
  organisationId: string,
  { messages, conversations, contacts }: Record<'messages' | 'conversations' | 'contacts', readonly string[]>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.contact_id as id from unnest(${messages}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    join conversation c on c.organisation_id = ${organisationId} and c.id = m.conversation_id
    union
    select c.contact_id from unnest(${conversations}::uuid[]) as wanted(id)
    join conversation c on c.organisation_id = ${organisationId} and c.id = wanted.id
    union
    select coalesce(p.joined_to, p.id) from unnest(${contacts}::uuid[]) as wanted(id)
    join contact p on p.organisation_id = ${organisationId} and p.id = wanted.id`.execute(store)
  return rows.map(({ id }) => id)
}

/** The mail addresses that somebody said something about. */
export async function keysOfConsents(store: Store, organisationId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ value: string }>`
    select c.value from unnest(${ids}::uuid[]) as wanted(id)
    join consent c on c.organisation_id = ${organisationId} and c.id = wanted.id and c.network = 'email'`.execute(store)
  return rows.map(({ value }) => value)
}
