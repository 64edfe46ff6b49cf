/** The outbox: what is to leave, what left, and what nobody knows yet. A reply is a message and an outbox row with the same id. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type Receipt = {
  id: string
  state: 'sent' | 'delivered' | 'failed'
  reason: string | null
  externalId: string | null
}

/** A reply and what is now known of it: it has left, it is lost after all, or null when that was known before. */
export type Became = {
  id: string
  conversation_id: string
  said: number
  version: number
  became: 'left' | 'lost' | null
}

/**
 * The network tells what became of replies (a bounce, a receipt, our own words coming back). Later news beats earlier: delivered
 * stays delivered unless it bounces; what was undone, or never tried, stays as it is.
 * @returns what changed
 */
export async function takeReceipts(
  tx: Transaction,
  organisationId: string,
  receipts: readonly Receipt[],
  at: Date,
): Promise<Became[]> {
  if (receipts.length === 0) return []
  const ids = receipts.map((one) => one.id)
  const held = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const changed: Became[] = []
  for (const receipt of receipts) {
    const reply = held.find((row) => row.id === receipt.id)
    if (!reply || !isNews(reply, receipt.state)) continue
    const { state, reason } = receipt
    const { message_id: id, conversation_id, said } = reply
    const external_id = receipt.externalId ?? reply.external_id
    const sent_at = state === 'failed' ? reply.sent_at : (reply.sent_at ?? at)
    const version = await changeReply(tx, organisationId, reply, {
      state,
      reason,
      external_id,
      sent_at,
      lease_until: null,
    })
    const hadLeft = reply.state === 'sent' || reply.state === 'delivered'
    const moves = reply.does === 'send' && hadLeft === (state === 'failed')
    const became = !moves ? null : state === 'failed' ? 'lost' : 'left'
    if (version !== null) changed.push({ id, conversation_id, said, version, became })
  }
  return changed
}

function isNews(held: Pick<Reply, 'state' | 'attempts'>, told: Receipt['state']): boolean {
  if (held.state === told) return false
  switch (held.state) {
    case 'waiting':
      return held.attempts > 0
    case 'sending':
    case 'unknown':
    case 'sent':
      return true
    case 'delivered':
    case 'failed':
      return told !== 'sent'
    case 'undone':
    case 'stale':
      return false
  }
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

/** What a sender has under way already, and the channels of which it has enough. */
export type Hands = { replies: readonly string[]; fullChannels: readonly string[] }

/**
 * Replies that may leave now (of a paused channel none do; of an archive they do, to hear that they cannot), and those whose sender has fallen silent; locked against other senders.
 * What this sender has in hand itself is not silent, however long the store was away.
 */
export async function claimable(
  tx: Transaction,
  organisationId: string,
  now: Date,
  most: number,
  hands: Hands,
): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select * from outbox o
    where organisation_id = ${organisationId}
      and id <> all(${hands.replies}::uuid[]) and channel_id <> all(${hands.fullChannels}::uuid[])
      and exists (
        select 1 from channel c where c.organisation_id = ${organisationId} and c.id = o.channel_id
          and (c.enabled or c.archived_at is not null))
      and ((state = 'sending' and lease_until < ${now})
        or (state = 'waiting' and ready_at <= ${now} and not exists (
          select 1 from outbox other where other.organisation_id = ${organisationId} and other.conversation_id = o.conversation_id
            and (other.state = 'sending' or (other.state = 'waiting' and other.id < o.id)))))
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
    'state' | 'reason' | 'attempts' | 'ready_at' | 'fence' | 'lease_until' | 'external_id' | 'sent_at' | 'said' | 'text'
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
