/** Whom something names must be there: agents who work here, teams of this organisation. */
import { refuseField } from '../problem.ts'
import type { Transaction } from '../store/database.ts'

export type People = { agentIds: readonly string[]; teamIds: readonly string[] }

/** @throws ProblemError with the field that is not right */
export async function checkPeople(tx: Transaction, organisationId: string, { agentIds, teamIds }: People) {
  const agents = agentIds.length
    ? await tx
        .selectFrom('agent')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('id', 'in', agentIds)
        .where('active', '=', true)
        .execute()
    : []
  if (agents.length < new Set(agentIds).size) throw refuseField('agentIds', 'names somebody who does not work here')
  const teams = teamIds.length
    ? await tx
        .selectFrom('team')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('id', 'in', teamIds)
        .where('removed_at', 'is', null)
        .execute()
    : []
  if (teams.length < new Set(teamIds).size) throw refuseField('teamIds', 'names a team that is not there')
}
