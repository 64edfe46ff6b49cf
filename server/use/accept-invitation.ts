import { hashInvitation } from '../access/invitation.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { readAgent } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { endSessions } from '../store/session.ts'
import { setPassword, takeInvitation } from '../store/sign-in.ts'
import { logAct } from './log-act.ts'

/**
 * Choose a password with the link. Whoever was in with the old password is out.
 * @returns the address to sign in with
 * @throws ProblemError `invitation-used` when it was used, is too old, or was never given
 */
export function acceptInvitation(ctx: Context, token: string, passwordHash: string): Promise<string> {
  const at = ctx.clock()
  return transact(ctx.db, async (tx) => {
    const invited = await takeInvitation(tx, hashInvitation(token), at)
    if (!invited) throw refuse('invitation-used')
    const agent = await readAgent(tx, invited.organisationId, invited.userId)
    if (!agent?.active) throw refuse('invitation-used')
    await setPassword(tx, invited.userId, passwordHash, ctx.newId, at)
    await endSessions(tx, invited.userId)
    const by = { organisationId: invited.organisationId, agentId: invited.userId }
    await logAct(ctx, tx, by, { kind: 'invitation-accepted', subjectId: invited.userId })
    return invited.email
  })
}
