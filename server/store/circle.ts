/** Who stands in which circle, and when that was found. */
import { sql } from 'kysely'
import { halfLife } from '../../domain/influence/evidence.ts'
import type { Database, Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type CircleRun = {
  state: 'asked' | 'finding' | 'done' | 'failed'
  since: Date
  at: Date | null
  people: number | null
  edges: number | null
  circles: number | null
}

export async function readRun(store: Store, organisationId: string): Promise<CircleRun | undefined> {
  return store
    .selectFrom('circle_run')
    .select(['state', 'since', 'at', 'people', 'edges', 'circles'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

/** What is not given stays as it was. */
export async function putRun(
  tx: Store,
  organisationId: string,
  run: Pick<CircleRun, 'state' | 'since'> & Partial<CircleRun>,
): Promise<void> {
  await tx
    .insertInto('circle_run')
    .values({ organisation_id: organisationId, ...run })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(run))
    .execute()
}

/** Whether anybody reacted to anybody since a moment. */
export async function hasInteractionsSince(store: Store, organisationId: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from interaction where organisation_id = ${organisationId} and at >= ${since} limit 1`.execute(store)
  return rows.length > 0
}

export type Edge = { to_account_id: string; from_account_id: string; weight: number }

/**
 * All reactions of an organisation with what they weigh at a moment, read once from one end to the other, in pages. (Page after page by key, the store
 * was measured to sort a million rows for each.)
 */
export async function* pagesOfEdges(
  tx: Transaction,
  organisationId: string,
  at: Date,
  limit: number,
): AsyncGenerator<readonly Edge[]> {
  await sql`
    declare edges no scroll cursor for
    select to_account_id, from_account_id, ${leftAt(at)} as weight from interaction
    where organisation_id = ${organisationId}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Edge>`fetch forward ${sql.lit(limit)} from edges`.execute(tx)
    yield rows
    if (rows.length < limit) return
  }
}

/** What is left at a moment of the weight of a row of `interaction`. */
export const leftAt = (at: Date) =>
  sql<number>`weight * power(0.5, greatest(0, extract(epoch from (${at}::timestamptz - at))) * 1000 / ${sql.lit(halfLife)})`

export type Place = { account_id: string; circle: number; rank: number }

/** A rank is kept only of who spoke to us; who was left out meanwhile has no place at all. */
export async function putPlaces(
  tx: Transaction,
  organisationId: string,
  places: readonly Place[],
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ account_id: string; addressed: boolean; left_out: boolean }>`
    select account_id, addressed, left_out_since is not null as left_out from account_evidence
    where organisation_id = ${organisationId}
      and account_id = any(${places.map(({ account_id }) => account_id)}::uuid[])`.execute(tx)
  const known = new Map(rows.map((row) => [row.account_id, row]))
  const kept = places.filter(({ account_id }) => !known.get(account_id)?.left_out)
  await insertRows(
    tx,
    organisationId,
    'circle_place',
    { account_id: 'uuid', circle: 'int', rank: 'float8', at: 'timestamptz' },
    kept.map((place) => ({ ...place, rank: known.get(place.account_id)?.addressed ? place.rank : null, at })),
    sql`on conflict (organisation_id, account_id) do update set circle = excluded.circle, rank = excluded.rank, at = excluded.at`,
  )
}

/** Who was found in no circle this time has no place any more. */
export async function forgetPlacesBefore(db: Database, organisationId: string, at: Date): Promise<void> {
  await sql`delete from circle_place where organisation_id = ${organisationId} and at < ${at}`.execute(db)
}
