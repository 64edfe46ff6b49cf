/** Tasks: lists of what is to be done by somebody or by a team, each a look into an index. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { placeOf } from '../../domain/conversation/task.ts'
import type { Store, Transaction } from './database.ts'
import type { PageKey } from './queue.ts'
import type { Tables } from './tables.ts'

/** Tasks of one owner among which those of one giver are looked for. */
const mostLookedAt = 500

export type TaskRow = Selectable<Tables['task']>
export type NewTask = Pick<
  TaskRow,
  'id' | 'kind' | 'conversation_id' | 'title' | 'agent_id' | 'team_id' | 'due_at' | 'created_by' | 'created_at'
>

export function insertTask(tx: Transaction, organisationId: string, task: NewTask): Promise<TaskRow> {
  return tx
    .insertInto('task')
    .values({ organisation_id: organisationId, ...task, place: placeOf(task.due_at) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Locked, so that two changes come one after the other. */
export function lockTask(tx: Transaction, organisationId: string, id: string): Promise<TaskRow | undefined> {
  return tx
    .selectFrom('task')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type TaskChange = Partial<Pick<TaskRow, 'title' | 'agent_id' | 'team_id' | 'due_at' | 'done_at' | 'done_by'>>

export function changeTaskRow(tx: Transaction, organisationId: string, id: string, change: TaskChange) {
  const place = change.due_at === undefined ? {} : { place: placeOf(change.due_at) }
  return tx
    .updateTable('task')
    .set((eb) => ({ ...change, ...place, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteTask(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx.deleteFrom('task').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}

export async function tasksById(store: Store, organisationId: string, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  return store
    .selectFrom('task')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
}

/** The tasks of some conversations, oldest first. */
export async function tasksOf(
  store: Store,
  organisationId: string,
  conversationIds: readonly string[],
  most: number,
): Promise<TaskRow[]> {
  const rows = await store
    .selectFrom('task')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', 'in', conversationIds)
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute()
  return rows.reverse()
}

/**
 * A page of what these owners (agents and teams) have to do, what is due first; or of what they have done, newest first. Each owner is
 * one look into an index, however many tasks there are.
 * @param givenBy only what this agent gave them; of each owner the first few hundred are looked at
 */
export async function pageOfTasks(
  store: Store,
  organisationId: string,
  owners: readonly string[],
  done: boolean,
  after: PageKey | null,
  limit: number,
  givenBy: string | null = null,
): Promise<TaskRow[]> {
  const [at, way, than] = done ? [sql`done_at`, sql`desc`, sql`<`] : [sql`place`, sql`asc`, sql`>`]
  const state = done ? sql`done_at is not null` : sql`done_at is null`
  const from = after ? sql`and (${at}, id) ${than} (${after.at}, ${after.id}::uuid)` : sql``
  const order = (of: RawBuilder<unknown>) => sql`${of} ${way}, id ${way}`
  const given = givenBy === null ? sql`true` : sql`t.created_by = ${givenBy}`
  const { rows } = await sql<TaskRow>`
    select t.* from unnest(${owners}::uuid[]) as owner(id)
    cross join lateral (
      select * from task
      where organisation_id = ${organisationId} and coalesce(agent_id, team_id) = owner.id and ${state} ${from}
      order by ${order(at)} limit ${givenBy === null ? limit : mostLookedAt}
    ) t
    where ${given}
    order by ${done ? sql`t.done_at` : sql`t.place`} ${way}, t.id ${way} limit ${limit}`.execute(store)
  return rows
}

/** Everybody who can have a task: whoever works here or worked here, and the teams. */
export async function allOwners(store: Store, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where organisation_id = ${organisationId}
    union all select id from team where organisation_id = ${organisationId}`.execute(store)
  return rows.map(({ id }) => id)
}

/** The teams that somebody is in. */
export async function teamsOfAgent(store: Store, organisationId: string, agentId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('team_member')
    .select('team_id')
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .execute()
  return rows.map((row) => row.team_id)
}

/** Tasks whose time has come are gone, done or not. @returns them, with the version at which they went */
export async function forgetTasks(tx: Transaction, organisationId: string, at: Date, limit: number) {
  const { rows } = await sql<{ id: string; version: number }>`
    with due as (
      select id from task where organisation_id = ${organisationId} and retain_until < ${at}
      order by retain_until limit ${limit} for update skip locked
    )
    delete from task using due where task.organisation_id = ${organisationId} and task.id = due.id
    returning task.id, task.version + 1 as version`.execute(tx)
  return rows
}
