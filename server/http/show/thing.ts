/** How each thing that stands by itself is read for live events: those of these ids that the viewer may see, as they are now. */
import type { LiveEvent, Thing } from '../../../contract/live.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { draftsById } from '../../store/draft.ts'
import { readGuideline } from '../../store/guideline.ts'
import { listLabels } from '../../store/label.ts'
import { notesById } from '../../store/note.ts'
import { listRules } from '../../store/rule.ts'
import { tasksById } from '../../store/task.ts'
import { readTeams } from '../../store/team.ts'
import { showMark } from './draft.ts'
import { showGuideline } from './guideline.ts'
import { showLabel, showTeam } from './queue.ts'
import { showRule } from './rule.ts'
import { showNote, showTask } from './timeline.ts'

type Now = LiveEvent['now']
type Read<T extends Thing> = (ctx: Context, who: Who, ids: readonly string[]) => Promise<NonNullable<Now[T]>[]>

/** Streams are shared by everybody with the same role, so what is one person's own is never read here: it is asked for again. */
export const readThings: { [T in Thing]?: Read<T> } = {
  note: async (ctx, { organisationId }, ids) => (await notesById(ctx.db, organisationId, ids)).map(showNote),
  task: async (ctx, { organisationId }, ids) => (await tasksById(ctx.db, organisationId, ids)).map(showTask),
  label: async (ctx, { organisationId }, ids) =>
    (await listLabels(ctx.db, organisationId)).filter(({ id }) => ids.includes(id)).map(showLabel),
  guideline: async (ctx, { organisationId }) => [showGuideline(await readGuideline(ctx.db, organisationId))],
  team: async (ctx, { organisationId }, ids) => (await readTeams(ctx.db, organisationId, ids)).map(showTeam),
  draft: async (ctx, { organisationId }, ids) => (await draftsById(ctx.db, organisationId, ids)).map(showMark),
  rule: async (ctx, { organisationId }, ids) =>
    (await listRules(ctx.db, organisationId)).filter(({ id }) => ids.includes(id)).map(showRule),
}
