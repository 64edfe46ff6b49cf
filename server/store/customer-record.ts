/** What the organisation's own customer system says of people. It hangs on a contact by itself: joining and taking apart leave it there. */
import { type Selectable, sql } from 'kysely'
import type { Key } from '../../domain/contact/recognise.ts'
import { insertClaims } from './contact.ts'
import type { Store, Transaction } from './database.ts'
import { holdPeople } from './guard.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type RecordRow = Selectable<Tables['customer_record']>

export function readRecord(store: Store, organisationId: string, number: string): Promise<RecordRow | undefined> {
  return store
    .selectFrom('customer_record')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** @param parts the contacts that a person consists of */
export function recordsOf(store: Store, organisationId: string, parts: readonly string[]): Promise<RecordRow[]> {
  return store
    .selectFrom('customer_record')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', 'in', parts)
    .orderBy('number')
    .execute()
}

export async function saveRecord(tx: Transaction, organisationId: string, record: RecordRow): Promise<void> {
  const { number, contact_id, ...said } = record
  const { value, segments, name, changed_at } = said
  const [fields, keys] = [JSON.stringify(said.fields), JSON.stringify(said.keys)]
  const now = { value, segments, fields, name, keys, changed_at }
  await tx
    .insertInto('customer_record')
    .values({ organisation_id: organisationId, number, contact_id, ...now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'number']).doUpdateSet(now))
    .execute()
}

/** Accounts of a person by these keys that only a record told of, and from which nothing was ever said. */
export async function silentAccounts(
  store: Store,
  organisationId: string,
  root: string,
  keys: readonly Key[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select a.id from ${recordset('row', { kind: 'text', value: 'text' }, keys)}
    join account a on a.organisation_id = ${organisationId} and a.network = row.kind and a.external_id = row.value
    join claim c on c.organisation_id = ${organisationId} and c.account_id = a.id and c.withdrawn_at is null
    where c.contact_id = ${root} and c.evidence = 'customer record' and not exists (
      select from message m where m.organisation_id = ${organisationId} and m.account_id = a.id)`.execute(store)
  return rows.map(({ id }) => id)
}

type Moving = { number: string; contactId: string; accounts: readonly string[]; newId: () => string; at: Date }

/** The record is another contact's, and so are accounts that nobody spoke from: their claim is withdrawn, and made anew. */
export async function moveRecord(
  tx: Transaction,
  organisationId: string,
  { number, contactId, accounts, newId, at }: Moving,
): Promise<void> {
  await tx
    .updateTable('customer_record')
    .set({ contact_id: contactId })
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .execute()
  await sql`
    update claim set withdrawn_at = ${at}
    where organisation_id = ${organisationId} and account_id = any(${accounts}::uuid[]) and withdrawn_at is null`.execute(
    tx,
  )
  const claim = { contactId, ownContactId: null, evidence: 'customer record', strength: 0.98, since: at } as const
  await insertClaims(
    tx,
    organisationId,
    accounts.map((accountId) => ({ ...claim, id: newId(), accountId })),
  )
  await holdPeople(tx, organisationId, [contactId])
}

/** In order of number, after one; with the contact that stands for the person now, and by what they are known. */
export async function recordsAfter(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<RecordRow & { stands_id: string; name: string; emails: string[]; phones: string[] }>`
    select r.*, p.id as stands_id, p.name, coalesce(known.emails, '{}') as emails, coalesce(known.phones, '{}') as phones
    from (
      select * from customer_record where organisation_id = ${organisationId} and number > ${after}
      order by number limit ${limit}
    ) r
    join contact o on o.organisation_id = ${organisationId} and o.id = r.contact_id
    join contact p on p.organisation_id = ${organisationId} and p.id = coalesce(o.joined_to, o.id)
    cross join lateral (
      select array_agg(distinct k.value) filter (where k.kind = 'email') as emails,
        array_agg(distinct k.value) filter (where k.kind = 'phone') as phones
      from claim c
      join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id
      where c.organisation_id = ${organisationId} and c.contact_id = p.id and c.withdrawn_at is null
    ) known
    order by r.number`.execute(store)
  return rows
}

/** What the organisation's own fields are called; of very many the first two hundred. */
export async function fieldNames(store: Store, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct field.name from customer_record r cross join lateral jsonb_object_keys(r.fields) as field(name)
    where r.organisation_id = ${organisationId} order by 1 limit 200`.execute(store)
  return rows.map(({ name }) => name)
}
