/** How each thing that stands by itself is read for live events: those of these ids that the viewer may see, as they are now. */
import type { LiveEvent, Thing } from '../../../contract/live.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { listLabels } from '../../store/label.ts'
import { listRules } from '../../store/rule.ts'
import { readTeams } from '../../store/team.ts'
import { showLabel, showTeam } from './queue.ts'
import { showRule } from './rule.ts'

type Now = LiveEvent['now']
type Read<T extends Thing> = (ctx: Context, who: Who, ids: readonly string[]) => Promise<NonNullable<Now[T]>[]>

/** Streams are shared by everybody with the same role, so what is one person's own is never read here: it is asked for again. */
export const readThings: { [T in Thing]?: Read<T> } = {
  label: async (ctx, { organisationId }, ids) =>
    (await listLabels(ctx.db, organisationId)).filter(({ id }) => ids.includes(id)).map(showLabel),
  team: async (ctx, { organisationId }, ids) => (await readTeams(ctx.db, organisationId, ids)).map(showTeam),
  rule: async (ctx, { organisationId }, ids) =>
    (await listRules(ctx.db, organisationId)).filter(({ id }) => ids.includes(id)).map(showRule),
}
