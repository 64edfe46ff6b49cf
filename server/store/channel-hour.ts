/** What came in on channels per hour, and what is the matter with them. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

/** Count messages that were just received; not what was there before we came, which says nothing of today. */
export async function countHours(
  tx: Transaction,
  organisationId: string,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`
    insert into channel_hour (organisation_id, channel_id, hour, came, lag_ms)
    select ${organisationId}::uuid, m.channel_id, date_trunc('hour', m.received_at, 'UTC'), count(*),
      sum(least(greatest(extract(epoch from m.received_at - m.published_at) * 1000, 0), 604800000))::bigint
    from unnest(${messageIds}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    left join arrival a on a.organisation_id = ${organisationId} and a.position = m.arrival
    where m.direction = 'in' and a.history is not true
    group by 2, 3 order by 2, 3
    on conflict (organisation_id, channel_id, hour)
    do update set came = channel_hour.came + excluded.came, lag_ms = channel_hour.lag_ms + excluded.lag_ms`.execute(tx)
}

export type ChannelHour = { channel_id: string; hour: Date; came: number; lag_ms: number }

export async function channelHours(store: Store, organisationId: string, since: Date): Promise<ChannelHour[]> {
  const rows = await store
    .selectFrom('channel_hour')
    .select(['channel_id', 'hour', 'came', 'lag_ms'])
    .where('organisation_id', '=', organisationId)
    .where('hour', '>=', since)
    .orderBy('hour')
    .execute()
  return rows.map((row) => ({ ...row, came: Number(row.came), lag_ms: Number(row.lag_ms) }))
}

export async function forgetHours(store: Store, organisationId: string, before: Date): Promise<void> {
  await store
    .deleteFrom('channel_hour')
    .where('organisation_id', '=', organisationId)
    .where('hour', '<', before)
    .execute()
}

export type TroubleRow = { channel_id: string; trouble: string; since: Date; told_at: Date | null }

export async function readTroubles(store: Store, organisationId: string): Promise<Map<string, TroubleRow>> {
  const rows = await store
    .selectFrom('channel_trouble')
    .select(['channel_id', 'trouble', 'since', 'told_at'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return new Map(rows.map((row) => [row.channel_id, row]))
}

/** @param trouble null is none any more */
export async function setTrouble(
  tx: Transaction,
  organisationId: string,
  channelId: string,
  trouble: { trouble: string; since: Date; told: Date | null } | null,
): Promise<void> {
  if (trouble === null) {
    await tx
      .deleteFrom('channel_trouble')
      .where('organisation_id', '=', organisationId)
      .where('channel_id', '=', channelId)
      .execute()
    return
  }
  const held = { trouble: trouble.trouble, since: trouble.since, told_at: trouble.told }
  await tx
    .insertInto('channel_trouble')
    .values({ organisation_id: organisationId, channel_id: channelId, ...held })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'channel_id']).doUpdateSet(held))
    .execute()
}

/** Who looks after the house. */
export async function keepersOf(store: Store, organisationId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('agent')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('active', '=', true)
    .where('role', 'in', ['owner', 'admin'])
    .execute()
  return rows.map(({ id }) => id)
}
