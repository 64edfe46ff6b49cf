/**
 * Who says that there is danger in a message, or that there is none, stands in its conversation: a colleague who comes after them must be
 * able to see it and to undo it. Taking it back undoes it; it is not one more act.
 */
import { type Corrected, type Correction, type Danger, dangers } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { lastActAbout, markUndone, recordActs } from '../../store/act.ts'
import type { Worded } from '../../store/correction.ts'
import type { Transaction } from '../../store/database.ts'

/** What people say of a danger in a message; null is nothing. */
export const saidOf = (danger: Danger, corrected: Corrected | null): boolean | null =>
  corrected?.traits?.[danger] ?? null

const kindOf = (danger: Danger) => `danger-${danger}`
export const dangerOfKind = (kind: string): Danger | undefined => dangers.find((danger) => kindOf(danger) === kind)

/** Of which danger it says something, if of any. */
export const dangerOf = (correction: Correction): Danger | undefined =>
  dangers.find((one) => correction.aspect === 'trait' && one === correction.trait)

/** @param message as it was */
export async function recordSaidOfDanger(
  ctx: Pick<Context, 'clock' | 'newId'>,
  tx: Transaction,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  message: Pick<Worded, 'id' | 'conversation_id' | 'corrected'>,
  correction: Correction,
): Promise<void> {
  const danger = dangerOf(correction)
  if (correction.aspect !== 'trait' || !danger || message.conversation_id === null) return
  const [before, after] = [saidOf(danger, message.corrected), correction.value]
  if (before === after) return
  const about = { kind: kindOf(danger), conversationId: message.conversation_id, subjectId: message.id }
  const last = await lastActAbout(tx, organisationId, about)
  if (last && (last.before?.holds ?? null) === after) return markUndone(tx, organisationId, [last.id], ctx.clock())
  const act = { ...about, id: ctx.newId(), batchId: ctx.newId(), at: ctx.clock() }
  await recordActs(tx, organisationId, { agentId, ruleId: null }, [
    { ...act, before: { holds: before }, after: { holds: after } },
  ])
}
