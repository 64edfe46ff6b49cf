import { checkRole } from '../access/agents.ts'
import { invite } from '../access/invitation.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type AgentRow, createAgent } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { createUser } from '../store/sign-in.ts'
import type { Role } from '../store/tables.ts'
import { logAct } from './log-act.ts'

/** Add a person, who chooses a password with an invitation. @returns the token for its link @throws ProblemError `email-taken`, `not-allowed` */
export async function addAgent(
  ctx: Context,
  who: AgentWho,
  given: { name: string; email: string; role: Role },
): Promise<{ agent: AgentRow; token: string }> {
  checkRole(who, given.role)
  const at = ctx.clock()
  const person = { id: ctx.newId(), name: given.name, email: given.email.toLowerCase(), at }
  const added = await transact(ctx.db, async (tx) => {
    const made = await createUser(tx, { ...person, organisationId: who.organisationId })
    if (!made) throw refuse('email-taken', { fields: [{ path: 'email', message: 'is already in use' }] })
    const agent = await createAgent(tx, who.organisationId, { ...person, role: given.role })
    const token = await invite(ctx, tx, agent.id)
    await logAct(ctx, tx, who, { kind: 'agent-added', subjectId: agent.id, about: { role: agent.role } })
    const event = { kind: 'agent.changed', objectId: agent.id, version: agent.version, agentId: who.agentId } as const
    await recordEvents(tx, who.organisationId, [event], at)
    return { agent, token }
  })
  await ctx.wake.ring('events', who.organisationId)
  return added
}
