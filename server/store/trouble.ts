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

/** When each channel that is on last handed something over; a channel that never did is told with null. */
export async function lastHeard(store: Store, organisationId: string): Promise<{ name: string; at: Date | null }[]> {
  const { rows } = await sql<{ name: string; at: Date | null }>`
    select c.name, a.received_at as at
    from channel c
    left join lateral (
      select received_at from arrival
      where organisation_id = ${organisationId} and channel_id = c.id
      order by day desc, position desc limit 1
    ) a on true
    where c.organisation_id = ${organisationId} and c.enabled and not c.demo
    order by c.name`.execute(store)
  return rows
}

/** How many events each reader has still to read. */
export async function laggingReaders(store: Store, organisationId: string): Promise<{ reader: string; lag: number }[]> {
  const { rows } = await sql<{ reader: string; lag: number }>`
    select r.reader, (n.value - r.position)::bigint as lag
    from event_cursor r
    join counter n on n.organisation_id = ${organisationId} and n.name = 'event'
    where r.organisation_id = ${organisationId} order by r.reader`.execute(store)
  return rows
}

/**
 * What no foreign key holds and should be right all the same. Conversations are looked at through the counters of the queue, which
 * name every agent, team and channel that any of them has.
 */
export async function danglingReferences(store: Store, organisationId: string): Promise<{ what: string; n: number }[]> {
  const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`
  const { rows } = await sql<{ what: string; n: number }>`
    select what, n from (
      select 'conversation.agent_id' as what, coalesce(sum(q.n), 0)::bigint as n from queue_count q
      where q.organisation_id = ${organisationId} and q.n > 0 and q.agent_id <> ${nobody} and not exists
        (select 1 from agent a where a.organisation_id = ${organisationId} and a.id = q.agent_id)
      union all
      select 'conversation.channel_id', coalesce(sum(q.n), 0)::bigint from queue_count q
      where q.organisation_id = ${organisationId} and q.n > 0 and not exists
        (select 1 from channel c where c.organisation_id = ${organisationId} and c.id = q.channel_id)
      union all
      select 'conversation.team_id', coalesce(sum(q.n), 0)::bigint from queue_count q
      where q.organisation_id = ${organisationId} and q.n > 0 and q.team_id <> ${nobody} and not exists
        (select 1 from team t where t.organisation_id = ${organisationId} and t.id = q.team_id)
      union all
      select 'attachment.hash', count(*) from attachment f
      where f.organisation_id = ${organisationId} and not exists
        (select 1 from attachment_chunk k where k.organisation_id = ${organisationId} and k.hash = f.hash and k.part = 0)
      union all
      select 'agent without a way to sign in', count(*) from agent a
      where a.organisation_id = ${organisationId} and a.active and not exists
        (select 1 from sign_in_user u where u.id = a.id)
    ) each where n > 0`.execute(store)
  return rows
}

/** Owners and admins who can come in with nothing but a password. @returns their names */
export async function withPasswordAlone(store: Store, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.name from agent a
    join sign_in_credential c on c.user_id = a.id and c.provider_id = 'credential' and c.password is not null
    where a.organisation_id = ${organisationId} and a.active and a.role in ('owner', 'admin')
      and not exists (select 1 from sign_in_factor f where f.user_id = a.id and f.confirmed_at is not null)
      and not exists (select 1 from sign_in_passkey p where p.user_id = a.id)
    order by a.name`.execute(store)
  return rows.map(({ name }) => name)
}

export async function newestBackup(store: Store, organisationId: string): Promise<Date | null> {
  const row = await store
    .selectFrom('act')
    .select('at')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'backup-made')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
