/** The outbox: what is to leave, what left, and what nobody knows yet. A reply is a message and an outbox row with the same id. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'

export type Receipt = { id: string; state: 'sent' | 'delivered' | 'failed'; reason: string | null; externalId: string | null }

/**
 * The network tells what became of replies (a bounce, a receipt, our own words coming back). Later news beats earlier: delivered
 * stays delivered unless it bounces; what was undone stays undone.
 * @returns the ids that changed, with their new version
 */
export async function takeReceipts(tx: Transaction, organisationId: string, receipts: readonly Receipt[], at: Date) {
  if (receipts.length === 0) return []
  const rows = receipts.map((one) => ({ id: one.id, state: one.state, reason: one.reason, external_id: one.externalId }))
  const shape = { id: 'uuid', state: 'text', reason: 'text', external_id: 'text' } as const
  const changed = await sql<{ id: string; version: number }>`
    update outbox set state = row.state, reason = row.reason, external_id = coalesce(row.external_id, outbox.external_id),
      sent_at = coalesce(outbox.sent_at, ${at}::timestamptz), version = outbox.version + 1
    from ${recordset('row', shape, rows)}
    where outbox.organisation_id = ${organisationId} and outbox.id = row.id
      and outbox.state in ('sending', 'sent', 'unknown', 'failed', 'delivered')
      and not (outbox.state = row.state or (outbox.state in ('delivered', 'failed') and row.state = 'sent'))
    returning outbox.id, outbox.version`.execute(tx)
  return changed.rows
}

/** Lock the outbox rows of one conversation, the newest last. */
export async function lockReplies(tx: Transaction, organisationId: string, conversationId: string) {
  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function findReply(store: Store, organisationId: string, id: string) {
  return store
    .selectFrom('outbox')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}
