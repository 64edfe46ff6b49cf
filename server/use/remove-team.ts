/** Remove a team, for good. Its channels and open tasks go over at once, its conversations in the background: see clear-teams. */
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { lockTeams } from '../store/team.ts'
import { giveOver, markTeamRemoved } from '../store/team-removal.ts'

/**
 * @param heirId the team that gets what was its own; null is nobody, and then open tasks are for whoever removes it
 * @throws ProblemError when one of them is not there, or they are one team
 */
export async function removeTeam(
  ctx: Context,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  id: string,
  heirId: string | null,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const teams = await lockTeams(tx, organisationId)
    if (!teams.some((team) => team.id === id)) throw refuse('not-found', { detail: 'There is no such team.' })
    if (heirId !== null && (heirId === id || !teams.some((team) => team.id === heirId)))
      throw refuseField('heirId', 'is no other team of this organisation')
    const { channels, tasks, canned } = await giveOver(tx, organisationId, id, heirId, agentId)
    const version = await markTeamRemoved(tx, organisationId, id, heirId, at)
    const told = <K extends string>(kind: K, rows: readonly { id: string; version: number }[]) =>
      rows.map((row) => ({ kind, objectId: row.id, version: row.version, agentId }))
    const events = [
      ...told('channel.changed', channels),
      ...told('task.changed', tasks),
      ...told('canned.changed', canned),
      ...told('team.changed', [{ id, version }]),
    ]
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('views', organisationId)
}
