/** What is to be counted anew of how people speak of us: single messages that wait, and walks in steps. */
import { sql } from 'kysely'
import { type Known, reachOf } from '../../domain/brand/reach.ts'
import type { BrandWalk } from './brand-tables.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

/** Have these counted anew. The row is touched also when it was there: who takes it out then waits for what we do. */
export async function waitForBrand(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  const rows = [...new Set(ids)].sort().map((message_id) => ({ message_id }))
  const touch = sql`on conflict (organisation_id, message_id) do update set message_id = excluded.message_id`
  await insertRows(tx, organisationId, 'brand_waiting', { message_id: 'uuid' }, rows, touch)
}

/** Of an account of which more than these are held, all is walked through. */
const mostWaiting = 500

type Reach = Known & { account_id: string }

/** Of accounts that reach twice or half as many people now, all that they said is counted anew. @returns how many */
export async function waitForReach(
  tx: Transaction,
  organisationId: string,
  changes: readonly { before: Reach | null; after: Reach }[],
): Promise<number> {
  const moved = changes.filter(({ before, after }) => reachOf(before ?? unknown) !== reachOf(after))
  const accounts = [...new Set(moved.map(({ after }) => after.account_id))].sort()
  if (accounts.length === 0) return 0
  const { rows } = await sql<{ account_id: string; ids: string[] }>`
    select moved.id as account_id, said.ids from unnest(${accounts}::uuid[]) as moved(id)
    cross join lateral (
      select array_agg(few.id) as ids from (
        select id from message where organisation_id = ${organisationId} and account_id = moved.id limit ${mostWaiting + 1}
      ) few
    ) said where said.ids is not null order by moved.id`.execute(tx)
  await waitForBrand(
    tx,
    organisationId,
    rows.flatMap(({ ids }) => (ids.length > mostWaiting ? [] : ids)),
  )
  for (const { account_id, ids } of rows)
    if (ids.length > mostWaiting) await beginWalk(tx, organisationId, 'account', account_id)
  return accounts.length
}

const unknown: Known = { audience: null, reactors: 0 }

/** Some of those that wait. They wait no more, so they are to be read after this. */
export async function takeWaiting(tx: Transaction, organisationId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    delete from brand_waiting where organisation_id = ${organisationId} and message_id = any(array(
      select message_id from brand_waiting where organisation_id = ${organisationId} order by message_id limit ${limit}
    )) returning message_id`.execute(tx)
  return rows.map(({ message_id }) => message_id)
}

/** Have what is meant counted anew, from the beginning. */
export async function beginWalk(tx: Transaction, organisationId: string, through: BrandWalk, ofId: string) {
  await tx
    .insertInto('brand_walk')
    .values({ organisation_id: organisationId, through, of_id: ofId, after_id: null })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'through', 'of_id']).doUpdateSet({ after_id: null }))
    .execute()
}

/**
 * The next step of a walk, which goes on after it.
 * @returns the messages of the step, perhaps none; null when nothing walks
 */
export async function stepWalk(tx: Transaction, organisationId: string, limit: number): Promise<string[] | null> {
  const walk = await tx
    .selectFrom('brand_walk')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('through')
    .orderBy('of_id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!walk) return null
  const { through, of_id, after_id } = walk
  const after = after_id ?? '00000000-0000-0000-0000-000000000000'
  const { rows } = await sql<{ id: string }>`${idsOf[through](organisationId, of_id, after)} limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  const last = ids.length === limit ? ids.at(-1) : undefined
  const here = sql<boolean>`organisation_id = ${organisationId} and through = ${through} and of_id = ${of_id}`
  if (last) await tx.updateTable('brand_walk').set({ after_id: last }).where(here).execute()
  else await tx.deleteFrom('brand_walk').where(here).execute()
  return ids
}

const idsOf = {
  messages: (organisationId: string, _of: string, after: string) => sql`
    select id from message where organisation_id = ${organisationId} and id > ${after} order by id`,
  hits: (organisationId: string, of: string, after: string) => sql`
    select message_id as id from hit
    where organisation_id = ${organisationId} and group_id = ${of} and message_id > ${after} order by message_id`,
  account: (organisationId: string, of: string, after: string) => sql`
    select id from message where organisation_id = ${organisationId} and account_id = ${of} and id > ${after} order by id`,
  said: (organisationId: string, _of: string, after: string) => sql`
    select distinct message_id as id from brand_said
    where organisation_id = ${organisationId} and message_id > ${after} order by message_id`,
} satisfies Record<BrandWalk, (organisationId: string, of: string, after: string) => unknown>

/** Whether something is still being counted anew. */
export async function isWalking(store: Store, organisationId: string): Promise<boolean> {
  const row = await store
    .selectFrom('brand_walk')
    .select('through')
    .where('organisation_id', '=', organisationId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
