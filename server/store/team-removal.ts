/** Removing a team: what it holds, and giving that to its heir or to nobody. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

/** So many of each stand in the team; rules, views and canned responses only name it. */
export type TeamHolds = {
  open: number
  others: number
  tasks: number
  channels: number
  rules: number
  views: number
  canned: number
}

/** Conversations are counted where they are kept counted. */
export async function readTeamHolds(store: Store, organisationId: string, id: string): Promise<TeamHolds> {
  const named = sql`${`%${id}%`}`
  const { rows } = await sql<TeamHolds>`
    select
      (select coalesce(sum(n), 0)::int from queue_count
       where organisation_id = ${organisationId} and team_id = ${id} and work_state = 'open') as open,
      (select coalesce(sum(n), 0)::int from queue_count
       where organisation_id = ${organisationId} and team_id = ${id} and work_state <> 'open') as others,
      (select count(*)::int from task
       where organisation_id = ${organisationId} and coalesce(agent_id, team_id) = ${id} and done_at is null) as tasks,
      (select count(*)::int from channel where organisation_id = ${organisationId} and team_id = ${id}) as channels,
      (select count(*)::int from rule where organisation_id = ${organisationId}
       and (conditions::text like ${named} or actions::text like ${named})) as rules,
      (select count(*)::int from view
       where organisation_id = ${organisationId} and removed_at is null and filters::text like ${named}) as views,
      (select count(*)::int from canned where organisation_id = ${organisationId}
       and (${id}::uuid = any(team_ids) or actions::text like ${named})) as canned`.execute(store)
  return rows[0] ?? { open: 0, others: 0, tasks: 0, channels: 0, rules: 0, views: 0, canned: 0 }
}

/** Before every id. */
const beginning = '00000000-0000-0000-0000-000000000000'

/** Its name is free from now on. What it was to inherit goes to its own heir. @returns its version */
export async function markTeamRemoved(
  tx: Transaction,
  organisationId: string,
  id: string,
  heirId: string | null,
  at: Date,
): Promise<number> {
  await sql`
    update team set heir_id = ${heirId}::uuid where organisation_id = ${organisationId} and heir_id = ${id}`.execute(tx)
  const { version } = await tx
    .updateTable('team')
    .set({ removed_at: at, heir_id: heirId, cleared_to: beginning, name: id, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  await sql`delete from team_member where organisation_id = ${organisationId} and team_id = ${id}`.execute(tx)
  return version
}

type Changed = { id: string; version: number }

/** Channels and open tasks go at once: there are few. A task is always somebody's. @returns what changed */
export async function giveOver(
  tx: Transaction,
  organisationId: string,
  id: string,
  heirId: string | null,
  agentId: string,
): Promise<{ channels: Changed[]; tasks: Changed[]; canned: Changed[] }> {
  const channels = await sql<Changed>`
    update channel set team_id = ${heirId}::uuid, version = version + 1
    where organisation_id = ${organisationId} and team_id = ${id} returning id, version`.execute(tx)
  const tasks = await sql<Changed>`
    update task set team_id = ${heirId}::uuid, agent_id = ${heirId ? null : agentId}::uuid, version = version + 1
    where organisation_id = ${organisationId} and coalesce(agent_id, team_id) = ${id} and done_at is null
    returning id, version`.execute(tx)
  // Without an heir it is for nobody rather than for everybody: who runs the house still sees it.
  const canned = await sql<Changed>`
    update canned set version = version + 1, team_ids = array_replace(team_ids, ${id}::uuid, ${heirId}::uuid)
    where organisation_id = ${organisationId} and ${id}::uuid = any(team_ids) and ${heirId}::uuid is not null
      and not ${heirId}::uuid = any(team_ids)
    returning id, version`.execute(tx)
  return { channels: channels.rows, tasks: tasks.rows, canned: canned.rows }
}

export type Clearing = { id: string; heirId: string | null; clearedTo: string }

/** A removed team that still has conversations, held; one to which some came since it was looked through is looked through again. */
export async function lockClearing(tx: Transaction, organisationId: string): Promise<Clearing | undefined> {
  const { rows } = await sql<Clearing>`
    select id, heir_id as "heirId", coalesce(cleared_to, ${beginning}::uuid) as "clearedTo" from team
    where organisation_id = ${organisationId} and removed_at is not null and (cleared_to is not null or exists (
      select 1 from queue_count q
      where q.organisation_id = ${organisationId} and q.team_id = team.id and q.n > 0))
    order by id limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

/** The next conversations by id, however many of them are the team's. @returns the last that was looked at, null at the end */
export async function nextOfTeam(
  tx: Transaction,
  organisationId: string,
  { id, clearedTo }: Clearing,
  limit: number,
): Promise<{ upTo: string | null; ids: string[] }> {
  const { rows } = await sql<{ id: string; its: boolean }>`
    select id, coalesce(team_id = ${id}, false) as its from conversation
    where organisation_id = ${organisationId} and id > ${clearedTo}::uuid order by id limit ${limit}`.execute(tx)
  return { upTo: rows.at(-1)?.id ?? null, ids: rows.filter(({ its }) => its).map((row) => row.id) }
}

export async function keepCleared(tx: Transaction, organisationId: string, id: string, upTo: string | null) {
  const row = tx.updateTable('team').set({ cleared_to: upTo })
  await row.where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}
