/** Addresses and numbers of which somebody said that many people use them: a family's, a call centre's. */
import { sql } from 'kysely'
import type { Key } from '../../domain/contact/recognise.ts'
import type { Store, Transaction } from './database.ts'

/** @returns whether that is new */
export async function markShared(
  tx: Transaction,
  organisationId: string,
  { kind, value }: Key,
  by: { agentId: string | null; at: Date },
): Promise<boolean> {
  const made = await tx
    .insertInto('shared_key')
    .values({ organisation_id: organisationId, kind, value, made_by: by.agentId, since: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows) > 0
}

/** It is one person's after all. @returns whether it was marked */
export async function unmarkShared(tx: Transaction, organisationId: string, { kind, value }: Key): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('shared_key')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst()
  return Number(numDeletedRows) > 0
}

export type KeyOfPerson = Key & { account_id: string; sharers: number; marked: boolean }

/** The keys of a person, with how many accounts have each. @param root the contact that stands for them */
export async function keysOfPerson(store: Store, organisationId: string, root: string): Promise<KeyOfPerson[]> {
  const { rows } = await sql<KeyOfPerson>`
    select k.kind, k.value, k.account_id, shared.n as sharers, exists (
        select from shared_key s where s.organisation_id = ${organisationId} and s.kind = k.kind and s.value = k.value
      ) as marked
    from claim c
    join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id
    cross join lateral (
      select count(*) as n from (
        select from account_key o where o.organisation_id = ${organisationId} and o.kind = k.kind and o.value = k.value limit 1000
      ) few
    ) shared
    where c.organisation_id = ${organisationId} and c.contact_id = ${root} and c.withdrawn_at is null
    order by c.since limit 500`.execute(store)
  return rows
}
