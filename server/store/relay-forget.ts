/** Forgetting mail of the relay: what is long settled, and what was for somebody who is erased. The counts of campaigns stay. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { concludeRecipients } from './relay-mail.ts'

/** Settled mail that came before a moment. @returns how many mails are gone */
export async function forgetMails(
  tx: Transaction,
  organisationId: string,
  before: Date,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select m.id from relay_mail m
    where m.organisation_id = ${organisationId} and m.received_at < ${before} and not exists (
      select 1 from relay_recipient r where r.organisation_id = ${organisationId} and r.mail_id = m.id and r.ready_at is not null
    ) order by m.received_at, m.id limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  for (const [table, column] of [
    ['relay_body', 'mail_id'],
    ['relay_recipient', 'mail_id'],
    ['relay_mail', 'id'],
  ] as const)
    await sql`
      delete from ${sql.table(table)}
      where organisation_id = ${organisationId} and ${sql.ref(column)} = any(${ids}::uuid[])`.execute(tx)
  return ids.length
}

/** Nothing that waits goes to the addresses of these accounts any more, and they stand nowhere in what is left. */
export async function eraseAddressees(
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
  at: Date,
): Promise<void> {
  const named = await sql<{ key: string }>`
    select lower(a.external_id) as key from unnest(${accounts}::uuid[]) as wanted(id)
    join account a on a.organisation_id = ${organisationId} and a.id = wanted.id and a.network = 'email'
    union
    select k.value from unnest(${accounts}::uuid[]) as wanted(id)
    join account_key k on k.organisation_id = ${organisationId} and k.account_id = wanted.id and k.kind = 'email'`.execute(
    tx,
  )
  await eraseMailTo(
    tx,
    organisationId,
    named.rows.map(({ key }) => key),
    at,
  )
}

/** The same by the addresses themselves, in the form by which they are found. @returns to how many recipients something was sent */
export async function eraseMailTo(
  tx: Transaction,
  organisationId: string,
  keys: readonly string[],
  at: Date,
): Promise<number> {
  if (keys.length === 0) return 0
  const { rows } = await sql<{ id: string; waits: boolean }>`
    select id, ready_at is not null and handed_at is null as waits from relay_recipient
    where organisation_id = ${organisationId} and address_key = any(${keys}::text[])
    order by id for update`.execute(tx)
  const waiting = rows.flatMap(({ id, waits }) => (waits ? [id] : []))
  const dropped = { state: 'dropped', code: 'objection', reason: null, until: null, readyAt: null } as const
  if (waiting.length > 0)
    await concludeRecipients(
      tx,
      organisationId,
      waiting.map((id) => ({ id, ...dropped })),
      at,
    )
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await sql`
      update relay_recipient set address = id::text, address_key = '', reason = null
      where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(tx)
  return ids.length
}
