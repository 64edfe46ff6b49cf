/** The ground on which an organisation keeps factors, and what they were used for. */
import { type RawBuilder, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type Ground = { text: string; by: string | null; since: Date }

/** @returns null when there is none: then no factor is kept */
export async function readGround(store: Store, organisationId: string): Promise<Ground | null> {
  const row = await store
    .selectFrom('organisation')
    .select(['influence_ground', 'influence_by', 'influence_since'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row?.influence_ground || !row.influence_since) return null
  return { text: row.influence_ground, by: row.influence_by, since: row.influence_since }
}

export async function writeGround(tx: Transaction, organisationId: string, ground: Ground | null): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({
      influence_ground: ground?.text ?? null,
      influence_by: ground?.by ?? null,
      influence_since: ground?.since ?? null,
    })
    .where('id', '=', organisationId)
    .execute()
}

export type Use = { contact_id: string; day: string; what: string; at: Date }

/** Once for each person, use and day. */
export async function insertUses(tx: Transaction, organisationId: string, uses: readonly Use[]): Promise<void> {
  const columns = { contact_id: 'uuid', day: 'date', what: 'text', at: 'timestamptz' } as const
  await insertRows(tx, organisationId, 'factor_use', columns, uses)
}

/**
 * What factors were used for before a day is forgotten, of some people at a time: only the first row of each is looked at, and what goes.
 * @param after whom to go on after; null to begin. @returns the same for the next time, null when everybody was looked at
 */
export async function forgetUses(
  tx: Transaction,
  organisationId: string,
  before: Date,
  after: string | null,
  limit: number,
): Promise<string | null> {
  const nextAfter = (id: RawBuilder<unknown>) => sql`
    (select contact_id from factor_use where organisation_id = ${organisationId} and contact_id > ${id} order by contact_id limit 1)`
  const { rows } = await sql<{ id: string }>`
    with recursive people as (
      select ${nextAfter(sql`${after ?? '00000000-0000-0000-0000-000000000000'}::uuid`)} as id
      union all
      select ${nextAfter(sql`people.id`)} from people where people.id is not null
    )
    select id from people where id is not null limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`
    delete from factor_use
    where organisation_id = ${organisationId} and contact_id = any(${ids}::uuid[]) and day < ${before.toISOString().slice(0, 10)}::date`.execute(
    tx,
  )
  return ids.length === limit ? (ids.at(-1) ?? null) : null
}

/** What the factor of a person was used for, the newest first. @param parts the contacts that the person consists of */
export function usesOf(store: Store, organisationId: string, parts: readonly string[], limit: number) {
  return store
    .selectFrom('factor_use')
    .select(['what', 'day'])
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', 'in', parts)
    .orderBy('day', 'desc')
    .orderBy('what')
    .limit(limit)
    .execute()
}
