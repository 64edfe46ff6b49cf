/** What was erased, and may not come back: also not with a backup that was made before. */
import { sql } from 'kysely'
import { smallestIdOf } from '../ids.ts'
import type { Store, Transaction } from './database.ts'
import { renewLastReads } from './moves.ts'
import { insertRows } from './rows.ts'

export type Erasure = { organisationId: string; id: string; kind: 'message' | 'contact'; subjectId: string; at: Date }

const columns = { id: 'uuid', kind: 'text', subject_id: 'uuid', at: 'timestamptz' } as const

/** In the transaction that erases. */
export async function recordErasures(
  tx: Transaction,
  organisationId: string,
  erasures: readonly Omit<Erasure, 'organisationId'>[],
): Promise<void> {
  const rows = erasures.map(({ id, kind, subjectId, at }) => ({ id, kind, subject_id: subjectId, at }))
  await insertRows(tx, organisationId, 'erasure', columns, rows)
}

/** Everything that was erased from a moment on, in the order of ids. */
export async function erasuresSince(store: Store, organisationId: string, since: Date): Promise<Erasure[]> {
  const rows = await store
    .selectFrom('erasure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '>=', smallestIdOf(since))
    .orderBy('id')
    .execute()
  return rows.map(({ id, kind, subject_id, at }) => ({ organisationId, id, kind, subjectId: subject_id, at }))
}

/** The list of conversations shows nothing of what was erased: neither as the newest line nor as the subject it gave. */
export async function rewordErased(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update conversation c set version = c.version + 1,
      snippet = case when last.state = 'deleted' then '' else c.snippet end,
      subject = case when first.state = 'deleted' then '' else c.subject end
    from (select distinct conversation_id as id from message
          where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) and conversation_id is not null) one
    cross join lateral (select state from message m where m.organisation_id = ${organisationId}
      and m.conversation_id = one.id order by m.received_at desc, m.id desc limit 1) last
    cross join lateral (select state from message m where m.organisation_id = ${organisationId}
      and m.conversation_id = one.id order by m.received_at, m.id limit 1) first
    where c.organisation_id = ${organisationId} and c.id = one.id returning c.id`.execute(tx)
  await renewLastReads(
    tx,
    organisationId,
    rows.map(({ id }) => id),
  )
}

/** Those of these messages that still say something. */
export async function notErased(store: Store, organisationId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m
    where m.organisation_id = ${organisationId} and m.id = any(${ids}::uuid[]) and m.state <> 'deleted'`.execute(store)
  return new Set(rows.map(({ id }) => id))
}
