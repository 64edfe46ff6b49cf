/** The outbox: what is to leave, what left, and what nobody knows yet. A reply is a message and an outbox row with the same id. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { OutboxState, Tables } from './tables.ts'

export type Receipt = {
  id: string
  state: 'sent' | 'delivered' | 'failed'
  reason: string | null
  externalId: string | null
}

/**
 * The network tells what became of replies (a bounce, a receipt, our own words coming back). Later news beats earlier: delivered
 * stays delivered unless it bounces; what was undone stays undone.
 * @returns what changed; `left` when it was open until now whether it had left, and it has
 */
export async function takeReceipts(tx: Transaction, organisationId: string, receipts: readonly Receipt[], at: Date) {
  if (receipts.length === 0) return []
  const held = await tx
    .selectFrom('outbox')
    .select(['id', 'state', 'fence', 'conversation_id', 'said', 'external_id', 'sent_at'])
    .where('organisation_id', '=', organisationId)
    .where(
      'id',
      'in',
      receipts.map((one) => one.id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  const changed: { id: string; version: number; conversation_id: string; said: number; left: boolean }[] = []
  for (const receipt of receipts) {
    const reply = held.find((row) => row.id === receipt.id)
    if (!reply || !isNews(reply.state, receipt.state)) continue
    const { state, reason } = receipt
    const change = {
      state,
      reason,
      external_id: receipt.externalId ?? reply.external_id,
      sent_at: reply.sent_at ?? at,
      lease_until: null,
    }
    const version = await changeReply(tx, organisationId, reply, change)
    const left = state !== 'failed' && (reply.state === 'sending' || reply.state === 'unknown')
    if (version !== null)
      changed.push({ id: reply.id, version, conversation_id: reply.conversation_id, said: reply.said, left })
  }
  return changed
}

function isNews(held: OutboxState, told: Receipt['state']): boolean {
  const tellable =
    held === 'sending' || held === 'unknown' || held === 'sent' || held === 'delivered' || held === 'failed'
  const older = held === told || (told === 'sent' && (held === 'delivered' || held === 'failed'))
  return tellable && !older
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

/**
 * Replies that may leave now (of a paused channel none do), and those whose sender has gone silent; locked against other senders.
 */
export async function claimable(tx: Transaction, organisationId: string, now: Date, most: number): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select * from outbox o
    where organisation_id = ${organisationId} and (
        (state = 'waiting' and ready_at <= ${now} and exists (
          select 1 from channel c where c.organisation_id = ${organisationId} and c.id = o.channel_id and c.enabled)
        and not exists (
          select 1 from outbox other where other.organisation_id = ${organisationId} and other.conversation_id = o.conversation_id
            and (other.state = 'sending' or (other.state = 'waiting' and other.id < o.id))))
        or (state = 'sending' and lease_until < ${now}))
    order by ready_at, id limit ${most}
    for update skip locked`.execute(tx)
  return rows
}

/** When the next reply becomes ready, or the next sender is given up; null when nothing does. What is due already is not counted. */
export async function nextReadyAt(store: Store, organisationId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(lease_until, ready_at)) as at from outbox
    where organisation_id = ${organisationId} and state in ('waiting', 'sending')
      and coalesce(lease_until, ready_at) > ${now}`.execute(store)
  return rows[0]?.at ?? null
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
