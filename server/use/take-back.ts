/** What somebody took and left lying goes back to its team: an act of the program itself, shown and undone like any other. */
import { isLeftLying } from '../../domain/routing/take-back.ts'
import type { Context } from '../context.ts'
import { lockConversations } from '../store/conversation.ts'
import { transact } from '../store/database.ts'
import { readTeams } from '../store/team.ts'
import { lockLeftLying, takesBack } from '../store/waiting.ts'
import { changeWithin } from './change-conversations.ts'

const atOnce = 200

/** @returns how many went back; there may be more when it is not 0 */
export async function takeBack(ctx: Context, organisationId: string): Promise<number> {
  if (!(await takesBack(ctx.db, organisationId))) return 0
  const done = await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const found = await lockLeftLying(tx, organisationId, at, atOnce)
    if (found.length === 0) return 0
    const teams = new Map((await readTeams(tx, organisationId)).map((team) => [team.id, team.take_back_minutes]))
    const lying = (await lockConversations(tx, organisationId, found)).filter((one) =>
      isLeftLying(one, teams.get(one.teamId ?? '') ?? null, at),
    )
    const by = { organisationId, agentId: null, ruleId: null }
    const ids = lying.map(({ id }) => id)
    return (await changeWithin(ctx, tx, by, ids, [{ do: 'assign', agentId: null }])).changed.length
  })
  if (done > 0) await ctx.wake.ring('events', organisationId)
  return done
}
