/** Messages as they tell who speaks and who reacts to whom, and what was taken from each of them before. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

/** A message as it is now. */
export type Voice = {
  id: string
  account_id: string
  at: Date
  is_public: boolean
  addressed: boolean
  channel_id: string
  arrival: number | null
  /** What it answers, and who said that; without the latter when that has not come in, or is ours. */
  answers: string | null
  answers_account: string | null
  answers_us: boolean
  /** What it quotes, whether that has come in, and who said it; without the latter when that is ours. */
  quotes: string | null
  quotes_held: boolean
  quotes_account: string | null
  /** Of accounts that it names, in order. */
  names: string[]
}

/** Messages of others that stand and were written by people, as far as it is sure by whom. */
export async function readVoices(store: Store, organisationId: string, ids: readonly string[]): Promise<Voice[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Voice>`
    select m.id, m.account_id, m.received_at as at, m.visibility = 'public' as is_public, m.addressed, m.channel_id, m.arrival,
      m.in_reply_to as answers, parent.account_id as answers_account, coalesce(parent.ours, false) as answers_us,
      m.quotes, quoted.id is not null as quotes_held, quoted.account_id as quotes_account, named.names
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from message where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' and state <> 'deleted'
        and automatic is null and trusted limit 1
    ) m
    join account a on a.organisation_id = ${organisationId} and a.id = m.account_id and not a.ours
    left join lateral (
      select w.direction = 'out' or p.ours as ours, p.id as account_id
      from (
        select account_id, direction from message
        where organisation_id = ${organisationId} and channel_id = m.channel_id and external_id = m.in_reply_to limit 1
      ) w
      left join account p on p.organisation_id = ${organisationId} and p.id = w.account_id
    ) parent on true
    left join lateral (
      select w.id, p.id as account_id
      from (
        select id, account_id, direction from message
        where organisation_id = ${organisationId} and channel_id = m.channel_id and external_id = m.quotes limit 1
      ) w
      left join account p on p.organisation_id = ${organisationId} and p.id = w.account_id and not p.ours and w.direction = 'in'
    ) quoted on m.quotes is not null
    cross join lateral (
      select coalesce(array_agg(held.id order by name.place), '{}') as names
      from unnest(m.audience[1:20]) with ordinality as name(said, place)
      cross join lateral (
        select min(id::text)::uuid as id from (
          select id from account
          where organisation_id = ${organisationId} and network = a.network and handle is not null and lower(handle) = lower(name.said)
            and not ours limit 2
        ) called having count(*) = 1
      ) held
    ) named`.execute(store)
  return rows
}

export type Observation = { message_id: string; account_id: string; by_account_id: string | null; at: Date }
const observation = { message_id: 'uuid', account_id: 'uuid', by_account_id: 'uuid', at: 'timestamptz' } as const

/** What was taken from these messages before. */
export function observationsOf(store: Store, organisationId: string, ids: readonly string[]): Promise<Observation[]> {
  return store
    .selectFrom('observation')
    .select(['message_id', 'account_id', 'by_account_id', 'at'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function insertObservations(tx: Transaction, organisationId: string, rows: readonly Observation[]) {
  await insertRows(tx, organisationId, 'observation', observation, rows)
}

export async function deleteObservations(tx: Transaction, organisationId: string, rows: readonly Observation[]) {
  if (rows.length === 0) return
  await sql`
    delete from observation using ${recordset('gone', observation, rows)}
    where observation.organisation_id = ${organisationId} and observation.message_id = gone.message_id
      and observation.account_id = gone.account_id`.execute(tx)
}

type Pair = { account_id: string; by_account_id: string }

/** When these last reacted to those, as far as it stands. */
export async function lastReactions(tx: Transaction, organisationId: string, pairs: readonly Pair[]) {
  if (pairs.length === 0) return []
  const { rows } = await sql<Pair & { at: Date | null }>`
    select pair.account_id, pair.by_account_id, (
      select max(at) from observation
      where organisation_id = ${organisationId} and account_id = pair.account_id and by_account_id = pair.by_account_id
    ) as at from ${recordset('pair', { account_id: 'uuid', by_account_id: 'uuid' }, pairs)}`.execute(tx)
  return rows
}

type Awaited = { channel_id: string; external_id: string; message_id: string }

/** Reactions to what has come in now. They wait no longer. */
export async function takeAwaited(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    with come as (
      select channel_id, external_id from message where organisation_id = ${organisationId} and id = any(${ids}::uuid[])
    )
    delete from observation_awaited w using come
    where w.organisation_id = ${organisationId} and w.channel_id = come.channel_id and w.external_id = come.external_id
    returning w.message_id`.execute(tx)
  return rows.map(({ message_id }) => message_id)
}

export async function awaitVoices(tx: Transaction, organisationId: string, rows: readonly Awaited[]): Promise<void> {
  const columns = { channel_id: 'uuid', external_id: 'text', message_id: 'uuid' } as const
  await insertRows(tx, organisationId, 'observation_awaited', columns, rows)
}

/** Of messages before this one nothing is taken back any more: it no longer counts. @returns whether there may be more */
export async function forgetObservations(tx: Transaction, organisationId: string, before: string, limit: number) {
  let more = false
  for (const table of ['observation', 'observation_awaited'] as const) {
    const { rows } = await sql<{ message_id: string }>`
      select distinct message_id from (
        select message_id from ${sql.table(table)} where organisation_id = ${organisationId} and message_id < ${before}
        order by message_id limit ${limit}
      ) old`.execute(tx)
    const ids = rows.map(({ message_id }) => message_id)
    if (ids.length === 0) continue
    await sql`
      delete from ${sql.table(table)}
      where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])`.execute(tx)
    more ||= ids.length >= limit / 2
  }
  return more
}
