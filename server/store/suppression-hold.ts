/** For whom marketing waits, by address, as other systems are told: the newest state, with the version at which it became so. */
import { type Selectable, sql } from 'kysely'
import type { Reached } from '../../domain/suppression/lasting.ts'
import type { Store, Transaction } from './database.ts'
import { newestPosition } from './event.ts'
import { insertRows, recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type Address = { network: Reached; value: string }
export type HoldRow = Omit<Selectable<Tables['suppression_hold']>, 'organisation_id'>
export type Course = Omit<Selectable<Tables['suppression_course']>, 'organisation_id'>

const addressShape = { network: 'text', value: 'text' } as const
const columns = {
  ...addressShape,
  contact_id: 'uuid',
  holds: 'jsonb',
  version: 'bigint',
  changed_at: 'timestamptz',
  look_at: 'timestamptz',
} as const

/** Null as long as nobody follows the stream. */
export async function readCourse(store: Store, organisationId: string): Promise<Course | null> {
  const row = await courseOf(store, organisationId).executeTakeFirst()
  return row ?? null
}

/** The same, held until commit: who holds it writes the stream. */
export async function lockCourse(tx: Transaction, organisationId: string): Promise<Course | null> {
  const row = await courseOf(tx, organisationId).forUpdate().executeTakeFirst()
  return row ?? null
}

const courseOf = (store: Store, organisationId: string) =>
  store
    .selectFrom('suppression_course')
    .select(['version', 'position', 'forgotten', 'walk'])
    .where('organisation_id', '=', organisationId)

/** From now on the stream is written; it begins with a look at everybody. @param walk where that begins */
export async function beginCourse(store: Store, organisationId: string, walk: string): Promise<void> {
  const position = await newestPosition(store, organisationId)
  await store
    .insertInto('suppression_course')
    .values({ organisation_id: organisationId, position, walk })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function saveCourse(tx: Transaction, organisationId: string, course: Course): Promise<void> {
  await tx.updateTable('suppression_course').set(course).where('organisation_id', '=', organisationId).execute()
}

/** What stands of these addresses. */
export async function holdsAt(store: Store, organisationId: string, addresses: readonly Address[]): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.* from ${recordset('row', addressShape, addresses)}
    cross join lateral (
      select network, value, contact_id, holds, version, changed_at, look_at from suppression_hold
      where organisation_id = ${organisationId} and network = row.network and value = row.value limit 1
    ) h`.execute(store)
  return rows
}

/** Addresses that stood with one of these contacts, whoever they are of now. */
export async function addressesHeldOf(store: Store, organisationId: string, contacts: readonly string[]) {
  const { rows } = await sql<Address>`
    select h.network, h.value from unnest(${contacts}::uuid[]) as wanted(id)
    join suppression_hold h on h.organisation_id = ${organisationId} and h.contact_id = wanted.id`.execute(store)
  return rows
}

/** Addresses of which time alone may have changed something. */
export function addressesDue(store: Store, organisationId: string, now: Date, limit: number): Promise<Address[]> {
  return store
    .selectFrom('suppression_hold')
    .select(['network', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute()
}

export async function nextLook(store: Store, organisationId: string): Promise<Date | null> {
  const row = await store
    .selectFrom('suppression_hold')
    .select('look_at')
    .where('organisation_id', '=', organisationId)
    .where('look_at', 'is not', null)
    .orderBy('look_at')
    .limit(1)
    .executeTakeFirst()
  return row?.look_at ?? null
}

/** What changed after a version, in the order in which it did. */
export function holdsAfter(store: Store, organisationId: string, version: number, limit: number): Promise<HoldRow[]> {
  return store
    .selectFrom('suppression_hold')
    .select(['network', 'value', 'contact_id', 'holds', 'version', 'changed_at', 'look_at'])
    .where('organisation_id', '=', organisationId)
    .where('version', '>', version)
    .orderBy('version')
    .limit(limit)
    .execute()
}

/** For whom something waits for this purpose, by address. @param after the last one that was read, or where to begin */
export async function heldAfter(
  store: Store,
  organisationId: string,
  purpose: string,
  after: { network: string; value: string },
  limit: number,
): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select network, value, contact_id, holds, version, changed_at, look_at from suppression_hold
    where organisation_id = ${organisationId} and (network, value) > (${after.network}, ${after.value})
      and holds ? ${purpose}
    order by network, value limit ${limit}`.execute(store)
  return rows
}

export async function putHolds(tx: Transaction, organisationId: string, rows: readonly HoldRow[]): Promise<void> {
  const renew = sql`on conflict (organisation_id, network, value) do update set
    contact_id = excluded.contact_id, holds = excluded.holds, version = excluded.version,
    changed_at = excluded.changed_at, look_at = excluded.look_at`
  await insertRows(tx, organisationId, 'suppression_hold', columns, rows, renew)
}

export async function forgetHolds(tx: Transaction, organisationId: string, addresses: readonly Address[]) {
  if (addresses.length === 0) return
  await sql`
    delete from suppression_hold using ${recordset('row', addressShape, addresses)}
    where organisation_id = ${organisationId} and suppression_hold.network = row.network
      and suppression_hold.value = row.value`.execute(tx)
}
