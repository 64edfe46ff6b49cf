/** What other systems tell of a person. It hangs on a contact by itself: joining and taking apart leave it there. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type ContactEventRow = Selectable<Tables['contact_event']>

/** Of one contact the newest are kept. */
const mostOfContact = 1_000

/** @returns whether its key was new; a known one is changed */
export async function putContactEvent(tx: Transaction, event: ContactEventRow): Promise<boolean> {
  const { contact_id, kind, title, url, at } = event
  const made = await tx
    .insertInto('contact_event')
    .values(event)
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'key']).doUpdateSet({ contact_id, kind, title, url, at }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id === event.id
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
