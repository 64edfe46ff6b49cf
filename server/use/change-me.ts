import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type AgentChange, type AgentRow, changeAgentRow } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { endSessions } from '../store/session.ts'
import { setPassword } from '../store/sign-in.ts'
import { logAct } from './log-act.ts'

type Change = Pick<AgentChange, 'alias' | 'signature' | 'face' | 'language'>

/** How customers see me. With a new password, everybody else who was in as me is out. */
export async function changeMe(
  ctx: Context,
  who: AgentWho,
  change: Change,
  passwordHash: string | null,
): Promise<AgentRow> {
  const changed = await transact(ctx.db, async (tx) => {
    const agent = await changeAgentRow(tx, who.organisationId, who.agentId, change)
    if (!agent) throw refuse('not-found')
    if (passwordHash) {
      await setPassword(tx, who.agentId, passwordHash, ctx.newId, ctx.clock())
      await endSessions(tx, who.agentId, who.sessionId)
      await logAct(ctx, tx, who, { kind: 'password-changed', subjectId: who.agentId })
    }
    const { agentId } = who
    const event = { kind: 'agent.changed', objectId: agentId, version: agent.version, agentId } as const
    await recordEvents(tx, who.organisationId, [event], ctx.clock())
    return agent
  })
  await ctx.wake.ring('events', who.organisationId)
  return changed
}
