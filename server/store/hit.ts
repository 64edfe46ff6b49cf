/**
 * Hits: messages that met the terms of a group, once per group. One worker at a time writes them (it holds the place of the reader
 * `terms`), so that the counters beside them add up.
 */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { PageKey } from './queue.ts'
import { insertRows, recordset } from './rows.ts'

export type Hit = {
  group_id: string
  message_id: string
  term_ids: string[]
  received_at: Date
  channel_id: string
  language: string
  site: string
  addressed: boolean
  /** What was read from the message: see `readsOf`. */
  reads: string[]
  /** Said to us alone: rules know it, no stream shows it and no figure counts it. */
  private: boolean
  /** What somebody said of it, or nothing yet; what is put aside is not counted. */
  relevant: boolean | null
}

const columns = {
  group_id: 'uuid',
  message_id: 'uuid',
  term_ids: 'uuid[]',
  received_at: 'timestamptz',
  channel_id: 'uuid',
  language: 'text',
  site: 'text',
  addressed: 'boolean',
  reads: 'text[]',
  private: 'boolean',
  relevant: 'boolean',
} as const

/** What a message is to the terms: its words, and what a hit says of where it was said. */
export type Heard = {
  id: string
  text: string
  subject: string | null
  channel_id: string
  channel_kind: string
  channel_name: string
  received_at: Date
  language: string | null
  url: string | null
  addressed: boolean
  private: boolean
  audience: string[] | null
  reads: string[] | null
  from: string[]
}

/** Messages as they are now; without our own words, and what was taken back. */
export async function readHeard(store: Store, organisationId: string, ids: readonly string[]): Promise<Heard[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Heard>`
    select m.id, m.subject, m.channel_id, c.kind as channel_kind, c.name as channel_name, m.received_at, m.language, m.url, m.addressed, m.audience, m.reads,
      m.addressed and m.visibility in ('direct', 'phone') as private,
      case when m.quoted_from is null then m.text else left(m.text, m.quoted_from) end as text,
      array_remove(array[a.handle, a.name, a.external_id], null) as "from"
    from unnest(${ids}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    join channel c on c.organisation_id = ${organisationId} and c.id = m.channel_id
    left join account a on a.organisation_id = ${organisationId} and a.id = m.account_id
    where m.direction = 'in' and m.state <> 'deleted' and m.automatic is null`.execute(store)
  return rows
}

/** Ids of messages before one, newest first. */
export async function messagesBefore(store: Store, organisationId: string, before: string | null, limit: number) {
  const rows = await store
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function hitsOf(store: Store, organisationId: string, messageIds: readonly string[]): Promise<Hit[]> {
  return store
    .selectFrom('hit')
    .select([
      'group_id',
      'message_id',
      'term_ids',
      'received_at',
      'channel_id',
      'language',
      'site',
      'addressed',
      'reads',
      'private',
      'relevant',
    ])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .execute()
}

/** The groups that messages meet, by message. */
export async function groupsMet(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>()
  if (messageIds.length === 0) return groups
  for (const { message_id, group_id } of await hitsOf(store, organisationId, messageIds))
    groups.set(message_id, [...(groups.get(message_id) ?? []), group_id])
  return groups
}

/** Make the hits of messages what they should be, and keep the counters with them. What somebody said of them stays. */
export async function putHits(
  tx: Transaction,
  organisationId: string,
  zone: string,
  before: readonly Hit[],
  met: readonly Hit[],
): Promise<void> {
  const key = (one: Hit) => `${one.group_id} ${one.message_id}`
  const had = new Map(before.map((one) => [key(one), one]))
  const has = new Set(met.map(key))
  const after = met.map((one) => ({ ...one, relevant: had.get(key(one))?.relevant ?? one.relevant }))
  const fresh = after.filter((one) => !had.has(key(one)))
  const gone = before.filter((one) => !has.has(key(one)))
  const moved = after.filter((one) => had.has(key(one)) && !isSame(had.get(key(one)), one))
  await insertRows(tx, organisationId, 'hit', columns, fresh)
  if (moved.length > 0)
    await sql`
      update hit set term_ids = row.term_ids, reads = row.reads from ${recordset('row', columns, moved)}
      where hit.organisation_id = ${organisationId} and hit.group_id = row.group_id and hit.message_id = row.message_id`.execute(
      tx,
    )
  if (gone.length > 0)
    await sql`
      delete from hit using ${recordset('row', columns, gone)}
      where hit.organisation_id = ${organisationId} and hit.group_id = row.group_id and hit.message_id = row.message_id`.execute(
      tx,
    )
  await countHits(tx, organisationId, zone, fresh, 1)
  await countHits(tx, organisationId, zone, gone, -1)
  await countFelt(tx, organisationId, before, -1)
  await countFelt(tx, organisationId, after, 1)
}

/** What is counted of hits, where what somebody says of them changes. */
export async function countAnew(
  tx: Transaction,
  organisationId: string,
  zone: string,
  before: readonly Hit[],
  after: readonly Hit[],
): Promise<void> {
  await countHits(tx, organisationId, zone, before, -1)
  await countHits(tx, organisationId, zone, after, 1)
  await countFelt(tx, organisationId, before, -1)
  await countFelt(tx, organisationId, after, 1)
}

const isCounted = (one: Hit) => one.relevant !== false && !one.private

const isSame = (one: Hit | undefined, other: Hit) =>
  one !== undefined && sameNames(one.term_ids, other.term_ids) && sameNames(one.reads, other.reads)
const sameNames = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && other.every((name) => one.includes(name))

/** Of what its writer took back nothing is shown; that it was said stays counted. */
export async function forgetHits(
  tx: Transaction,
  organisationId: string,
  messageIds: readonly string[],
): Promise<void> {
  await sql`delete from hit where organisation_id = ${organisationId} and message_id = any(${messageIds}::uuid[])`.execute(
    tx,
  )
}

async function countHits(
  tx: Transaction,
  organisationId: string,
  zone: string,
  hits: readonly Hit[],
  sign: 1 | -1,
): Promise<void> {
  const counted = hits.filter(isCounted)
  if (counted.length === 0) return
  const rows = recordset('row', columns, counted)
  await sql`
    insert into hit_hour (organisation_id, group_id, hour, addressed, said)
    select ${organisationId}::uuid, group_id, date_trunc('hour', received_at, 'UTC'), addressed, ${sign}::int * count(*)
    from ${rows} group by 2, 3, 4 order by 2, 3, 4
    on conflict (organisation_id, group_id, hour, addressed) do update set said = hit_hour.said + excluded.said`.execute(
    tx,
  )
  await sql`
    insert into hit_day (organisation_id, group_id, day, channel_id, language, site, said)
    select ${organisationId}::uuid, group_id, (received_at at time zone ${zone})::date, channel_id, language, site, ${sign}::int * count(*)
    from ${rows} group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
    on conflict (organisation_id, group_id, day, channel_id, language, site) do update set said = hit_day.said + excluded.said`.execute(
    tx,
  )
}

/** How much was meant well or badly, beside how much was said. */
async function countFelt(tx: Transaction, organisationId: string, hits: readonly Hit[], sign: 1 | -1): Promise<void> {
  const felt = hits.filter((one) => isCounted(one) && one.reads.some((is) => is === 'negative' || is === 'positive'))
  if (felt.length === 0) return
  await sql`
    update hit_hour set negative = hit_hour.negative + row.negative, positive = hit_hour.positive + row.positive
    from (
      select group_id, date_trunc('hour', received_at, 'UTC') as hour, addressed,
        ${sign}::int * count(*) filter (where 'negative' = any(reads)) as negative,
        ${sign}::int * count(*) filter (where 'positive' = any(reads)) as positive
      from ${recordset('felt', columns, felt)} group by 1, 2, 3
    ) row
    where hit_hour.organisation_id = ${organisationId} and hit_hour.group_id = row.group_id and hit_hour.hour = row.hour
      and hit_hour.addressed = row.addressed`.execute(tx)
}

export type HitFilters = {
  groupId: string
  addressed?: boolean | undefined
  channel?: string | undefined
  language?: string | undefined
  sentiment?: string | undefined
  trait?: string | undefined
  site?: string | undefined
  term?: string | undefined
  /** true: what was put aside; else what was not. */
  aside?: boolean | undefined
  from?: string | undefined
  until?: string | undefined
}

/** A page of the stream of a group, newest first: what belongs there, or what somebody put aside. */
export async function pageOfHits(
  store: Store,
  organisationId: string,
  filters: HitFilters,
  after: PageKey | null,
  limit: number,
): Promise<Hit[]> {
  const { groupId, addressed, channel, language, site, term, aside, from, until } = filters
  const reads = [filters.sentiment, filters.trait].filter((name) => name !== undefined)
  return store
    .selectFrom('hit')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where(aside ? sql<boolean>`relevant = false and not private` : sql<boolean>`relevant is not false and not private`)
    .$if(addressed !== undefined, (query) => query.where('addressed', '=', addressed ?? false))
    .$if(channel !== undefined, (query) => query.where('channel_id', '=', channel ?? ''))
    .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
    .$if(reads.length > 0, (query) => query.where(sql<boolean>`reads @> ${reads}::text[]`))
    .$if(site !== undefined, (query) => query.where('site', '=', site ?? ''))
    .$if(term !== undefined, (query) => query.where(sql<boolean>`${term ?? null}::uuid = any(term_ids)`))
    .$if(from !== undefined, (query) => query.where('received_at', '>=', new Date(from ?? 0)))
    .$if(until !== undefined, (query) => query.where('received_at', '<', new Date(until ?? 0)))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(received_at, message_id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute()
}
