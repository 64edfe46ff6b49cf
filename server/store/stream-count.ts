/** How much came lately into each saved part of what is overheard. Of each only the newest are looked at, however many there are. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { StreamFilters } from '../../contract/listening.ts'
import type { Store } from './database.ts'
import { isHeard } from './listening.ts'

/** `more`: there are so many that they were not all looked at. */
export type StreamCount = { n: number; more: boolean }

/** @param mostLookedAt fewer only in a test */
export async function countStream(
  store: Store,
  organisationId: string,
  stream: StreamFilters,
  since: Date,
  mostLookedAt = 1000,
): Promise<StreamCount> {
  const { group, channel, addressed, language, site, sentiment, trait } = stream
  const reads = [sentiment ?? [], trait ?? []].flat()
  const fits: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`true`,
    ...(channel ? [sql<SqlBool>`channel_id = ${channel}`] : []),
    ...(reads.length > 0 ? [sql<SqlBool>`reads @> ${reads}::text[]`] : []),
    ...(group && addressed !== undefined ? [sql<SqlBool>`addressed = ${addressed}`] : []),
    ...(group && language ? [sql<SqlBool>`language = ${language}`] : []),
    ...(group && site ? [sql<SqlBool>`site = ${site}`] : []),
  ]
  const newest = group
    ? sql`from hit where organisation_id = ${organisationId} and group_id = ${group} and relevant is not false and not private`
    : sql`from message where organisation_id = ${organisationId} and ${isHeard}`
  const { rows } = await sql<{ n: number; looked: number }>`
    select count(*) filter (where fits)::int as n, count(*)::int as looked from (
      select coalesce(${sql.join(fits, sql` and `)}, false) as fits ${newest} and received_at >= ${since}
      order by received_at desc limit ${mostLookedAt}
    ) newest`.execute(store)
  const { n, looked } = rows[0] ?? { n: 0, looked: 0 }
  return { n, more: looked === mostLookedAt }
}
