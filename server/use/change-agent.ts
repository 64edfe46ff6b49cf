import { accessAgent, checkOwnerRemains, checkRole } from '../access/agents.ts'
import { invite } from '../access/invitation.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type AgentRow, changeAgentRow } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import type { HouseAct } from '../store/logbook.ts'
import { endSessions } from '../store/session.ts'
import type { Role } from '../store/tables.ts'
import { logAct } from './log-act.ts'

export type AgentChange = { name?: string | undefined; role?: Role | undefined; active?: boolean | undefined }

/** Change a name or role, close or reopen the door. Whoever it closes on is out at once. */
export async function changeAgent(ctx: Context, who: AgentWho, id: string, change: AgentChange): Promise<AgentRow> {
  const { name, role, active } = change
  const changed = await transact(ctx.db, async (tx) => {
    const before = await accessAgent(tx, who, id)
    if (role) checkRole(who, role)
    const stopsOwning = before.role === 'owner' && (active === false || (role !== undefined && role !== 'owner'))
    if (stopsOwning) await checkOwnerRemains(tx, who, id)
    const agent = await changeAgentRow(tx, who.organisationId, id, {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(active === undefined ? {} : { active }),
    })
    if (!agent) throw refuse('not-found')
    if (active === false) await endSessions(tx, id)
    for (const act of actsOf(before, agent)) await logAct(ctx, tx, who, { ...act, subjectId: id })
    const event = { kind: 'agent.changed', objectId: id, version: agent.version, agentId: who.agentId } as const
    await recordEvents(tx, who.organisationId, [event], ctx.clock())
    return agent
  })
  await ctx.wake.ring('events', who.organisationId)
  return changed
}

function actsOf(before: AgentRow, after: AgentRow): HouseAct[] {
  const acts: HouseAct[] = []
  if (before.role !== after.role) acts.push({ kind: 'role-changed', about: { from: before.role, to: after.role } })
  if (before.name !== after.name) acts.push({ kind: 'agent-renamed', about: { from: before.name, to: after.name } })
  if (before.active !== after.active) acts.push({ kind: after.active ? 'door-opened' : 'door-closed' })
  return acts
}

/** A new invitation, for somebody who lost it or forgot the password. @returns the token for its link @throws ProblemError `conflict` when the door is closed */
export function inviteAgain(ctx: Context, who: AgentWho, id: string): Promise<string> {
  return transact(ctx.db, async (tx) => {
    const agent = await accessAgent(tx, who, id)
    if (!agent.active) throw refuse('conflict', { detail: `${agent.name} cannot come in: open the door first.` })
    await logAct(ctx, tx, who, { kind: 'agent-invited', subjectId: id })
    return invite(ctx, tx, id)
  })
}
