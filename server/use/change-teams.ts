/** Make and change teams: their names, when work goes back to them, who joins and who leaves. And what each agent knows about. */
import { type Opening, oddDay } from '../../domain/routing/opening.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { changeAgentRow } from '../store/agent.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import {
  changeMembers,
  changeSkillRows,
  changeTeamRow,
  createTeamRow,
  lockTeams,
  readSkills,
  readTeams,
  type TeamRow,
} from '../store/team.ts'
import { isSameName } from './same-name.ts'

type By = { organisationId: string; agentId: string }
const mostTeams = 100

export async function createTeam(
  ctx: Context,
  by: By,
  given: { name: string; takeBackMinutes?: number | null | undefined },
): Promise<TeamRow> {
  return change(ctx, by, async (tx, teams) => {
    checkName(teams, given.name)
    if (teams.length >= mostTeams)
      throw refuse('full', { detail: `There are ${mostTeams} teams already: remove one first.` })
    const id = ctx.newId()
    const made = { id, name: given.name, take_back_minutes: given.takeBackMinutes ?? null }
    await createTeamRow(tx, by.organisationId, made)
    return id
  })
}

export type TeamChange = {
  name?: string | undefined
  takeBackMinutes?: number | null | undefined
  opening?: Opening | null | undefined
  join?: string[] | undefined
  leave?: string[] | undefined
}

/** @throws ProblemError when the team is not there, its name is another's, or somebody who joins is not there */
export async function changeTeam(ctx: Context, by: By, id: string, given: TeamChange): Promise<TeamRow> {
  const { name, takeBackMinutes, opening, join = [], leave = [] } = given
  const odd = opening ? oddDay(opening) : null
  if (odd !== null) throw refuseField(`opening.week.${odd}.until`, 'should be another time than it opens')
  return change(ctx, by, async (tx, teams) => {
    if (!teams.some((team) => team.id === id)) throw refuse('not-found', { detail: 'There is no such team.' })
    if (name !== undefined)
      checkName(
        teams.filter((team) => team.id !== id),
        name,
      )
    await checkThere(tx, 'agent', by.organisationId, join, 'join')
    await changeMembers(tx, by.organisationId, id, join, leave)
    await changeTeamRow(tx, by.organisationId, id, { name, take_back_minutes: takeBackMinutes, opening })
    return id
  })
}

async function change(
  ctx: Context,
  { organisationId, agentId }: By,
  work: (tx: Transaction, teams: readonly { id: string; name: string }[]) => Promise<string>,
): Promise<TeamRow> {
  const team = await transact(ctx.db, async (tx) => {
    const id = await work(tx, await lockTeams(tx, organisationId))
    const [changed] = await readTeams(tx, organisationId, [id])
    if (!changed) throw refuse('not-found', { detail: 'There is no such team.' })
    const event = { kind: 'team.changed', objectId: id, version: changed.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return changed
  })
  await ctx.wake.ring('events', organisationId)
  return team
}

/** What somebody knows about. Those who look at the people hear that somebody changed. */
export async function changeSkills(
  ctx: Context,
  by: By,
  agentId: string,
  { add = [], remove = [] }: { add?: string[] | undefined; remove?: string[] | undefined },
): Promise<{ agent_id: string; label_id: string }[]> {
  const { organisationId } = by
  const skills = await transact(ctx.db, async (tx) => {
    await checkThere(tx, 'label', organisationId, add, 'add')
    const agent = await changeAgentRow(tx, organisationId, agentId, {})
    if (!agent) throw refuse('not-found', { detail: 'There is no such person here.' })
    await changeSkillRows(tx, organisationId, agentId, add, remove)
    const event = { kind: 'agent.changed', objectId: agentId, version: agent.version, agentId: by.agentId } as const
    const after = await readSkills(tx, organisationId, agentId)
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return after
  })
  await ctx.wake.ring('events', organisationId)
  return skills
}

function checkName(others: readonly { name: string }[], name: string): void {
  if (others.some((team) => isSameName(team.name, name))) throw refuseField('name', 'is the name of another team')
}

async function checkThere(
  tx: Transaction,
  table: 'agent' | 'label',
  organisationId: string,
  ids: readonly string[],
  field: string,
): Promise<void> {
  if (ids.length === 0) return
  const there = tx.selectFrom(table).select('id').where('organisation_id', '=', organisationId).where('id', 'in', ids)
  const rows = await there.$if(table === 'label', (query) => query.where('removed_at', 'is', null)).execute()
  if (new Set(rows.map(({ id }) => id)).size < new Set(ids).size)
    throw refuseField(field, `names ${table === 'agent' ? 'somebody who is not here' : 'a label that is not there'}`)
}
