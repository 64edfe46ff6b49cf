/** What is counted of accounts, and who reacted to whom. Whoever writes it holds the place of the reader `influence`. */
import { type Selectable, sql } from 'kysely'
import type { Evidence, Reactor, Reading, Standing } from '../../domain/influence/evidence.ts'
import { dropApplause } from './applause.ts'
import { waitForReach } from './brand-walk.ts'
import type { Store, Transaction } from './database.ts'
import type { LeftOutWhy } from './influence-tables.ts'
import { insertRows, recordset } from './rows.ts'
import type { Tables } from './tables.ts'

type Row = Omit<Selectable<Tables['account_evidence']>, 'organisation_id'>
type Counted = Omit<Row, 'left_out_since' | 'left_out_why'>
export type EvidenceRow = Row

/** Of an account of which nothing is known yet. */
export const noEvidence = (account_id: string): Row => ({
  account_id,
  addressed: false,
  observed: 0,
  reactors: 0,
  posts: 0,
  posts_at: null,
  reactions: 0,
  reactions_at: null,
  audience: null,
  audience_at: null,
  lists: null,
  lists_at: null,
  left_out_since: null,
  left_out_why: null,
})

const columns = {
  account_id: 'uuid',
  addressed: 'boolean',
  observed: 'int',
  reactors: 'int',
  posts: 'float8',
  posts_at: 'timestamptz',
  reactions: 'float8',
  reactions_at: 'timestamptz',
  audience: 'float8',
  audience_at: 'timestamptz',
  lists: 'float8',
  lists_at: 'timestamptz',
} as const

export async function readEvidence(
  store: Store,
  organisationId: string,
  accounts: readonly string[],
): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select e.* from unnest(${accounts}::uuid[]) as wanted(id)
    cross join lateral (
      select * from account_evidence where organisation_id = ${organisationId} and account_id = wanted.id limit 1
    ) e`.execute(store)
  return new Map(rows.map((row) => [row.account_id, row]))
}

/** All of it but who is left out, which is written by `leaveOut`. */
export async function writeEvidence(tx: Transaction, organisationId: string, rows: readonly Counted[]): Promise<void> {
  const { account_id: _, ...changed } = columns
  const set = Object.keys(changed).map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const update = sql`on conflict (organisation_id, account_id) do update set ${sql.join(set)}`
  await insertRows(tx, organisationId, 'account_evidence', columns, rows.toSorted(byAccount), update)
}

const byAccount = (a: Counted, b: Counted) => (a.account_id < b.account_id ? -1 : 1)
const moment = (at: Date | null) => at?.getTime() ?? 0
const reading = (value: number | null, at: Date | null): Reading =>
  value === null || !at ? null : { value, at: at.getTime() }

/** As the domain knows it, with those who reacted as far as they are given. */
export function toEvidence(row: Row, reactors: ReadonlyMap<string, Reactor>): Standing {
  if (row.left_out_since) return { state: 'objected', since: row.left_out_since.getTime() }
  return {
    state: 'watched',
    observed: row.observed,
    posts: { value: row.posts, at: moment(row.posts_at) },
    reactions: { value: row.reactions, at: moment(row.reactions_at) },
    reactors,
    audience: reading(row.audience, row.audience_at),
    lists: reading(row.lists, row.lists_at),
  }
}

/** @param more people who reacted than before */
export function fromEvidence(row: Row, { observed, posts, reactions, audience, lists }: Evidence, more: number): Row {
  const at = (decayed: Reading) => (decayed ? new Date(decayed.at) : null)
  return {
    ...row,
    observed,
    reactors: row.reactors + more,
    posts: posts.value,
    posts_at: at(posts),
    reactions: reactions.value,
    reactions_at: at(reactions),
    audience: audience?.value ?? null,
    audience_at: at(audience),
    lists: lists?.value ?? null,
    lists_at: at(lists),
  }
}

export type Interaction = Omit<Selectable<Tables['interaction']>, 'organisation_id'>
type Pair = Pick<Interaction, 'to_account_id' | 'from_account_id'>
const pair = { to_account_id: 'uuid', from_account_id: 'uuid' } as const
const interaction = { ...pair, weight: 'float8', at: 'timestamptz', count: 'int' } as const

export async function readInteractions(store: Store, organisationId: string, pairs: readonly Pair[]) {
  if (pairs.length === 0) return []
  const { rows } = await sql<Interaction>`
    select i.* from ${recordset('pair', pair, pairs)}
    cross join lateral (
      select to_account_id, from_account_id, weight, at, count from interaction
      where organisation_id = ${organisationId} and to_account_id = pair.to_account_id
        and from_account_id = pair.from_account_id limit 1
    ) i`.execute(store)
  return rows
}

export async function writeInteractions(tx: Transaction, organisationId: string, rows: readonly Interaction[]) {
  const update = sql`on conflict (organisation_id, to_account_id, from_account_id) do update
    set weight = excluded.weight, at = excluded.at, count = excluded.count`
  const sorted = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  await insertRows(tx, organisationId, 'interaction', interaction, sorted, update)
}

const keyOf = (one: Pair) => `${one.to_account_id} ${one.from_account_id}`

export async function deleteInteractions(tx: Transaction, organisationId: string, pairs: readonly Pair[]) {
  if (pairs.length === 0) return
  await sql`
    delete from interaction using ${recordset('gone', pair, pairs)}
    where interaction.organisation_id = ${organisationId} and interaction.to_account_id = gone.to_account_id
      and interaction.from_account_id = gone.from_account_id`.execute(tx)
}

/** An account with as many people less who reacted to it. */
export type Lessened = { account_id: string; audience: number | null; reactors: number; n: number }

export const toReach = ({ n, ...after }: Lessened) => ({ before: { ...after, reactors: after.reactors + n }, after })

/** All that was counted of these accounts goes, and all that says that they reacted to others. That somebody reacted still counts there. */
export async function forgetCounted(
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
): Promise<void> {
  const these = sql`any(${accounts}::uuid[])`
  const less = await sql<Lessened>`
    with gone as (
      delete from interaction where organisation_id = ${organisationId} and from_account_id = ${these} returning to_account_id
    )
    update account_evidence e set reactors = e.reactors - less.n
    from (select to_account_id, count(*)::int as n from gone group by 1) less
    where e.organisation_id = ${organisationId} and e.account_id = less.to_account_id
    returning e.account_id, e.audience, e.reactors, less.n`.execute(tx)
  await sql`delete from interaction where organisation_id = ${organisationId} and to_account_id = ${these}`.execute(tx)
  await sql`delete from circle_place where organisation_id = ${organisationId} and account_id = ${these}`.execute(tx)
  await sql`
    delete from observation using message m
    where observation.organisation_id = ${organisationId} and m.organisation_id = ${organisationId}
      and m.account_id = ${these} and observation.message_id = m.id`.execute(tx)
  await sql`
    delete from observation using applause a
    where observation.organisation_id = ${organisationId} and a.organisation_id = ${organisationId}
      and a.account_id = ${these} and observation.message_id = a.id`.execute(tx)
  await dropApplause(tx, organisationId, { accounts })
  await sql`delete from observation where organisation_id = ${organisationId} and account_id = ${these}`.execute(tx)
  const { rows: gone } = await sql<EvidenceRow>`
    delete from account_evidence where organisation_id = ${organisationId} and account_id = ${these} returning *`.execute(
    tx,
  )
  const forgotten = gone.map((before) => ({ before, after: noEvidence(before.account_id) }))
  await waitForReach(tx, organisationId, [...less.rows.map(toReach), ...forgotten])
}

/** @param left null when they may be counted again, from now on */
export async function leaveOutAccounts(
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
  left: { since: Date; why: LeftOutWhy } | null,
): Promise<void> {
  await forgetCounted(tx, organisationId, accounts)
  if (!left) {
    await sql`
      insert into account_evidence (organisation_id, account_id, addressed)
      select ${organisationId}::uuid, id, true from unnest(${accounts}::uuid[]) as back(id)
      where exists (
        select 1 from message m where m.organisation_id = ${organisationId} and m.account_id = back.id and m.addressed
      )
      on conflict do nothing`.execute(tx)
    return
  }
  const rows = [...new Set(accounts)].sort().map((account_id) => ({
    account_id,
    left_out_since: left.since,
    left_out_why: left.why,
  }))
  const kept = { account_id: 'uuid', left_out_since: 'timestamptz', left_out_why: 'text' } as const
  await insertRows(tx, organisationId, 'account_evidence', kept, rows)
}

/** By what accounts are known on their networks. */
export async function accountsNamed(store: Store, organisationId: string, accounts: readonly string[]) {
  const { rows } = await sql<{ account_id: string; network: string; id: string; handle: string }>`
    select id as account_id, network, external_id as id, coalesce(handle, '') as handle from account
    where organisation_id = ${organisationId} and id = any(${accounts}::uuid[])`.execute(store)
  return rows
}

/** Accounts by network and id, or `@handle` where only one goes by it; null for who is not known. In the order in which they are asked. */
export async function findNamed(
  store: Store,
  organisationId: string,
  wanted: readonly { network: string; account: string }[],
): Promise<(string | null)[]> {
  const named = wanted.map(({ network, account }, place) => ({ place, network, account }))
  const { rows } = await sql<{ id: string | null }>`
    select coalesce(
      (select id from account
        where organisation_id = ${organisationId} and network = named.network and external_id = named.account limit 1),
      (select min(id::text)::uuid from (
        select id from account
        where organisation_id = ${organisationId} and network = named.network and handle is not null
          and lower(handle) = lower(named.account) limit 2
      ) called having count(*) = 1)
    ) as id
    from ${recordset('named', { place: 'int', network: 'text', account: 'text' }, named)} order by named.place`.execute(
    store,
  )
  return rows.map(({ id }) => id)
}
