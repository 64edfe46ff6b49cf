/** Give the conversations of removed teams to their heirs, some at a time. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { keepCleared, lockClearing, nextOfTeam } from '../store/team-removal.ts'
import { changeWithin } from './change-conversations.ts'

const atOnce = 500

/** @returns whether there may be more */
export async function clearTeams(ctx: Context, organisationId: string): Promise<boolean> {
  const more = await transact(ctx.db, async (tx) => {
    const team = await lockClearing(tx, organisationId)
    if (!team) return false
    const { upTo, ids } = await nextOfTeam(tx, organisationId, team, atOnce)
    await keepCleared(tx, organisationId, team.id, upTo)
    const by = { organisationId, agentId: null, ruleId: null }
    if (ids.length > 0) await changeWithin(ctx, tx, by, ids, [{ do: 'move', teamId: team.heirId }])
    return upTo !== null
  })
  if (more) await ctx.wake.ring('events', organisationId)
  return more
}
