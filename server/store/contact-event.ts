/** What other systems tell of a person. It hangs on a contact by itself: joining and taking apart leave it there. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'

export type ContactEventRow = Selectable<Tables['contact_event']>

/** Of one contact the newest are kept. */
const mostOfContact = 1_000

const columns = {
  id: 'uuid',
  contact_id: 'uuid',
  key: 'text',
  kind: 'text',
  title: 'text',
  url: 'text',
  at: 'timestamptz',
} as const

/** A known key is changed. @param events each key once. @returns the keys that were new */
export async function putContactEvents(
  tx: Transaction,
  organisationId: string,
  events: readonly Omit<ContactEventRow, 'organisation_id'>[],
): Promise<Set<string>> {
  const keys = events.map(({ key }) => key)
  const { rows } = await sql<{ key: string }>`
    select key from contact_event where organisation_id = ${organisationId} and key = any(${keys}::text[])`.execute(tx)
  const known = new Set(rows.map(({ key }) => key))
  const again = sql`on conflict (organisation_id, key) do update set contact_id = excluded.contact_id, kind = excluded.kind,
    title = excluded.title, url = excluded.url, at = excluded.at`
  await insertRows(tx, organisationId, 'contact_event', columns, events, again)
  return new Set(keys.filter((key) => !known.has(key)))
}

/** @param contacts to which something was added */
export async function dropOldEvents(
  tx: Transaction,
  organisationId: string,
  contacts: readonly string[],
): Promise<void> {
  await sql`
    delete from contact_event e using unnest(${contacts}::uuid[]) as full_of(id)
    where e.organisation_id = ${organisationId} and e.contact_id = full_of.id and (e.at, e.id) <= (
      select o.at, o.id from contact_event o
      where o.organisation_id = ${organisationId} and o.contact_id = full_of.id
      order by o.at desc, o.id desc offset ${mostOfContact} limit 1)`.execute(tx)
}

export function eventsById(store: Store, organisationId: string, ids: readonly string[]): Promise<ContactEventRow[]> {
  return store
    .selectFrom('contact_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
}
