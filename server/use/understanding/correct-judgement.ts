/** Somebody says what a message really is, or takes that back. They are right, and the machine learns from it. */
import { aspectOf, type Correction, correct, machineSaid, writtenValue } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { forgetCorrection, saveCorrection, type Worded } from '../../store/correction.ts'
import { transact } from '../../store/database.ts'
import { listLabels } from '../../store/label.ts'
import { dangerOf, recordSaidOfDanger } from './said-of-danger.ts'
import { holdWorded, settleReadings } from './settle-readings.ts'

/**
 * @param still asked of the message while it is held: without it nothing is said
 * @returns whether it was said
 * @throws ProblemError when there is no such message of a customer, its words are gone, or there is no such label
 */
export async function correctJudgement(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  messageId: string,
  correction: Correction,
  still: (message: Worded) => boolean = () => true,
): Promise<boolean> {
  const { organisationId, agentId } = who
  const isSaid = await transact(ctx.db, async (tx) => {
    const { messages, conversations } = await holdWorded(tx, organisationId, [messageId])
    const [message] = messages
    if (!message) throw refuse('not-found', { detail: 'There is no such message of a customer, or its words are gone' })
    if (!still(message)) return false
    if (correction.aspect === 'topic') {
      const labels = await listLabels(tx, organisationId)
      if (!labels.some(({ id }) => id === correction.labelId)) throw refuseField('labelId', 'is no label of ours')
    }
    const at = ctx.clock()
    const aspect = aspectOf(correction)
    const value = writtenValue(correction)
    if (value === null) await forgetCorrection(tx, organisationId, messageId, aspect)
    else {
      const machine = machineSaid(message.judged, correction)
      await saveCorrection(tx, organisationId, {
        ...{ message_id: messageId, aspect, value, agent_id: agentId, made_at: at },
        ...{ machine_value: machine?.value ?? null, machine_chance: machine?.chance ?? null },
      })
    }
    await recordSaidOfDanger(ctx, tx, who, message, correction)
    const sayer = { agentId, ofDanger: dangerOf(correction) !== undefined }
    const after = { ...message, corrected: correct(message.corrected, correction) }
    await settleReadings(tx, organisationId, [after], conversations, sayer, at)
    return true
  })
  if (isSaid) await ctx.wake.ring('events', organisationId)
  return isSaid
}
