/** What the organisation's own customer system says of people. It hangs on a contact by itself: joining and taking apart leave it there. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
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
  const { number, contact_id, value, segments, changed_at } = record
  const fields = JSON.stringify(record.fields)
  await tx
    .insertInto('customer_record')
    .values({ organisation_id: organisationId, number, contact_id, value, segments, fields, changed_at })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'number']).doUpdateSet({ value, segments, fields, changed_at }),
    )
    .execute()
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
