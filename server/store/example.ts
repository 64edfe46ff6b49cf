/** What there is to learn from: what people said of messages whose words are still there, and labels of conversations. */
import { sql } from 'kysely'
import { type Corrected, type Judged, longestJudged } from '../../domain/language/reading.ts'
import type { Store } from './database.ts'

export type ExampleRow = {
  id: string
  subject: string | null
  /** As much of it as is judged: twenty thousand whole messages would not fit in memory. */
  text: string
  quoted_from: number | null
  judged: Judged | null
  corrected: Corrected | null
  /** Of its conversation, where it is what that began with. */
  label_ids: string[]
}

/** The newest messages that somebody said something of. */
export async function correctedMessages(store: Store, organisationId: string, limit: number): Promise<ExampleRow[]> {
  const { rows } = await sql<ExampleRow>`
    select m.id, m.subject, left(m.text, ${longestJudged}) as text, m.quoted_from, m.judged, m.corrected, '{}'::uuid[] as label_ids
    from (
      select message_id from correction where organisation_id = ${organisationId}
      group by message_id order by max(made_at) desc limit ${limit}
    ) said
    cross join lateral (
      select * from message where organisation_id = ${organisationId} and id = said.message_id and state <> 'deleted' limit 1
    ) m`.execute(store)
  return rows
}

/** With what the newest conversations under each of our labels began, where a customer began it. */
export async function labelledMessages(store: Store, organisationId: string, perLabel: number): Promise<ExampleRow[]> {
  const { rows } = await sql<ExampleRow>`
    select distinct on (m.id) m.id, m.subject, left(m.text, ${longestJudged}) as text, m.quoted_from, m.judged, m.corrected, c.label_ids
    from label l
    cross join lateral (
      select conversation_id from listed
      where organisation_id = ${organisationId} and list_id = l.id order by at desc, conversation_id desc limit ${perLabel}
    ) e
    join conversation c on c.organisation_id = ${organisationId} and c.id = e.conversation_id
    cross join lateral (
      select * from message where organisation_id = ${organisationId} and conversation_id = c.id order by received_at, id limit 1
    ) m
    where l.organisation_id = ${organisationId} and l.removed_at is null and m.direction = 'in' and m.state <> 'deleted'
      and m.automatic is null
    order by m.id`.execute(store)
  return rows
}

/** What customers said last in the newest open conversations: what a new model looks at again. */
export async function openMessages(
  store: Store,
  organisationId: string,
  conversations: number,
  perConversation: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from (
      select id from conversation
      where organisation_id = ${organisationId} and work_state = 'open' and merged_into is null
      order by due_at, id limit ${conversations}
    ) c
    cross join lateral (
      select id from message
      where organisation_id = ${organisationId} and conversation_id = c.id and direction = 'in' and automatic is null and state <> 'deleted'
      order by received_at desc, id desc limit ${perConversation}
    ) m`.execute(store)
  return rows.map(({ id }) => id)
}

/** How many conversations carry each label that is there. */
export async function countLabelled(store: Store, organisationId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select l.id, coalesce(c.n, 0)::int as n from label l
    left join list_count c on c.organisation_id = ${organisationId} and c.list_id = l.id
    where l.organisation_id = ${organisationId} and l.removed_at is null`.execute(store)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
