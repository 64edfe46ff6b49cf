/** The rules of who gets marketing when. */
import { toRules, type WrittenRules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { type KnownRules, readRules, saveRules } from '../../store/suppression-rule.ts'

/**
 * @param version of the rules that were read before: 0 when nobody changed any yet
 * @throws ProblemError when somebody changed them meanwhile
 */
export async function changeRules(
  ctx: Context,
  { organisationId, agentId }: { organisationId: string; agentId: string | null },
  rules: WrittenRules,
  version: number,
): Promise<KnownRules> {
  const at = ctx.clock()
  const known = await transact(ctx.db, async (tx) => {
    if (!(await saveRules(tx, organisationId, rules, version, { agentId, at })))
      throw refuse('conflict', { detail: 'Somebody changed the rules meanwhile: read them anew.' })
    const now = await readRules(tx, organisationId)
    const event = { kind: 'suppression.changed' as const, objectId: organisationId, version: now.version, agentId }
    await recordEvents(tx, organisationId, [event], at)
    return { ...now, rules: toRules(rules) }
  })
  await ctx.wake.ring('events', organisationId)
  return known
}
