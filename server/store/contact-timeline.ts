/** What was said with a person over all their conversations, and by which channels. */
import { sql } from 'kysely'
import type { Store } from './database.ts'
import type { PageKey } from './queue.ts'

/** Conversations that a page looks into, from the one that was spoken in last; a look takes some ten microseconds. */
const mostConversations = 5_000

export type Said = { id: string; received_at: Date }

/** The newest messages before a place, newest first. */
export async function saidWith(
  store: Store,
  organisationId: string,
  contactId: string,
  before: PageKey | null,
  limit: number,
): Promise<Said[]> {
  const earlier = before ? sql`and (received_at, id) < (${before.at}, ${before.id}::uuid)` : sql``
  const { rows } = await sql<Said>`
    select m.id, m.received_at
    from (
      select id from conversation where organisation_id = ${organisationId} and contact_id = ${contactId}
      order by last_message_at desc limit ${mostConversations}
    ) few
    cross join lateral (
      select id, received_at from message
      where organisation_id = ${organisationId} and conversation_id = few.id ${earlier}
      order by received_at desc, id desc limit ${limit}
    ) m
    order by m.received_at desc, m.id desc limit ${limit}`.execute(store)
  return rows
}

export type TriedRow = {
  channel_id: string
  kind: string
  name: string
  conversations: number
  open: number
  last_message_at: Date
}

/** Among the newest conversations, by channel. */
export async function channelsTried(store: Store, organisationId: string, contactId: string): Promise<TriedRow[]> {
  const { rows } = await sql<TriedRow>`
    select few.channel_id, h.kind, h.name, count(*) as conversations, count(*) filter (where few.work_state <> 'answered') as open,
      max(few.last_message_at) as last_message_at
    from (
      select channel_id, work_state, last_message_at from conversation
      where organisation_id = ${organisationId} and contact_id = ${contactId} and merged_into is null
      order by last_message_at desc limit 1000
    ) few
    join channel h on h.organisation_id = ${organisationId} and h.id = few.channel_id
    group by few.channel_id, h.kind, h.name order by last_message_at desc`.execute(store)
  return rows
}
