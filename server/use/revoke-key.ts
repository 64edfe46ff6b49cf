import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { revokeKeyRow } from '../store/api-key.ts'
import { transact } from '../store/database.ts'
import { logAct } from './log-act.ts'

/** From now on the key opens nothing. @throws ProblemError `not-found` */
export async function revokeKey(ctx: Context, who: AgentWho, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if (!(await revokeKeyRow(tx, who.organisationId, id, ctx.clock())))
      throw refuse('not-found', { detail: 'There is no such key, or it was revoked before.' })
    await logAct(ctx, tx, who, { kind: 'key-revoked', subjectId: id })
  })
}
