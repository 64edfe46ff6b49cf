import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { transact } from '../store/database.ts'
import { endSession, endSessions } from '../store/session.ts'
import { logAct } from './log-act.ts'

/** Sign out somewhere else. @throws ProblemError `not-found` */
export function endMySession(ctx: Context, who: AgentWho, id: string): Promise<void> {
  return transact(ctx.db, async (tx) => {
    if (!(await endSession(tx, who.agentId, id)))
      throw refuse('not-found', { detail: 'There you are not signed in any more.' })
    await logAct(ctx, tx, who, { kind: 'sessions-ended', subjectId: who.agentId, about: { n: 1 } })
  })
}

/** Sign out everywhere but here; no browser is trusted any longer. @returns in how many places */
export function endMyOtherSessions(ctx: Context, who: AgentWho): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const n = await endSessions(tx, who.agentId, who.sessionId)
    if (n > 0) await logAct(ctx, tx, who, { kind: 'sessions-ended', subjectId: who.agentId, about: { n } })
    return n
  })
}
