/** Take removed labels off the conversations that still carry them, some at a time. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { lockWithRemovedLabel } from '../store/label.ts'
import { changeWithin } from './change-conversations.ts'

const atOnce = 200

/** @returns how many were done; 0 when none is left */
export async function clearLabels(ctx: Context, organisationId: string): Promise<number> {
  const done = await transact(ctx.db, async (tx) => {
    const found = await lockWithRemovedLabel(tx, organisationId, atOnce)
    if (!found) return 0
    const by = { organisationId, agentId: null, ruleId: null }
    await changeWithin(ctx, tx, by, found.ids, [{ do: 'label', add: [], remove: [found.label_id] }])
    return found.ids.length
  })
  if (done > 0) await ctx.wake.ring('events', organisationId)
  return done
}
