/** What colleagues did around the conversations of the demo firm: it goes with them. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'

/** Everything that names a conversation in a column of its own. */
const named = [
  { table: 'note', columns: ['conversation_id'] },
  { table: 'task', columns: ['conversation_id'] },
  { table: 'act', columns: ['conversation_id'] },
  { table: 'rule_run', columns: ['conversation_id'] },
  { table: 'notification', columns: ['conversation_id'] },
  { table: 'merge', columns: ['from_id', 'into_id'] },
  { table: 'conversation_link', columns: ['one_id', 'other_id'] },
] as const

/** To be called before the messages and the conversations go. */
export async function forgetDesk(tx: Transaction, organisationId: string, channels: readonly string[]): Promise<void> {
  for (const { table, columns } of named)
    for (const column of columns)
      await sql`
        delete from ${sql.table(table)} using conversation
        where ${sql.ref(`${table}.organisation_id`)} = ${organisationId} and conversation.organisation_id = ${organisationId}
          and conversation.id = ${sql.ref(`${table}.${column}`)}
          and conversation.channel_id = any(${channels}::uuid[])`.execute(tx)
  await sql`
    delete from erasure using message
    where erasure.organisation_id = ${organisationId} and message.organisation_id = ${organisationId}
      and message.id = erasure.subject_id and message.channel_id = any(${channels}::uuid[])`.execute(tx)
  await sql`
    update notification_count set unread = (
      select count(*) from notification
      where notification.organisation_id = ${organisationId} and notification.agent_id = notification_count.agent_id
        and notification.read_at is null)
    where organisation_id = ${organisationId}`.execute(tx)
}
