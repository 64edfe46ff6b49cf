/** How far messages may spread: what is kept of each, and what it is worked out from. */
import { sql } from 'kysely'
import type { Said } from '../../domain/influence/cascade.ts'
import { halfLife } from '../../domain/influence/evidence.ts'
import { type Pace, usualPace } from '../../domain/influence/spread.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type SpreadRow = {
  message_id: string
  came: number
  to_come: number
  low: number
  high: number
  heat: number
  by_account_id: string | null
  carrier_id: string | null
  carried: number
  at: Date
  look_at: Date | null
}

const columns = {
  message_id: 'uuid',
  came: 'int',
  to_come: 'float8',
  low: 'float8',
  high: 'float8',
  heat: 'float8',
  by_account_id: 'uuid',
  carrier_id: 'uuid',
  carried: 'int',
  at: 'timestamptz',
  look_at: 'timestamptz',
} as const

/** How far these messages may still spread, of those of which that is known; by the id of the message. */
export async function spreadOfMessages(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
): Promise<Map<string, SpreadRow>> {
  if (messageIds.length === 0) return new Map()
  const { rows } = await sql<SpreadRow>`
    select message_id, came, to_come, low, high, heat, by_account_id, carrier_id, carried, at, look_at from spread
    where organisation_id = ${organisationId} and message_id = any(${messageIds}::uuid[])`.execute(store)
  return new Map(rows.map((row) => [row.message_id, row]))
}

/** The same for a screen, with who it goes through. */
export type ShownSpread = Pick<SpreadRow, 'came' | 'to_come' | 'low' | 'high' | 'carried'> & {
  carrier: string | null
  by: { id: string; name: string | null; handle: string | null; external_id: string } | null
}

/** That of a message `m`, as an object: who carries it, else who brings most, unless that is the writer. */
export function spreadOfRow(organisationId: string) {
  return sql<ShownSpread | null>`case when m.visibility = 'public' then (
    select json_build_object('came', s.came, 'to_come', s.to_come, 'low', s.low, 'high', s.high, 'carried', s.carried,
      'carrier', s.carrier_id, 'by', case when w.id is not null then
        json_build_object('id', w.id, 'name', w.name, 'handle', w.handle, 'external_id', w.external_id) end)
    from spread s
    left join account w on w.organisation_id = ${organisationId} and w.id = coalesce(s.carrier_id, s.by_account_id)
      and w.id is distinct from m.account_id
    where s.organisation_id = ${organisationId} and s.message_id = m.id) end`
}

export async function putSpreads(tx: Transaction, organisationId: string, rows: readonly SpreadRow[]): Promise<void> {
  const set = Object.keys(columns)
    .filter((column) => column !== 'message_id')
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  const again = sql`on conflict (organisation_id, message_id) do update set ${sql.join(set)}`
  await insertRows(tx, organisationId, 'spread', columns, rows, again)
}

export async function forgetSpreads(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from spread where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

/** Another mark stands on these messages now. @returns them, with their new version */
export async function markSpread(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    update message set version = version + 1
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) returning id, version`.execute(tx)
  return rows
}

/** The public threads that these messages stand in, by the one that goes on; each once. */
export async function publicThreadsOf(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(t.joined_to, t.id) as id
    from unnest(${messageIds}::uuid[]) as wanted(id)
    cross join lateral (
      select thread_id from message
      where organisation_id = ${organisationId} and id = wanted.id and visibility = 'public' limit 1
    ) m
    join thread t on t.organisation_id = ${organisationId} and t.id = m.thread_id
    order by id`.execute(store)
  return rows.map(({ id }) => id)
}

/** The newest of what was said in a thread in public, with how it began: a talk of thousands is looked at by its end. */
const most = { newest: 2000, first: 50, aside: 1000 }

export async function saidInThread(store: Store, organisationId: string, threadId: string): Promise<Said[]> {
  const part = (order: 'asc' | 'desc', limit: number) => sql`
    (select id, external_id, in_reply_to, account_id, direction, state, published_at, received_at from message
     where organisation_id = ${organisationId} and visibility = 'public' and thread_id in (
       select id from thread where organisation_id = ${organisationId} and (id = ${threadId} or joined_to = ${threadId}))
     order by received_at ${sql.raw(order)} limit ${limit})`
  const { rows } = await sql<{
    id: string
    external_id: string
    in_reply_to: string | null
    account_id: string | null
    direction: 'in' | 'out'
    state: string
    at: Date
  }>`
    select id, external_id, in_reply_to, account_id, direction, state, least(published_at, received_at) as at
    from (${part('desc', most.newest)} union ${part('asc', most.first)}) said order by received_at, id`.execute(store)
  const asides = await asidesOf(
    store,
    organisationId,
    rows.map(({ id }) => id),
  )
  const said = rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    inReplyTo: row.in_reply_to,
    account: row.account_id,
    ours: row.direction === 'out',
    gone: row.state === 'deleted',
    aside: false,
    at: row.at.getTime(),
  }))
  return [...said, ...asides]
}

/** Who liked, passed on or quoted these messages: the newest of each. */
async function asidesOf(store: Store, organisationId: string, messageIds: readonly string[]): Promise<Said[]> {
  const { rows } = await sql<{ id: string; external_id: string; about: string; account_id: string; at: Date }>`
    select one.* from unnest(${messageIds}::uuid[]) as wanted(id)
    cross join lateral (
      select channel_id, external_id from message
      where organisation_id = ${organisationId} and id = wanted.id and state <> 'deleted' limit 1
    ) m
    cross join lateral (
      (select id, external_id, about, account_id, at from applause
       where organisation_id = ${organisationId} and channel_id = m.channel_id and about = m.external_id
       order by at desc limit ${most.aside})
      union all
      (select id, external_id, quotes, account_id, least(published_at, received_at) from message
       where organisation_id = ${organisationId} and channel_id = m.channel_id and quotes = m.external_id
         and visibility = 'public' and state <> 'deleted' and direction = 'in' and account_id is not null
       order by received_at desc limit ${most.aside})
    ) one`.execute(store)
  return rows.map((row) => ({
    ...{ id: row.id, externalId: row.external_id, inReplyTo: row.about, account: row.account_id },
    ...{ ours: false, gone: false, aside: true, at: row.at.getTime() },
  }))
}

/** What these messages quote, as far as it is held. */
export async function quotedBy(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct said.id from message m
    join message said on said.organisation_id = ${organisationId} and said.channel_id = m.channel_id and said.external_id = m.quotes
    where m.organisation_id = ${organisationId} and m.id = any(${ids}::uuid[]) and m.quotes is not null`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Counted = { posts: number; reactions: number }

/** What is counted of accounts, with what is left of it at a moment; nothing of those of whom nothing is kept. */
export async function countsOf(
  store: Store,
  organisationId: string,
  accountIds: readonly string[],
  at: Date,
): Promise<Map<string, Counted>> {
  const left = (name: 'posts' | 'reactions') => sql<number>`
    ${sql.ref(name)} * power(0.5, greatest(0, extract(epoch from (${at}::timestamptz - ${sql.ref(`${name}_at`)}))) * 1000 / ${sql.lit(halfLife)})`
  const { rows } = await sql<{ account_id: string; posts: number | null; reactions: number | null }>`
    select account_id, ${left('posts')} as posts, ${left('reactions')} as reactions from account_evidence
    where organisation_id = ${organisationId} and account_id = any(${accountIds}::uuid[]) and left_out_since is null`.execute(
    store,
  )
  return new Map(rows.map((row) => [row.account_id, { posts: row.posts ?? 0, reactions: row.reactions ?? 0 }]))
}

/** Some of those who react to an account, most often first, with how often they still count. */
export async function followersOf(
  store: Store,
  organisationId: string,
  accountId: string,
  at: Date,
): Promise<{ account: string; weight: number }[]> {
  const { rows } = await sql<{ account: string; weight: number }>`
    select from_account_id as account,
      weight * power(0.5, greatest(0, extract(epoch from (${at}::timestamptz - at))) * 1000 / ${sql.lit(halfLife)}) as weight
    from (
      select from_account_id, weight, at from interaction
      where organisation_id = ${organisationId} and to_account_id = ${accountId} limit 500
    ) reacted order by 2 desc, 1 limit 20`.execute(store)
  return rows
}

/** Messages that are to be looked at again, the longest waiting first, and when. */
export async function spreadsToLookAt(
  store: Store,
  organisationId: string,
  limit: number,
): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select message_id as id, look_at as at from spread
    where organisation_id = ${organisationId} and look_at is not null order by look_at limit ${limit}`.execute(store)
  return rows
}

export async function readPace(store: Store, organisationId: string): Promise<Pace> {
  const row = await store
    .selectFrom('spread_pace')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { ...usualPace, usual: row.usual, halfway: row.halfway_ms } : usualPace
}

export async function putPace(
  store: Store,
  organisationId: string,
  pace: { usual: number; halfway_ms: number; learnt_from: number; at: Date },
): Promise<void> {
  await store
    .insertInto('spread_pace')
    .values({ organisation_id: organisationId, ...pace })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(pace))
    .execute()
}

/** The newest messages of which something is kept: their ids rise with time. */
export async function newestSpreads(store: Store, organisationId: string, limit: number): Promise<string[]> {
  const rows = await store
    .selectFrom('spread')
    .select('message_id')
    .where('organisation_id', '=', organisationId)
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ message_id }) => message_id)
}

/** Who waits for an answer to one of these messages, and how many people that may still move: by conversation. */
export async function waitingForSpread(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; to_come: number }>`
    select c.id, max(s.to_come) as to_come from unnest(${messageIds}::uuid[]) as wanted(id)
    join spread s on s.organisation_id = ${organisationId} and s.message_id = wanted.id and s.to_come >= 1
    cross join lateral (
      select conversation_id, received_at from message
      where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' limit 1
    ) m
    join conversation c on c.organisation_id = ${organisationId} and c.id = m.conversation_id
      and c.work_state = 'open' and c.due_at is not null and m.received_at >= c.waits_since
    group by c.id`.execute(store)
  return new Map(rows.map((row) => [row.id, row.to_come]))
}
