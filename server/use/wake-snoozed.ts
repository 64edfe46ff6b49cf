/** What was set aside until now stands open again: an act of the program itself. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { lockToWake } from '../store/waiting.ts'
import { changeWithin, mostAtOnce } from './change-conversations.ts'

/** @returns how many woke; there may be more when it is not 0 */
export async function wakeSnoozed(ctx: Context, organisationId: string): Promise<number> {
  const done = await transact(ctx.db, async (tx) => {
    const ids = await lockToWake(tx, organisationId, ctx.clock(), mostAtOnce)
    if (ids.length === 0) return 0
    const by = { organisationId, agentId: null, ruleId: null }
    return (await changeWithin(ctx, tx, by, ids, [{ do: 'set', workState: 'open' }])).changed.length
  })
  if (done > 0) await ctx.wake.ring('events', organisationId)
  return done
}
