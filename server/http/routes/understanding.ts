/** How messages are understood: why, correcting it, and what is learnt from that. */
import * as contract from '../../../contract/understanding.ts'
import { messagesById } from '../../store/queue.ts'
import { correctJudgement } from '../../use/understanding/correct-judgement.ts'
import { askToLearn, takeModel } from '../../use/understanding/learn-from-team.ts'
import { readCorrections } from '../../use/understanding/read-corrections.ts'
import { readUnderstanding, showTraining } from '../../use/understanding/read-understanding.ts'
import type { Mount } from '../mount.ts'
import { showMessage } from '../show/conversation.ts'
import { showWhy } from '../show/why.ts'

export function understandingRoutes(mount: Mount): void {
  mount(contract.explainJudgement, ({ ctx, who, input }) => showWhy(ctx, who.organisationId, input.id))

  mount(contract.correctJudgement, async ({ ctx, who, input: { id, ...correction } }) => {
    await correctJudgement(ctx, who, id, correction)
    const [row] = await messagesById(ctx.db, who.organisationId, [id])
    if (!row) throw new Error('a message that was just corrected is gone')
    return { message: showMessage(row) }
  })

  mount(contract.listCorrections, ({ ctx, who }) => readCorrections(ctx, who.organisationId))

  mount(contract.readUnderstanding, ({ ctx, who }) => readUnderstanding(ctx, who.organisationId))

  mount(contract.trainModel, async ({ ctx, who }) => {
    await askToLearn(ctx, who)
    return showTraining(ctx, who.organisationId)
  })

  mount(contract.takeModel, async ({ ctx, who, input }) => {
    await takeModel(ctx, who, input.modelId)
    return {}
  })
}
