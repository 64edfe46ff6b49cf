/** Reading the arrival ledger for screens: counters that were kept on write, and the items behind one number. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

export type DayRow = {
  channel_id: string
  kind: string
  name: string
  demo: boolean
  day: string
  received: number
  shown: number
  revision: number
  duplicate: number
  echo: number
  refused: number
}

/** The ledger of a stretch of days, newest first. In flight is what was received and not yet judged. */
export async function ledgerDays(store: Store, organisationId: string, from: string, until: string): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select d.channel_id, c.kind, c.name, c.demo, d.day, d.received, d.shown, d.revision, d.duplicate, d.echo, d.refused
    from arrival_day d
    join channel c on c.organisation_id = ${organisationId} and c.id = d.channel_id
    where d.organisation_id = ${organisationId} and d.day >= ${from}::date and d.day <= ${until}::date
    order by d.day desc, c.name, c.id`.execute(store)
  return rows
}

/** The newest `n` days before a day on which anything came in. */
export async function busyDays(
  store: Store,
  organisationId: string,
  before: string | null,
  n: number,
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct day from arrival_day
    where organisation_id = ${organisationId} and (${before}::date is null or day < ${before}::date)
    order by day desc limit ${n}`.execute(store)
  return rows.map((row) => row.day)
}

/** Days of one channel, for a live event. */
export async function channelDays(
  store: Store,
  organisationId: string,
  channelId: string,
  days: number,
): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select d.channel_id, c.kind, c.name, c.demo, d.day, d.received, d.shown, d.revision, d.duplicate, d.echo, d.refused
    from arrival_day d
    join channel c on c.organisation_id = ${organisationId} and c.id = d.channel_id
    where d.organisation_id = ${organisationId} and d.channel_id = ${channelId}
    order by d.day desc limit ${days}`.execute(store)
  return rows
}

export async function countInFlight(store: Store, organisationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (n.value - c.position)::int as n from counter n
    join arrival_cursor c on c.organisation_id = ${organisationId}
    where n.organisation_id = ${organisationId} and n.name = 'arrival'`.execute(store)
  return rows[0]?.n ?? 0
}

export type ItemRow = {
  position: number
  channel_id: string
  received_at: Date
  outcome: 'shown' | 'revision' | 'duplicate' | 'echo' | 'refused' | null
  reason: string | null
  size: number
  attempts: number
  beginning: Uint8Array | null
  conversation_id: string | null
}

/** The items behind one number of the ledger, newest first. */
export async function ledgerItems(
  store: Store,
  organisationId: string,
  of: { channel: string; day: string; outcome: string },
  before: number | null,
  limit: number,
): Promise<ItemRow[]> {
  const judged =
    of.outcome === 'in flight'
      ? sql`a.outcome is null and a.position > (
      select position from arrival_cursor where organisation_id = ${organisationId})`
      : sql`a.outcome = ${of.outcome}`
  const { rows } = await sql<ItemRow>`
    select a.position, a.channel_id, a.received_at, a.outcome, a.reason, a.size, a.attempts,
      substring(a.raw from 1 for 2000) as beginning, m.conversation_id
    from arrival a
    left join message m on m.organisation_id = ${organisationId} and m.id = a.message_id
    where a.organisation_id = ${organisationId} and a.channel_id = ${of.channel} and a.day = ${of.day}::date and ${judged}
      and (${before}::bigint is null or a.position < ${before}::bigint)
    order by a.position desc limit ${limit}`.execute(store)
  return rows
}
