/** Teams, who is in them, and what each agent knows about. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'

export type TeamRow = Selectable<Tables['team']> & { member_ids: string[] }
type TeamChange = Pick<Updateable<Tables['team']>, 'name' | 'take_back_minutes'> & {
  opening?: TeamRow['opening'] | undefined
}

/** All of them, or those with these ids. */
export async function readTeams(
  store: Store,
  organisationId: string,
  ids: readonly string[] | 'all' = 'all',
): Promise<TeamRow[]> {
  if (ids !== 'all' && ids.length === 0) return []
  const these = ids === 'all' ? sql`` : sql`and team.id = any(${ids}::uuid[])`
  const { rows } = await sql<TeamRow>`
    select team.*, array(
      select agent_id from team_member m
      where m.organisation_id = ${organisationId} and m.team_id = team.id order by agent_id
    ) as member_ids
    from team where team.organisation_id = ${organisationId} and team.removed_at is null ${these} order by name, id`.execute(
    store,
  )
  return rows
}

/** All teams, held until commit: so two people cannot give the same name at once. */
export function lockTeams(tx: Transaction, organisationId: string) {
  const all = tx.selectFrom('team').selectAll().where('organisation_id', '=', organisationId)
  return all.where('removed_at', 'is', null).orderBy('id').forUpdate().execute()
}

export async function createTeamRow(
  tx: Transaction,
  organisationId: string,
  made: { id: string; name: string; take_back_minutes: number | null },
): Promise<void> {
  await tx
    .insertInto('team')
    .values({ organisation_id: organisationId, ...made })
    .execute()
}

/** @returns the version after it */
export async function changeTeamRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  { opening, ...change }: TeamChange,
): Promise<number> {
  const hours = opening === undefined ? {} : { opening: opening && JSON.stringify(opening) }
  const { version } = await tx
    .updateTable('team')
    .set({ ...change, ...hours, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Who joins and who leaves. */
export async function changeMembers(
  tx: Transaction,
  organisationId: string,
  teamId: string,
  join: readonly string[],
  leave: readonly string[],
): Promise<void> {
  const shape = { team_id: 'uuid', agent_id: 'uuid' } as const
  const joining = join.map((agent_id) => ({ team_id: teamId, agent_id }))
  await insertRows(tx, organisationId, 'team_member', shape, joining)
  await sql`
    delete from team_member
    where organisation_id = ${organisationId} and team_id = ${teamId} and agent_id = any(${leave}::uuid[])`.execute(tx)
}

/** The teams that somebody is in. */
export async function teamsOf(store: Store, organisationId: string, agentId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('team_member')
    .select('team_id')
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .execute()
  return rows.map(({ team_id }) => team_id)
}

/** What everybody knows about, or one of them. */
export function readSkills(store: Store, organisationId: string, agentId?: string) {
  const all = store
    .selectFrom('agent_skill')
    .select(['agent_id', 'label_id'])
    .where('organisation_id', '=', organisationId)
    .orderBy('agent_id')
    .orderBy('label_id')
  return (agentId ? all.where('agent_id', '=', agentId) : all).execute()
}

export async function changeSkillRows(
  tx: Transaction,
  organisationId: string,
  agentId: string,
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  const shape = { agent_id: 'uuid', label_id: 'uuid' } as const
  const known = add.map((label_id) => ({ agent_id: agentId, label_id }))
  await insertRows(tx, organisationId, 'agent_skill', shape, known)
  await sql`
    delete from agent_skill
    where organisation_id = ${organisationId} and agent_id = ${agentId} and label_id = any(${remove}::uuid[])`.execute(
    tx,
  )
}

/** Nobody knows about a label that is gone. */
export async function forgetSkill(tx: Transaction, organisationId: string, labelId: string): Promise<void> {
  await sql`delete from agent_skill where organisation_id = ${organisationId} and label_id = ${labelId}`.execute(tx)
}
