/** The only way to a canned response: one's own, one for everybody, or one of a team one is in. */
import { refuse } from '../problem.ts'
import { type CannedRow, readCanned } from '../store/canned.ts'
import type { Store } from '../store/database.ts'
import { teamsOf } from '../store/team.ts'
import { may } from './permissions.ts'
import type { AgentWho } from './who.ts'

const gone = () => refuse('not-found', { detail: 'There is no such canned response.' })

/** To use it. */
export async function accessCanned(store: Store, who: AgentWho, id: string): Promise<CannedRow> {
  const row = await readCanned(store, who.organisationId, id)
  if (!row) throw gone()
  if (row.agent_id === who.agentId) return row
  if (row.agent_id !== null) throw gone()
  if (row.team_ids.length === 0 || may(who, 'canned.change')) return row
  const teams = await teamsOf(store, who.organisationId, who.agentId)
  if (!row.team_ids.some((team) => teams.includes(team))) throw gone()
  return row
}

/** To change it: one's own, or a shared one by who may. */
export async function accessCannedToChange(store: Store, who: AgentWho, id: string): Promise<CannedRow> {
  const row = await accessCanned(store, who, id)
  if (row.agent_id === null) checkMayShare(who)
  return row
}

export function checkMayShare(who: AgentWho): void {
  if (!may(who, 'canned.change'))
    throw refuse('not-allowed', {
      detail: 'Shared canned responses are changed by an owner or an admin; make one of your own.',
    })
}
