/** The outbox: what is to leave, what left, and what nobody knows yet. A reply is a message and an outbox row with the same id. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type Receipt = {
  id: string
  state: 'sent' | 'delivered' | 'failed'
  reason: string | null
  externalId: string | null
}

/**
 * The network tells what became of replies (a bounce, a receipt, our own words coming back). Later news beats earlier: delivered
 * stays delivered unless it bounces; what was undone stays undone.
 * @returns what changed, as it is now
 */
export async function takeReceipts(tx: Transaction, organisationId: string, receipts: readonly Receipt[], at: Date) {
  if (receipts.length === 0) return []
  const rows = receipts.map((one) => ({
    id: one.id,
    state: one.state,
    reason: one.reason,
    external_id: one.externalId,
  }))
  const shape = { id: 'uuid', state: 'text', reason: 'text', external_id: 'text' } as const
  const changed = await sql<{ id: string; version: number; state: string; conversation_id: string; said: number }>`
    update outbox set state = row.state, reason = row.reason, external_id = coalesce(row.external_id, outbox.external_id),
      sent_at = coalesce(outbox.sent_at, ${at}::timestamptz), version = outbox.version + 1
    from ${recordset('row', shape, rows)}
    where outbox.organisation_id = ${organisationId} and outbox.id = row.id
      and outbox.state in ('sending', 'sent', 'unknown', 'failed', 'delivered')
      and not (outbox.state = row.state or (outbox.state in ('delivered', 'failed') and row.state = 'sent'))
    returning outbox.id, outbox.version, outbox.state, outbox.conversation_id, outbox.said`.execute(tx)
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

export type Reply = Selectable<Tables['outbox']>

/** Replies that may leave now, and those whose sender has gone silent; locked against other senders. */
export async function claimable(tx: Transaction, organisationId: string, now: Date, most: number): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select * from outbox o
    where organisation_id = ${organisationId} and (
        (state = 'waiting' and ready_at <= ${now} and not exists (
          select 1 from outbox other where other.organisation_id = ${organisationId} and other.conversation_id = o.conversation_id
            and (other.state = 'sending' or (other.state = 'waiting' and other.id < o.id))))
        or (state = 'sending' and lease_until < ${now}))
    order by ready_at, id limit ${most}
    for update skip locked`.execute(tx)
  return rows
}

/** When the next reply may leave, or null when nothing waits. */
export async function nextReadyAt(store: Store, organisationId: string): Promise<Date | null> {
  const row = await store
    .selectFrom('outbox')
    .select(({ fn }) => fn.min(fn.coalesce('lease_until', 'ready_at')).as('at'))
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirst()
  return row?.at ?? null
}

export type ReplyChange = Partial<
  Pick<
    Reply,
    'state' | 'reason' | 'attempts' | 'ready_at' | 'fence' | 'lease_until' | 'external_id' | 'sent_at' | 'said'
  >
>

/**
 * Change a reply, if it still is in this state under this fence.
 * @returns the new version, or null when somebody else has moved it on
 */
export async function changeReply(
  tx: Transaction,
  organisationId: string,
  reply: Pick<Reply, 'id' | 'state' | 'fence'>,
  change: ReplyChange,
) {
  const row = await tx
    .updateTable('outbox')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', reply.id)
    .where('state', '=', reply.state)
    .where('fence', '=', reply.fence)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

/** Go on holding replies that are being sent. */
export async function renewLeases(
  store: Store,
  organisationId: string,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  await store
    .updateTable('outbox')
    .set({ lease_until: until })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .execute()
}
