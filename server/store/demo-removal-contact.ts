/** Who was one with whom, forgotten with the people that are gone. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { contactKey } from './guard.ts'

/** Who is gone is nobody's part any more. */
export async function forgetJoins(db: Database, organisationId: string, contacts: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${contacts}::uuid[]) as wanted(id)
    where not exists (select 1 from contact p where p.organisation_id = ${organisationId} and p.id = wanted.id)`.execute(
    db,
  )
  const gone = sql`any(${rows.map(({ id }) => id)}::uuid[])`
  const guards = rows.map(({ id }) => contactKey(id))
  await sql`delete from guard where organisation_id = ${organisationId} and key = any(${guards}::text[])`.execute(db)
  for (const { table, keys } of ofContact)
    for (const key of keys)
      await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId} and ${sql.ref(key)} = ${gone}`.execute(
        db,
      )
  await sql`
    delete from shared_key s
    where s.organisation_id = ${organisationId} and not exists (
      select from account_key k where k.organisation_id = ${organisationId} and k.kind = s.kind and k.value = s.value)`.execute(
    db,
  )
}

/** What is known of who a contact is. */
const ofContact = [
  { table: 'contact_join', keys: ['from_id', 'into_id'] },
  { table: 'contact_apart', keys: ['one_id', 'other_id'] },
  { table: 'contact_suggestion', keys: ['one_id', 'other_id'] },
  { table: 'customer_record', keys: ['contact_id'] },
  { table: 'contact_event', keys: ['contact_id'] },
  { table: 'contact_note', keys: ['contact_id'] },
  { table: 'contact_act', keys: ['contact_id'] },
  { table: 'act', keys: ['subject_id'] },
  { table: 'contact_erasure', keys: ['contact_id'] },
  { table: 'contact_factor', keys: ['contact_id'] },
  { table: 'factor_use', keys: ['contact_id'] },
  { table: 'situation_by_hand', keys: ['contact_id'] },
  { table: 'decision_log', keys: ['contact_id'] },
] as const
