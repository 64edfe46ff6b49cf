/** What a person says of a mail of which nobody knows whether it left: that it arrived, or that it is to be asked about and sent again. */
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { concludeRecipients, readRecipientState } from '../../store/relay-mail.ts'
import { logAct } from '../log-act.ts'

/** @throws ProblemError `not-found`, or `conflict` when something is known of it */
export async function settleMail(ctx: Context, who: AgentWho, id: string, as: 'arrived' | 'again'): Promise<void> {
  const { organisationId } = who
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    const state = await readRecipientState(tx, organisationId, id)
    if (!state) throw refuse('not-found', { detail: 'There is no such mail.' })
    if (state !== 'unknown') throw refuse('conflict', { detail: `What became of this mail is known: ${state}.` })
    const base = { id, code: '', reason: null, until: null }
    const conclusion =
      as === 'arrived'
        ? { ...base, state: 'forwarded' as const, readyAt: null }
        : { ...base, state: 'accepted' as const, readyAt: at }
    await concludeRecipients(tx, organisationId, [conclusion], at)
    await logAct(ctx, tx, who, { kind: 'relay-mail-settled', subjectId: id, about: { as } })
  })
  await ctx.wake.ring('relay', organisationId)
}
