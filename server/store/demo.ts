/** The demo firm as the store holds it: its channels, what left them lately, and how many wait there. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

/** Who was known from the demo firm, perhaps from elsewhere too. */
export type Known = { accounts: readonly string[]; contacts: readonly string[] }

/** Its channels; `leaving` while it is moving out, with who was known from it. */
export async function demoChannels(
  store: Store,
  organisationId: string,
): Promise<{ ids: string[]; leaving: Known | null }> {
  const rows = await store
    .selectFrom('channel')
    .select(['id', 'cursor'])
    .where('organisation_id', '=', organisationId)
    .where('demo', '=', true)
    .orderBy('id')
    .execute()
  const left = rows.flatMap(({ cursor }) => (typeof cursor?.leaving === 'string' ? [cursor.leaving] : []))
  return { ids: rows.map(({ id }) => id), leaving: left[0] === undefined ? null : (JSON.parse(left[0]) as Known) }
}

/** Write down with the channels that it is moving out. */
export async function markLeaving(
  tx: Transaction,
  organisationId: string,
  channels: readonly string[],
  known: Known,
): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ cursor: JSON.stringify({ leaving: JSON.stringify(known) }) })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', channels)
    .execute()
}

export type LeftReply = {
  id: string
  state: 'sent' | 'delivered'
  channelId: string
  conversationId: string
  said: number
  subject: string
  text: string
  sentAt: Date
}

/** Replies on these channels that left after a moment, oldest first. */
export async function repliesSince(
  store: Store,
  organisationId: string,
  channels: readonly string[],
  after: Date,
): Promise<LeftReply[]> {
  const { rows } = await sql<LeftReply>`
    select o.id, o.state, o.channel_id as "channelId", o.conversation_id as "conversationId", o.said, c.subject, m.text,
      o.sent_at as "sentAt"
    from outbox o
    join conversation c on c.organisation_id = ${organisationId} and c.id = o.conversation_id
    join message m on m.organisation_id = ${organisationId} and m.id = o.id
    where o.organisation_id = ${organisationId} and o.channel_id = any(${channels}::uuid[])
      and o.state in ('sent', 'delivered') and o.created_at > ${after} and o.sent_at > ${after}
    order by o.sent_at, o.id`.execute(store)
  return rows
}

/** How many conversations of these channels wait for somebody. */
export async function countOpen(store: Store, organisationId: string, channels: readonly string[]): Promise<number> {
  const row = await store
    .selectFrom('queue_count')
    .select(({ fn }) => fn.sum<string>('n').as('n'))
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', channels)
    .where('work_state', '=', 'open')
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
