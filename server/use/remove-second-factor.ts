import { accessAgent } from '../access/agents.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { transact } from '../store/database.ts'
import { needsSecondFactor } from '../store/organisation.ts'
import { removePasskeys } from '../store/passkey.ts'
import { removeFactor } from '../store/second-factor.ts'
import { endSessions } from '../store/session.ts'
import { logAct } from './log-act.ts'

/** From now on my password alone opens the door. @throws ProblemError `not-allowed` where the organisation requires one */
export function removeSecondFactor(ctx: Context, who: AgentWho): Promise<void> {
  return transact(ctx.db, async (tx) => {
    if (await needsSecondFactor(tx, who.organisationId))
      throw refuse('not-allowed', { detail: 'Your organisation asks everybody for a second factor.' })
    if (await removeFactor(tx, who.agentId))
      await logAct(ctx, tx, who, { kind: 'second-factor-off', subjectId: who.agentId })
  })
}

/** For somebody who lost the phone: second factor and passkeys are forgotten, and whoever was in as that person is out. */
export function resetSecondFactor(ctx: Context, who: AgentWho, id: string): Promise<void> {
  return transact(ctx.db, async (tx) => {
    await accessAgent(tx, who, id)
    if (id === who.agentId) throw refuse('conflict', { detail: 'Your own you set on your own page.' })
    await removeFactor(tx, id)
    const passkeys = await removePasskeys(tx, id)
    await endSessions(tx, id)
    await logAct(ctx, tx, who, { kind: 'second-factor-reset', subjectId: id, about: { passkeys } })
  })
}
