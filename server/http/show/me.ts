import type { Me } from '../../../contract/organisation.ts'
import { permissionsOf } from '../../access/permissions.ts'
import type { Entered } from '../../access/sign-in.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readAgent } from '../../store/agent.ts'
import { hasDemo, readOrganisation } from '../../store/organisation.ts'
import { showAgent } from './agent.ts'

export async function showMe({ db }: Context, { organisationId, agentId }: Entered): Promise<Me> {
  const [agent, organisation, demo] = await Promise.all([
    readAgent(db, organisationId, agentId),
    readOrganisation(db, organisationId),
    hasDemo(db, organisationId),
  ])
  if (!agent || !organisation) throw refuse('sign-in-needed')
  return {
    agent: showAgent(agent),
    organisation: { ...organisation, demo },
    permissions: permissionsOf(agent.role),
  }
}
