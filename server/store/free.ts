/** What stands free for whoever asks for the next conversation. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Candidate } from '../../domain/routing/next.ts'
import type { Store, Transaction } from './database.ts'

/** Of each team so many, soonest due first; `null` among the teams is work that no team has. 'all' is everybody's work. */
export async function freeConversations(
  store: Store,
  organisationId: string,
  agentId: string,
  teams: readonly (string | null)[] | 'all',
  limit: number,
): Promise<Candidate[]> {
  const of = (team: RawBuilder<SqlBool>) => sql`(
    select id, contact_id, due_at, label_ids from conversation
    where organisation_id = ${organisationId} and work_state = 'open' and agent_id is null and merged_into is null and danger is null and ${team}
    order by due_at, id limit ${limit})`
  const ofNone = of(sql`team_id is null`)
  const ofEach = sql`(
    select free.* from team t cross join lateral ${of(sql`team_id = t.id`)} free where t.organisation_id = ${organisationId})`
  const found =
    teams === 'all' ? [ofNone, ofEach] : teams.map((team) => (team === null ? ofNone : of(sql`team_id = ${team}`)))
  const { rows } = await sql<Candidate>`
    select c.id, c.due_at as "dueAt", c.label_ids as "labelIds", known.yes as known
    from (${sql.join(found, sql` union all `)}) c
    -- The newest conversations of a customer tell who spoke with them.
    cross join lateral (
      select coalesce(bool_or(agent_id = ${agentId}), false) as yes from (
        select agent_id from conversation where organisation_id = ${organisationId} and contact_id = c.contact_id
        order by last_message_at desc limit 20
      ) before
    ) known
    -- An answer on its way is somebody's, whatever else stands on the conversation.
    where not exists (
      select 1 from outbox o
      where o.organisation_id = ${organisationId} and o.conversation_id = c.id and o.state in ('waiting', 'sending'))`.execute(
    store,
  )
  return rows
}

/** Hold a conversation that is still free. @returns false when somebody else took it, or is at it just now */
export async function holdFree(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const free = await tx
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('work_state', '=', 'open')
    .where('agent_id', 'is', null)
    .where('merged_into', 'is', null)
    .where('danger', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return free !== undefined
}
