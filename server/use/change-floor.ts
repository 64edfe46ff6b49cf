/** By how many minutes need and influence together let somebody go ahead at most. Who waits already keeps the place that they have. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { setBound } from '../store/organisation.ts'
import { logAct } from './log-act.ts'

export async function changeFloor(
  ctx: Context,
  who: { organisationId: string; agentId: string | null },
  boundMinutes: number,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const before = await setBound(tx, who.organisationId, boundMinutes)
    if (before !== boundMinutes) await logAct(ctx, tx, who, { kind: 'floor-changed', about: { minutes: boundMinutes } })
  })
}
