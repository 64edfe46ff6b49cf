/** Who belongs to the demo firm: people who spoke on one of its channels. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

/** Those of these contacts that are of the demo firm. */
export async function demoContacts(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${ids}::uuid[]) as wanted(id)
    where exists (
      select 1 from claim c
      cross join lateral (
        select channel_id from message
        where organisation_id = ${organisationId} and account_id = c.account_id limit 1
      ) m
      join channel h on h.organisation_id = ${organisationId} and h.id = m.channel_id and h.demo
      where c.organisation_id = ${organisationId} and c.contact_id = wanted.id and c.withdrawn_at is null)`.execute(
    store,
  )
  return new Set(rows.map(({ id }) => id))
}
