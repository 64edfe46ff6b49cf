/** Who has exactly this key: each way of asking goes by an index of its own. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

export type FoundRow = { id: string; name: string; created_at: Date }
export type Asked =
  | { by: 'email' | 'phone' | 'number' | 'order'; value: string }
  | { by: 'id' | 'handle'; network: string; value: string }

/** Of very many who share one the first hundred. */
const most = 100

/** @returns the contacts that stand for these people */
export async function lookUp(store: Store, organisationId: string, asked: Asked): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select distinct p.id, p.name, p.created_at
    from (${found(organisationId, asked)} limit ${most}) few
    join contact o on o.organisation_id = ${organisationId} and o.id = few.contact_id
    join contact p on p.organisation_id = ${organisationId} and p.id = coalesce(o.joined_to, o.id)
    order by p.id`.execute(store)
  return rows
}

function found(organisationId: string, asked: Asked) {
  const claimed = sql`
    join claim c on c.organisation_id = ${organisationId} and c.account_id = x.account_id and c.withdrawn_at is null`
  const account = (condition: ReturnType<typeof sql>) => sql`
    select c.contact_id from (
      select id as account_id from account where organisation_id = ${organisationId} and not ours and ${condition}
    ) x ${claimed}`
  switch (asked.by) {
    case 'number':
      return sql`
        select contact_id from customer_record where organisation_id = ${organisationId} and number = ${asked.value}`
    case 'order':
      return sql`
        select contact_id from contact_event
        where organisation_id = ${organisationId} and key = ${asked.value} and kind = 'purchase'`
    case 'id':
      return account(sql`network = ${asked.network} and external_id = ${asked.value}`)
    case 'handle':
      return account(sql`network = ${asked.network} and lower(handle) = ${asked.value.toLowerCase()}`)
    default:
      return sql`
        select c.contact_id from (
          select account_id from account_key
          where organisation_id = ${organisationId} and kind = ${asked.by} and value = ${asked.value}
        ) x ${claimed}`
  }
}
