/** Undo what somebody said of a sign of danger, as long as it is what people say of it. */
import type { Context } from '../../context.ts'
import { readBatch } from '../../store/act.ts'
import { correctJudgement } from './correct-judgement.ts'
import { dangerOfKind, saidOf } from './said-of-danger.ts'

/** @returns null when that is not what was done in this go @throws ProblemError when the words of the message are gone */
export async function undoSaidOfDanger(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  batchId: string,
): Promise<{ undone: number; kept: number } | null> {
  const [act] = await readBatch(ctx.db, who.organisationId, batchId)
  const danger = act && dangerOfKind(act.kind)
  if (!danger || !act.subject_id) return null
  const holds = (trace: typeof act.before) => (typeof trace?.holds === 'boolean' ? trace.holds : null)
  const back = { aspect: 'trait', trait: danger, value: holds(act.before) } as const
  const isUndone = await correctJudgement(
    ctx,
    who,
    act.subject_id,
    back,
    ({ corrected }) => saidOf(danger, corrected) === holds(act.after),
  )
  return isUndone ? { undone: 1, kept: 0 } : { undone: 0, kept: 1 }
}
