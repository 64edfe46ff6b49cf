/** Who may change which view: one's own, and with `view.share` those for everybody. */
import { refuse } from '../problem.ts'
import type { Transaction } from '../store/database.ts'
import { lockView, type ViewRow } from '../store/view.ts'
import { may } from './permissions.ts'
import type { AgentWho } from './who.ts'

/** The view that `who` wants to change, held. @throws ProblemError `not-found` also for somebody else's, `not-allowed` */
export async function accessView(tx: Transaction, who: AgentWho, id: string): Promise<ViewRow> {
  const view = await lockView(tx, who.organisationId, id)
  if (!view || (view.agent_id !== null && view.agent_id !== who.agentId))
    throw refuse('not-found', { detail: 'There is no such view.' })
  if (view.agent_id === null) checkShare(who)
  return view
}

export function checkShare(who: AgentWho): void {
  if (!may(who, 'view.share')) throw refuse('not-allowed', { detail: 'It needs the permission view.share.' })
}
