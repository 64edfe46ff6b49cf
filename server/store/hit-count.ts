/** How much was said, from the counters that are written with the hits. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

/** How much was said in each hour of a span. */
export async function saidPerHour(
  store: Store,
  organisationId: string,
  groupId: string,
  from: Date,
  until: Date,
): Promise<{ hour: Date; addressed: boolean; said: number; negative: number; positive: number }[]> {
  return store
    .selectFrom('hit_hour')
    .select(['hour', 'addressed', 'said', 'negative', 'positive'])
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('hour', '>=', from)
    .where('hour', '<', until)
    .orderBy('hour')
    .execute()
}

/** Which channels, sites and languages brought it, most first. */
export async function saidPerSource(
  store: Store,
  organisationId: string,
  groupId: string,
  fromDay: string,
  limit: number,
): Promise<{ channel_id: string; site: string; language: string; said: number }[]> {
  const { rows } = await sql<{ channel_id: string; site: string; language: string; said: number }>`
    select channel_id, site, language, sum(said)::float8 as said from hit_day
    where organisation_id = ${organisationId} and group_id = ${groupId} and day >= ${fromDay}::date
    group by channel_id, site, language having sum(said) > 0 order by sum(said) desc, site limit ${limit}`.execute(
    store,
  )
  return rows
}

/** How much met each group since a whole hour. */
export async function saidSince(store: Store, organisationId: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ group_id: string; said: number }>`
    select g.id as group_id, coalesce(lately.said, 0)::float8 as said from term_group g
    cross join lateral (
      select sum(said) as said from hit_hour h
      where h.organisation_id = ${organisationId} and h.group_id = g.id and h.hour >= ${since}
    ) lately
    where g.organisation_id = ${organisationId}`.execute(store)
  return new Map(rows.map(({ group_id, said }) => [group_id, said]))
}

/** Looked at in each group, so that nothing is scanned however much met it. */
const mostLookedAt = 1000

/** How much met each term since a moment, of the newest of its group. */
export async function metSince(store: Store, organisationId: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ term_id: string; met: number }>`
    select term_id, count(*)::int as met from term_group g
    cross join lateral (
      select term_ids from hit h
      where h.organisation_id = ${organisationId} and h.group_id = g.id and h.received_at >= ${since}
        and h.relevant is not false and not h.private
      order by h.received_at desc limit ${mostLookedAt}
    ) newest
    cross join lateral unnest(newest.term_ids) as term_id
    where g.organisation_id = ${organisationId} group by term_id`.execute(store)
  return new Map(rows.map(({ term_id, met }) => [term_id, met]))
}
