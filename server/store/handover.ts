/** What is still going on, for the end of a shift. Every list is bounded: who hands over more than that hands over a queue. */
import { sql } from 'kysely'
import type { Store } from './database.ts'
import type { TaskRow } from './task.ts'

/** Whose: these agents and teams; null is everybody's. */
export type Whose = { agentIds: readonly string[]; teamIds: readonly string[] } | null

const whoseOf = (whose: Whose) =>
  whose === null
    ? sql`true`
    : sql`(agent_id = any(${whose.agentIds}::uuid[]) or team_id = any(${whose.teamIds}::uuid[]))`

/** Open conversations by what is due first: a step along the index of open work. */
export async function openConversations(
  store: Store,
  organisationId: string,
  whose: Whose,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, due_at, agent_id, team_id from conversation
      where organisation_id = ${organisationId} and work_state = 'open' and merged_into is null
      order by due_at, id limit 5000
    ) waiting where ${whoseOf(whose)} order by due_at, id limit ${limit}`.execute(store)
  return rows.map(({ id }) => id)
}

/** Conversations that others have to go on with later: set aside, or waiting for the customer. */
export async function laterConversations(
  store: Store,
  organisationId: string,
  whose: Whose,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, last_message_at, snoozed_until, agent_id, team_id from conversation
      where organisation_id = ${organisationId} and work_state in ('pending', 'snoozed') and merged_into is null
      order by last_message_at desc, id desc limit 5000
    ) later where ${whoseOf(whose)} order by snoozed_until nulls last, last_message_at desc, id limit ${limit}`.execute(
    store,
  )
  return rows.map(({ id }) => id)
}

/**
 * Conversations that hurt, or have a label that means a complaint, of which the work is not done or the customer says that it is not
 * solved.
 */
export async function openComplaints(
  store: Store,
  organisationId: string,
  whose: Whose,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from (
      select e.conversation_id as id from label l
      cross join lateral (
        select conversation_id, at from listed
        where organisation_id = ${organisationId} and list_id = l.id order by at desc, conversation_id desc limit 2000
      ) e
      where l.organisation_id = ${organisationId} and l.meaning = 'complaint' and l.removed_at is null
      union
      select id from (
        select id from conversation where organisation_id = ${organisationId} and pain_since is not null
        order by pain_at desc, id desc limit 2000
      ) hurt
    ) complaint
    join conversation v on v.organisation_id = ${organisationId} and v.id = complaint.id
    where v.merged_into is null and (v.work_state <> 'answered' or v.customer_word = 'refused')
      and ${whose === null ? sql`true` : sql`(v.agent_id = any(${whose.agentIds}::uuid[]) or v.team_id = any(${whose.teamIds}::uuid[]))`}
    order by v.due_at nulls last, v.id limit ${limit}`.execute(store)
  return [...new Set(rows.map(({ id }) => id))]
}

/** What was promised or taken on and is not done, what is due first first. */
export async function openTasks(store: Store, organisationId: string, whose: Whose, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from (
      select * from task
      where organisation_id = ${organisationId} and done_at is null
        and ${whose === null ? sql`true` : sql`coalesce(agent_id, team_id) = any(${[...whose.agentIds, ...whose.teamIds]}::uuid[])`}
      limit 5000
    ) open order by place, id limit ${limit}`.execute(store)
  return rows
}
