/** Who may change whom. */
import { refuse } from '../problem.ts'
import { type AgentRow, lockOwners, readAgent } from '../store/agent.ts'
import type { Transaction } from '../store/database.ts'
import type { Role } from '../store/tables.ts'
import type { AgentWho } from './who.ts'

/** The agent that `who` wants to change. An admin cannot touch an owner. @throws ProblemError `not-found`, `not-allowed` */
export async function accessAgent(tx: Transaction, who: AgentWho, id: string): Promise<AgentRow> {
  const agent = await readAgent(tx, who.organisationId, id)
  if (!agent) throw refuse('not-found', { detail: 'There is no such person here.' })
  if (agent.role === 'owner') checkOwner(who)
  return agent
}

/** Only an owner makes an owner. */
export function checkRole(who: AgentWho, role: Role): void {
  if (role === 'owner') checkOwner(who)
}

/** Somebody must be able to open every door: the last owner who can come in stays. Holds the owners until commit. */
export async function checkOwnerRemains(tx: Transaction, who: AgentWho, leaves: string): Promise<void> {
  const owners = await lockOwners(tx, who.organisationId)
  if (owners.every((id) => id === leaves)) throw refuse('last-owner')
}

function checkOwner(who: AgentWho): void {
  if (who.role !== 'owner') throw refuse('not-allowed', { detail: 'Only an owner can change an owner, or make one.' })
}
