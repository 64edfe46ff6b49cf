import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { type AgentChange, type AgentRow, changeAgentRow } from '../store/agent.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { agentAtExtension } from '../store/phone.ts'
import { endSessions } from '../store/session.ts'
import { setPassword } from '../store/sign-in.ts'
import { logAct } from './log-act.ts'

type Change = Pick<AgentChange, 'alias' | 'signature' | 'face' | 'language' | 'extension'>

/** How customers see me. With a new password, everybody else who was in as me is out. */
export async function changeMe(
  ctx: Context,
  who: AgentWho,
  change: Change,
  passwordHash: string | null,
): Promise<AgentRow> {
  const changed = await transact(ctx.db, async (tx) => {
    if (change.extension) await checkExtension(tx, who, change.extension)
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

/** A telephone rings at one person. */
async function checkExtension(
  tx: Transaction,
  { organisationId, agentId }: AgentWho,
  extension: string,
): Promise<void> {
  const other = await agentAtExtension(tx, organisationId, extension)
  if (other && other !== agentId) throw refuseField('extension', 'is already that of a colleague')
}
