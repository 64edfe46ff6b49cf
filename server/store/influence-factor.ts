/** Factors of people: what they are made of, and what was made of it. */
import { type Selectable, sql } from 'kysely'
import { halfLife, horizon } from '../../domain/influence/evidence.ts'
import { waitForReach } from './brand-walk.ts'
import type { Store, Transaction } from './database.ts'
import { type EvidenceRow, type Lessened, toReach } from './influence.ts'
import { insertRows, recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type FactorRow = Omit<Selectable<Tables['contact_factor']>, 'organisation_id'>

/** An account of a person with what is counted of it; who reacted without the person's own accounts. */
export type Presence = EvidenceRow & {
  contact_id: string
  strength: number
  people_weight: number
  people_reach: number
  /** Within one half-life. */
  people: number
}

export async function readPresences(
  store: Store,
  organisationId: string,
  roots: readonly string[],
  now: Date,
): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select e.*, c.contact_id, c.strength * coalesce(j.strength, 1) as strength, r.people_weight, r.people_reach, r.people
    from claim c
    join account_evidence e on e.organisation_id = ${organisationId} and e.account_id = c.account_id
    left join contact_join j on j.organisation_id = ${organisationId} and j.from_id = c.own_id and j.withdrawn_at is null
    cross join lateral (
      select coalesce(sum(weight), 0) as people_weight, coalesce(sum(weight * reach) / nullif(sum(weight), 0), 0) as people_reach,
        count(*) filter (where age < ${halfLife / 1000}) as people
      from (
        select power(2, -age / ${halfLife / 1000}) as weight, reach, age
        from (
          select greatest(0, extract(epoch from ${now}::timestamptz - i.at)::float8) as age, coalesce(x.reactors, 0) as reach
          from interaction i
          left join account_evidence x on x.organisation_id = ${organisationId} and x.account_id = i.from_account_id
          where i.organisation_id = ${organisationId} and i.to_account_id = c.account_id and not exists (
            select 1 from claim own
            where own.organisation_id = ${organisationId} and own.account_id = i.from_account_id
              and own.contact_id = c.contact_id and own.withdrawn_at is null)
        ) reacted
      ) weighed
    ) r
    where c.organisation_id = ${organisationId} and c.contact_id = any(${roots}::uuid[]) and c.withdrawn_at is null
    order by c.contact_id, c.account_id`.execute(store)
  return rows
}

/** The people of these accounts, each as the contact that stands for them. */
export async function peopleOf(store: Store, organisationId: string, accounts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select distinct contact_id from claim
    where organisation_id = ${organisationId} and account_id = any(${accounts}::uuid[]) and withdrawn_at is null`.execute(
    store,
  )
  return rows.map(({ contact_id }) => contact_id)
}

/** Who stands for these contacts. */
export async function standingFor(store: Store, organisationId: string, contacts: readonly string[]) {
  const { rows } = await sql<{ id: string; root: string }>`
    select id, coalesce(joined_to, id) as root from contact
    where organisation_id = ${organisationId} and id = any(${contacts}::uuid[])`.execute(store)
  return rows
}

/** What the customer system says of these people. */
export async function recordsAbout(store: Store, organisationId: string, roots: readonly string[]) {
  const these = sql`any(${roots}::uuid[])`
  const { rows } = await sql<{ root: string; segments: string[]; fields: Record<string, string> }>`
    select contact_id as root, segments, fields from customer_record
    where organisation_id = ${organisationId} and contact_id = ${these}
    union all
    select p.joined_to, r.segments, r.fields from contact p
    join customer_record r on r.organisation_id = ${organisationId} and r.contact_id = p.id
    where p.organisation_id = ${organisationId} and p.joined_to = ${these}`.execute(store)
  return rows
}

export async function readFactors(store: Store, organisationId: string, contacts: readonly string[]) {
  const rows = await store
    .selectFrom('contact_factor')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', '=', sql<string>`any(${contacts}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.contact_id, row]))
}

const columns = {
  contact_id: 'uuid',
  level: 'smallint',
  points: 'int',
  low: 'int',
  high: 'int',
  asleep: 'boolean',
  parts: 'jsonb',
  about: 'jsonb',
  scale: 'text',
  version: 'int',
  at: 'timestamptz',
  look_at: 'timestamptz',
} as const

export async function writeFactors(tx: Transaction, organisationId: string, rows: readonly FactorRow[]): Promise<void> {
  const { contact_id: _, ...changed } = columns
  const set = Object.keys(changed).map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const update = sql`on conflict (organisation_id, contact_id) do update set ${sql.join(set)}`
  const sorted = rows.toSorted((a, b) => (a.contact_id < b.contact_id ? -1 : 1))
  await insertRows(tx, organisationId, 'contact_factor', columns, sorted, update)
}

/** Looked at, and as good as they were. */
export async function lookLater(tx: Transaction, organisationId: string, contacts: readonly string[], at: Date) {
  await sql`
    update contact_factor set look_at = ${at}
    where organisation_id = ${organisationId} and contact_id = any(${contacts}::uuid[])`.execute(tx)
}

/** @returns whose factor was taken away */
export async function deleteFactors(tx: Transaction, organisationId: string, contacts: readonly string[]) {
  const { rows } = await sql<{ contact_id: string }>`
    delete from contact_factor where organisation_id = ${organisationId} and contact_id = any(${contacts}::uuid[])
    returning contact_id`.execute(tx)
  return rows.map(({ contact_id }) => contact_id)
}

/** Whose factor is to be looked at again, some at a time. */
export async function factorsDue(store: Store, organisationId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await store
    .selectFrom('contact_factor')
    .select('contact_id')
    .where('organisation_id', '=', organisationId)
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute()
  return rows.map(({ contact_id }) => contact_id)
}

/** Everybody for whom a factor may be made is to be looked at: people of whom enough was seen, and who spoke to us or are customers. */
export async function lookAtEverybody(tx: Transaction, organisationId: string, now: Date, seen: number): Promise<void> {
  await sql`
    insert into contact_factor (organisation_id, contact_id, at, look_at)
    select ${organisationId}::uuid, contact_id, ${now}::timestamptz, ${now}::timestamptz
    from (
      select distinct c.contact_id from account_evidence e
      join claim c on c.organisation_id = ${organisationId} and c.account_id = e.account_id and c.withdrawn_at is null
      where e.organisation_id = ${organisationId} and e.observed >= ${seen} and e.left_out_since is null and (
        e.addressed
        or exists (select 1 from customer_record r where r.organisation_id = ${organisationId} and r.contact_id = c.contact_id)
        or exists (
          select 1 from contact p
          join customer_record r on r.organisation_id = ${organisationId} and r.contact_id = p.id
          where p.organisation_id = ${organisationId} and p.joined_to = c.contact_id))
    ) everybody
    on conflict do nothing`.execute(tx)
}

/** Who reacted so long ago that it no longer counts is forgotten, some at a time. @returns whether there may be more */
export async function forgetFaded(tx: Transaction, organisationId: string, now: Date, limit: number): Promise<boolean> {
  const before = new Date(now.getTime() - horizon)
  const { rows } = await sql<{ to_account_id: string; from_account_id: string }>`
    select to_account_id, from_account_id from interaction
    where organisation_id = ${organisationId} and at < ${before} order by at limit ${limit}`.execute(tx)
  if (rows.length === 0) return false
  const pair = { to_account_id: 'uuid', from_account_id: 'uuid' } as const
  const less = await sql<Lessened>`
    with gone as (
      delete from interaction i using ${recordset('faded', pair, rows)}
      where i.organisation_id = ${organisationId} and i.to_account_id = faded.to_account_id
        and i.from_account_id = faded.from_account_id returning i.to_account_id
    )
    update account_evidence e set reactors = e.reactors - less.n
    from (select to_account_id, count(*)::int as n from gone group by 1) less
    where e.organisation_id = ${organisationId} and e.account_id = less.to_account_id
    returning e.account_id, e.audience, e.reactors, less.n`.execute(tx)
  await waitForReach(tx, organisationId, less.rows.map(toReach))
  return rows.length === limit
}

/** Factors are taken away, some at a time. @returns whose */
export async function forgetFactors(tx: Transaction, organisationId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('contact_factor')
    .select('contact_id')
    .where('organisation_id', '=', organisationId)
    .limit(limit)
    .execute()
  return deleteFactors(
    tx,
    organisationId,
    rows.map(({ contact_id }) => contact_id),
  )
}

/** How many people have each level, from 1 to 5. */
export async function countLevels(store: Store, organisationId: string): Promise<number[]> {
  const { rows } = await sql<{ level: number; n: number }>`
    select level, count(*) as n from contact_factor
    where organisation_id = ${organisationId} and level is not null group by level`.execute(store)
  return [1, 2, 3, 4, 5].map((level) => rows.find((row) => row.level === level)?.n ?? 0)
}
