/** Words of ours that hang loose: without a conversation yet, or without the name that the network gives them. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'

export type Orphan = {
  id: string
  external_id: string
  thread_id: string
  in_reply_to: string | null
  received_at: Date
  text: string
  /** Said by a machine of ours: nobody was answered. */
  automatic: boolean
  version: number
}

/** Words of ours in these threads that belong to no conversation yet: the other half of an import whose first half comes later. */
export async function findOrphans(tx: Transaction, organisationId: string, threadIds: readonly string[]) {
  const { rows } = await sql<Orphan>`
    select m.id, m.external_id, coalesce(t.joined_to, t.id) as thread_id, m.in_reply_to, m.received_at, left(m.text, 400) as text,
      m.automatic is not null as automatic, m.version
    from message m
    join thread t on t.organisation_id = ${organisationId} and t.id = m.thread_id
    where m.organisation_id = ${organisationId} and m.conversation_id is null and m.direction = 'out'
      and (t.id = any(${threadIds}::uuid[]) or t.joined_to = any(${threadIds}::uuid[]))
    order by m.received_at, m.id`.execute(tx)
  return rows
}

/** Replies of ours in these conversations whose id the network has not told yet. */
export async function findUnnamed(tx: Transaction, organisationId: string, conversationIds: readonly string[]) {
  const { rows } = await sql<{ id: string; conversation_id: string; text: string }>`
    select m.id, m.conversation_id, m.text from outbox o
    join message m on m.organisation_id = ${organisationId} and m.id = o.id
    where o.organisation_id = ${organisationId} and o.conversation_id = any(${conversationIds}::uuid[])
      and (o.state in ('sending', 'sent', 'unknown') or (o.state = 'waiting' and o.attempts > 0)) and m.external_id = o.id::text
    order by m.seq`.execute(tx)
  return rows
}
