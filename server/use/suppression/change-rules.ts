/** The rules of who gets marketing when. Rules by which nearly nobody gets any are only taken from who says that it is meant. */
import { type Rules, toRules, type WrittenRules, written } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { type KnownRules, readRules, saveRules } from '../../store/suppression-rule.ts'
import { logAct } from '../log-act.ts'
import { heldOfAll, isNearlyAll } from './held-of-all.ts'

type By = { organisationId: string; agentId: string | null }

/**
 * @param version of the rules that were read before: 0 when nobody changed any yet
 * @throws ProblemError `conflict` when somebody changed them meanwhile, `holds-everybody` with the number
 */
export async function changeRules(
  ctx: Context,
  { organisationId, agentId }: By,
  rules: WrittenRules,
  version: number,
  confirm = false,
): Promise<KnownRules> {
  const at = ctx.clock()
  const { rules: before } = await readRules(ctx.db, organisationId)
  if (!confirm) await checkLeavesRoom(ctx, organisationId, before, toRules(rules))
  const known = await transact(ctx.db, async (tx) => {
    if (!(await saveRules(tx, organisationId, rules, version, { agentId, at })))
      throw refuse('conflict', { detail: 'Somebody changed the rules meanwhile: read them anew.' })
    const now = await readRules(tx, organisationId)
    const event = { kind: 'suppression.changed' as const, objectId: organisationId, version: now.version, agentId }
    const about = { changed: changedIn(written(before), rules).join(', ') }
    await logAct(ctx, tx, { organisationId, agentId }, { kind: 'suppression-rules-changed', about })
    await recordEvents(tx, organisationId, [event], at)
    return { ...now, rules: toRules(rules) }
  })
  await ctx.wake.ring('events', organisationId)
  return known
}

/** Whoever held everybody before and said that it was meant is not asked again. */
async function checkLeavesRoom(ctx: Context, organisationId: string, before: Rules, after: Rules): Promise<void> {
  const share = await heldOfAll(ctx, organisationId, after)
  if (!isNearlyAll(share) || isNearlyAll(await heldOfAll(ctx, organisationId, before))) return
  const { looked, held } = share
  throw refuse('holds-everybody', {
    detail: `Of ${looked} people that were looked at ${held} would get no marketing on nearly all of the coming days. Send "confirm": true when that is meant.`,
    more: { looked, held },
  })
}

/** Which of the rules are not what they were. */
const changedIn = (before: WrittenRules, after: WrittenRules): string[] =>
  (Object.keys(after) as (keyof WrittenRules)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort()
