/**
 * The lock between what makes marketing wait and its hand-over. A guard is a row by which somebody goes: the contact that stands for a
 * person (`c:`), or what they are called on a network (`a:`). Whoever makes a situation worse, or changes who somebody is, holds the
 * guards of those it is about until commit; so does who hands over. The rows are made when they are missing: one that a permission finds
 * missing could be made beside us, and nothing would hold the two apart.
 */
import { type RawBuilder, sql } from 'kysely'
import { mailboxOf } from '../../domain/message/mail-address.ts'
import type { Store, Transaction } from './database.ts'

export const contactKey = (id: string) => `c:${id}`
/** @param value in the form that compares. Mail addresses of one mailbox share a guard: who they are of may be one person. */
export const nameKey = (network: string, value: string) =>
  `a:${network}:${network === 'email' ? mailboxOf(value.toLowerCase()) : value.toLowerCase()}`
/** What somebody is called, by such a guard; null when it is not of a name. */
export function nameIn(key: string): { network: string; value: string } | null {
  const [kind, network, ...value] = key.split(':')
  return kind === 'a' && network ? { network, value: value.join(':') } : null
}
/** The same in the store. */
const keyOf = (network: RawBuilder<unknown>, value: RawBuilder<unknown>) =>
  sql`'a:' || ${network} || ':' || case when ${network} = 'email' then regexp_replace(lower(${value}), '\\+[^@]*@', '@') else lower(${value}) end`

/** Make and hold these guards, in order. */
export async function holdGuards(tx: Transaction, organisationId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await hold(tx, organisationId, [], keys)
}

/**
 * Hold everything by which these people go: themselves, and each name of each account of theirs.
 * @param people contacts that stand for a person
 * @param more guards besides
 */
export async function holdPeople(
  tx: Transaction,
  organisationId: string,
  people: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  if (people.length + more.length > 0) await hold(tx, organisationId, people, more)
}

async function hold(tx: Transaction, organisationId: string, people: readonly string[], more: readonly string[]) {
  const accounts = sql`
    unnest(${people}::uuid[]) as p(id)
    join claim c on c.organisation_id = ${organisationId} and c.contact_id = p.id and c.withdrawn_at is null`
  // A row that is there already is locked without being written: the condition of the update never holds.
  await sql`
    insert into guard (organisation_id, key)
    select ${organisationId}::uuid, key from (
      select 'c:' || id as key from unnest(${people}::uuid[]) as p(id)
      union
      select unnest(array[${keyOf(sql`a.network`, sql`a.external_id`)}, ${keyOf(sql`a.network`, sql`a.handle`)}])
      from ${accounts}
      join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
      union
      select ${keyOf(sql`k.kind`, sql`k.value`)} from ${accounts}
      join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id
      union
      select unnest(${more}::text[])
    ) held where key is not null
    order by key
    on conflict (organisation_id, key) do update set key = excluded.key where false`.execute(tx)
}

/** Hold those of these guards that are there, in order: at the hand-over, for which they were made before. @returns those */
export async function lockGuards(
  tx: Transaction,
  organisationId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from guard where organisation_id = ${organisationId} and key = any(${keys}::text[])
    order by key for update`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

/**
 * Forget by which names somebody was asked about and sent things, who is forgotten with these accounts. What they said about being sent
 * things stays: an objection outlives who made it.
 */
export async function forgetAsked(store: Store, organisationId: string, accounts: readonly string[]): Promise<void> {
  const these = sql`any(${accounts}::uuid[])`
  const { rows } = await sql<{ key: string }>`
    select key from (
      select unnest(array[${keyOf(sql`network`, sql`external_id`)}, ${keyOf(sql`network`, sql`handle`)}]) as key
      from account where organisation_id = ${organisationId} and id = ${these}
      union
      select ${keyOf(sql`kind`, sql`value`)} from account_key
      where organisation_id = ${organisationId} and account_id = ${these}
    ) theirs where key is not null`.execute(store)
  await forgetKeys(
    store,
    organisationId,
    rows.map(({ key }) => key),
  )
}

/** The same by guards. @returns how many rows said something of them */
export async function forgetKeys(store: Store, organisationId: string, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  let gone = 0
  for (const table of ['guard', 'sent_count', 'decision_log']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where organisation_id = ${organisationId} and key = any(${keys}::text[])`.execute(
      store,
    )
    gone += Number(numAffectedRows ?? 0)
  }
  const leases = await sql`
    delete from lease where organisation_id = ${organisationId} and keys && ${keys}::text[]`.execute(store)
  return gone + Number(leases.numAffectedRows ?? 0)
}
