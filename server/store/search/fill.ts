/** How far the index is: the event up to which it follows, and how far it has been made anew. */
import { sql } from 'kysely'
import type { Store, Transaction } from '../database.ts'
import { newestPosition } from '../event.ts'
import type { Tables } from '../tables.ts'

export type Fill = { version: number; stage: Tables['search_fill']['stage']; last_id: string | null; done: number }

const reader = 'search'

/** Where the reader stands; the row stays locked until commit. @returns null when another program is at it */
export async function lockPlace(tx: Transaction, organisationId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('event_cursor')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.position ?? null
}

export async function readFill(store: Store, organisationId: string): Promise<Fill | undefined> {
  return store
    .selectFrom('search_fill')
    .select(['version', 'stage', 'last_id', 'done'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

export async function saveFill(tx: Transaction, organisationId: string, fill: Fill): Promise<void> {
  await tx.updateTable('search_fill').set(fill).where('organisation_id', '=', organisationId).execute()
}

export async function savePlace(tx: Transaction, organisationId: string, position: number): Promise<void> {
  await tx
    .updateTable('event_cursor')
    .set({ position })
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .execute()
}

/** From here on everything is to be put in anew, and the events are followed from now. */
export async function beginFill(tx: Transaction, organisationId: string, version: number): Promise<void> {
  const position = await newestPosition(tx, organisationId)
  await sql`
    insert into event_cursor (organisation_id, reader, position) values (${organisationId}, ${reader}, ${position})
    on conflict (organisation_id, reader) do update set position = excluded.position`.execute(tx)
  await sql`
    insert into search_fill (organisation_id, version, stage) values (${organisationId}, ${version}, 'person')
    on conflict (organisation_id) do update set version = excluded.version, stage = excluded.stage, last_id = null, done = 0`.execute(
    tx,
  )
}

/** How many events the index is behind, and how much of making it anew is done; null when it is whole. */
export async function readLag(
  store: Store,
  organisationId: string,
): Promise<{ behind: number; filling: number | null }> {
  const fill = await readFill(store, organisationId)
  const row = await store
    .selectFrom('event_cursor')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .executeTakeFirst()
  const behind = Math.max(0, (await newestPosition(store, organisationId)) - (row?.position ?? 0))
  return { behind, filling: !fill || (fill.stage !== null && fill.stage !== 'sweep') ? (fill?.done ?? 0) : null }
}
