/** What may be wrong in the store, for the doctor: counts and names of channels, nothing of what people said. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

export type BrokenChannel = { name: string; kind: string; since: string; problem: string }

export async function brokenChannels(store: Store, organisationId: string): Promise<BrokenChannel[]> {
  const rows = await store
    .selectFrom('channel')
    .select(['name', 'kind', 'listening'])
    .where('organisation_id', '=', organisationId)
    .where('enabled', '=', true)
    .orderBy('name')
    .execute()
  return rows.flatMap(({ name, kind, listening }) =>
    listening?.state === 'broken' ? [{ name, kind, since: listening.since, problem: listening.problem ?? '' }] : [],
  )
}

export type Gap = { channel: string; day: string; missing: number }

/** Days on which received is not what became of it plus what is in flight. There should never be one. */
export async function unbalancedDays(store: Store, organisationId: string): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    with flying as (
      select channel_id, day, count(*) as n from arrival
      where organisation_id = ${organisationId} and outcome is null
        and position > (select position from arrival_cursor where organisation_id = ${organisationId})
      group by channel_id, day
    )
    select c.name as channel, d.day,
      d.received - d.shown - d.revision - d.duplicate - d.echo - d.refused - coalesce(f.n, 0) as missing
    from arrival_day d
    join channel c on c.organisation_id = d.organisation_id and c.id = d.channel_id
    left join flying f on f.channel_id = d.channel_id and f.day = d.day
    where d.organisation_id = ${organisationId}
      and d.received <> d.shown + d.revision + d.duplicate + d.echo + d.refused + coalesce(f.n, 0)
    order by d.day desc limit 20`.execute(store)
  return rows
}

/** Replies that need a person (failed, unknown, stale) and those that should have left before `late`. */
export async function outboxTrouble(
  store: Store,
  organisationId: string,
  late: Date,
): Promise<{ failed: number; unknown: number; stale: number; late: number }> {
  const { rows } = await sql<{ failed: number; unknown: number; stale: number; late: number }>`
    select count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'unknown') as unknown,
      count(*) filter (where state = 'stale') as stale,
      count(*) filter (where state in ('waiting', 'sending') and ready_at < ${late}) as late
    from outbox
    where organisation_id = ${organisationId} and state in ('failed', 'unknown', 'stale', 'waiting', 'sending')`.execute(
    store,
  )
  return rows[0] ?? { failed: 0, unknown: 0, stale: 0, late: 0 }
}
