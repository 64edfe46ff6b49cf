/** The event log: what happened, in one gapless order per organisation. It holds ids and versions, never text. */
import { sql } from 'kysely'
import type { EventKind } from '../../contract/live.ts'
import type { Database, Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'

export type Happening = { kind: EventKind; objectId: string; version: number; agentId?: string | null }
export type EventRow = {
  position: number
  kind: EventKind
  version: number
  objectId: string
  agentId: string | null
  at: Date
}

const columns = { place: 'bigint', kind: 'text', object_id: 'uuid', object_version: 'int', agent_id: 'uuid' } as const

/**
 * Write what happened. Must be the last statements of the transaction: the counter row is held until commit, so positions become
 * visible in order and a reader that remembers a position never skips one.
 * @returns the position of the last event
 */
export async function recordEvents(
  tx: Transaction,
  organisationId: string,
  happened: readonly Happening[],
  at: Date,
): Promise<number> {
  const last = await takePositions(tx, organisationId, 'event', happened.length)
  if (happened.length === 0) return last
  const first = last - happened.length + 1
  const rows = happened.map((one, i) => ({
    place: first + i,
    kind: one.kind,
    object_id: one.objectId,
    object_version: one.version,
    agent_id: one.agentId ?? null,
  }))
  await sql`
    insert into event (organisation_id, position, kind, object_id, object_version, agent_id, at)
    select ${organisationId}::uuid, place, kind, object_id, object_version, agent_id, ${at}::timestamptz
    from ${recordset('row', columns, rows)}`.execute(tx)
  return last
}

/** Take the next `n` numbers of a counter; the row stays locked until commit. @returns the last one taken */
export async function takePositions(
  tx: Transaction,
  organisationId: string,
  name: 'arrival' | 'conversation' | 'event',
  n: number,
): Promise<number> {
  const { value } = await tx
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', n) }))
    .where('organisation_id', '=', organisationId)
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

/** The last number of a counter that was taken. */
export async function readCounter(
  store: Store,
  organisationId: string,
  name: 'conversation' | 'event',
): Promise<number> {
  const row = await store
    .selectFrom('counter')
    .select('value')
    .where('organisation_id', '=', organisationId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? 0
}

/** The position of the newest event. */
export function newestPosition(store: Store, organisationId: string): Promise<number> {
  return readCounter(store, organisationId, 'event')
}

/** Events after a position, oldest first. */
export async function readEvents(
  db: Database,
  organisationId: string,
  after: number,
  limit: number,
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind as EventKind,
    version: row.object_version,
    objectId: row.object_id,
    agentId: row.agent_id,
    at: row.at,
  }))
}
