/**
 * What was overheard of somebody who objects without proof: taken out of the messages and laid apart, where no stream, figure or reader
 * looks. It comes back as it was when the objection turns out to be false, and is gone for good when its days are over.
 */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Hit } from './hit.ts'

/** Copy what is about to be blanked. @param saidAt of the objection */
export async function withhold(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  saidAt: Date,
): Promise<void> {
  await sql`
    insert into withheld (organisation_id, message_id, said_at, held)
    select ${organisationId}::uuid, m.id, ${saidAt}::timestamptz, jsonb_build_object(
      'message', to_jsonb(m),
      'revisions', (
        select coalesce(jsonb_agg(to_jsonb(r)), '[]') from message_revision r
        where r.organisation_id = ${organisationId} and r.message_id = m.id),
      'hits', (
        select coalesce(jsonb_agg(to_jsonb(h)), '[]') from hit h
        where h.organisation_id = ${organisationId} and h.message_id = m.id))
    from message m where m.organisation_id = ${organisationId} and m.id = any(${ids}::uuid[])
    on conflict (organisation_id, message_id) do nothing`.execute(tx)
}

/** Messages withheld for an objection, some at a time. @param saidAt of the objection */
export async function withheldFor(
  store: Store,
  organisationId: string,
  saidAt: Date,
  limit: number,
): Promise<string[]> {
  const rows = await store
    .selectFrom('withheld')
    .select('message_id')
    .where('organisation_id', '=', organisationId)
    .where('said_at', '=', saidAt)
    .limit(limit)
    .execute()
  return rows.map(({ message_id }) => message_id)
}

export type Restored = { id: string; version: number; hits: (Omit<Hit, 'received_at'> & { received_at: string })[] }

/** Put back as they were. @returns them with their new version, and what they had met */
export async function restoreWithheld(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Restored[]> {
  const { rows } = await sql<Restored>`
    with back as (
      delete from withheld where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])
      returning message_id, held
    ), revisions as (
      insert into message_revision (organisation_id, message_id, revision, subject, text, html, arrival, replaced_at, rating)
      select ${organisationId}::uuid, old.message_id, old.revision, old.subject, old.text, old.html, old.arrival, old.replaced_at, old.rating
      from back, jsonb_populate_recordset(null::message_revision, back.held -> 'revisions') old
    )
    update message m set state = old.state, text = old.text, html = old.html, subject = old.subject, quoted_from = old.quoted_from,
      rating = old.rating, attachments = old.attachments, judged = old.judged, corrected = old.corrected, reads = old.reads,
      version = m.version + 1
    from back, jsonb_populate_record(null::message, back.held -> 'message') old
    where m.organisation_id = ${organisationId} and m.id = back.message_id and m.state = 'deleted'
    returning m.id, m.version, back.held -> 'hits' as hits`.execute(tx)
  return rows
}

/** For good: by its writer, by the end of its days, or because somebody showed that it was theirs. */
export async function dropWithheld(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from withheld where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])`.execute(tx)
}

/** The same of accounts that are gone from their network. */
export async function dropWithheldOf(
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
): Promise<void> {
  if (accounts.length === 0) return
  await sql`
    delete from withheld w using message m
    where w.organisation_id = ${organisationId} and m.organisation_id = ${organisationId} and m.id = w.message_id
      and m.account_id = any(${accounts}::uuid[])`.execute(tx)
}
