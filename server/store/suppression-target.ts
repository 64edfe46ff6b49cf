/** Other systems that follow the stream of holds, and how far each is. A lease keeps two programs from telling the same one. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Words } from '../../channels/kit/channel.ts'
import type { Database, Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type TargetRow = Selectable<Tables['suppression_target']>

export function listTargets(store: Store, organisationId: string): Promise<TargetRow[]> {
  return store
    .selectFrom('suppression_target')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .execute()
}

export function readTarget(store: Store, organisationId: string, id: string): Promise<TargetRow | undefined> {
  return store
    .selectFrom('suppression_target')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertTarget(
  tx: Transaction,
  made: Omit<TargetRow, 'told' | 'told_at' | 'attempts' | 'problem' | 'problem_since' | 'paused' | 'version'>,
): Promise<TargetRow> {
  return tx.insertInto('suppression_target').values(made).returningAll().executeTakeFirstOrThrow()
}

/** Whatever is changed, it is tried anew. */
export async function changeTargetRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  change: Pick<Updateable<Tables['suppression_target']>, 'name' | 'url' | 'username' | 'secret' | 'paused'>,
  at: Date,
): Promise<TargetRow | undefined> {
  return tx
    .updateTable('suppression_target')
    .set((eb) => ({ ...change, attempts: 0, ready_at: at, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteTarget(tx: Transaction, organisationId: string, id: string): Promise<string | null> {
  const row = await tx
    .deleteFrom('suppression_target')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

/** How many addresses each of these versions is behind, and no further than we count. */
export async function countBehind(store: Store, organisationId: string, told: number, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from suppression_hold where organisation_id = ${organisationId} and version > ${told} limit ${most}
    ) waiting`.execute(store)
  return rows[0]?.n ?? 0
}

/** Take those that have something to hear and whose turn it is, until the lease ends. @param version of the stream */
export async function claimTargets(
  db: Database,
  organisationId: string,
  version: number,
  now: Date,
  lease: Date,
): Promise<TargetRow[]> {
  return db
    .updateTable('suppression_target')
    .set({ ready_at: lease })
    .where('organisation_id', '=', organisationId)
    .where('kind', '<>', 'list')
    .where('paused', '=', false)
    .where('told', '<>', version)
    .where('ready_at', '<=', now)
    .returningAll()
    .execute()
}

/** When the next of them may be told again; null when none waits. */
export async function nextTarget(store: Store, organisationId: string, version: number): Promise<Date | null> {
  const row = await store
    .selectFrom('suppression_target')
    .select((eb) => eb.fn.min('ready_at').as('at'))
    .where('organisation_id', '=', organisationId)
    .where('kind', '<>', 'list')
    .where('paused', '=', false)
    .where('told', '<>', version)
    .executeTakeFirst()
  return row?.at ?? null
}

type Mine = Pick<TargetRow, 'id' | 'told' | 'ready_at'>

/**
 * It was told up to a version, and the lease goes on.
 * @param mine as it was read or renewed last
 * @returns false when it is not ours any more: it was changed, or the lease ended and somebody else tells it
 */
export async function markTold(
  db: Database,
  organisationId: string,
  mine: Mine,
  { told, at, lease, began }: { told: number; at: Date; lease: Date; began?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('suppression_target')
    .set({ told, told_at: at, ready_at: lease, attempts: 0, problem: null, problem_since: null })
    .$if(began !== undefined, (query) => query.set({ began: began ?? 0 }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', mine.id)
    .where('told', '=', mine.told)
    .where('ready_at', '=', mine.ready_at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The lease is let go of: it heard all there was, or it took nothing and is tried again later. */
export async function letGoOfTarget(
  db: Database,
  organisationId: string,
  mine: Pick<Mine, 'id' | 'ready_at'>,
  { readyAt, problem, at }: { readyAt: Date; problem: Words | null; at: Date },
): Promise<void> {
  await db
    .updateTable('suppression_target')
    .set((eb) => ({
      ready_at: readyAt,
      ...(problem && {
        problem: JSON.stringify(problem),
        problem_since: eb.fn.coalesce('problem_since', eb.val(at)),
        attempts: eb('attempts', '+', 1),
      }),
    }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', mine.id)
    .where('ready_at', '=', mine.ready_at)
    .execute()
}

/** A list was fetched. */
export async function markFetched(db: Database, organisationId: string, id: string, told: number, at: Date) {
  await db
    .updateTable('suppression_target')
    .set({ told, told_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}
