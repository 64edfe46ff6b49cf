/** The end of a shift. */
import { readHandover } from '../../../contract/handover.ts'
import type { Who } from '../../access/who.ts'
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { laterConversations, openComplaints, openConversations, openTasks, type Whose } from '../../store/handover.ts'
import { conversationsById } from '../../store/queue.ts'
import { teamsOfAgent } from '../../store/task.ts'
import type { Mount } from '../mount.ts'
import { showConversation } from '../show/conversation.ts'
import { showTask } from '../show/timeline.ts'

const most = 200

export function handoverRoutes(mount: Mount): void {
  mount(readHandover, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const position = await newestPosition(ctx.db, organisationId)
    const whose = await whoseFor(ctx.db, who, input)
    // One more than is shown tells whether there is more.
    const [complaints, open, later, tasks] = await Promise.all([
      openComplaints(ctx.db, organisationId, whose, most + 1),
      openConversations(ctx.db, organisationId, whose, 2 * most + 1),
      laterConversations(ctx.db, organisationId, whose, 2 * most + 1),
      openTasks(ctx.db, organisationId, whose, most + 1),
    ])
    const others = (of: readonly string[]) => of.filter((id) => !complaints.includes(id))
    const about = tasks.flatMap(({ conversation_id }) => conversation_id ?? [])
    const ids = [...new Set([...complaints, ...others(open).slice(0, most), ...others(later).slice(0, most), ...about])]
    const rows = await conversationsById(ctx.db, organisationId, ids)
    const shown = new Map(rows.map((row) => [row.id, showConversation(row)]))
    const listed = (of: readonly string[]) => ({
      items: of.slice(0, most).flatMap((id) => shown.get(id) ?? []),
      more: of.length > most,
    })
    return {
      complaints: listed(complaints),
      open: listed(others(open)),
      later: listed(others(later)),
      tasks: { items: tasks.slice(0, most).map(showTask), more: tasks.length > most },
      about: [...new Set(about)].flatMap((id) => shown.get(id) ?? []),
      position,
    }
  })
}

async function whoseFor(
  store: Store,
  who: Who,
  { scope = 'mine', team }: { scope?: string | undefined; team?: string | undefined },
): Promise<Whose> {
  if (team) return { agentIds: [], teamIds: [team] }
  if (scope === 'everything' || who.kind !== 'agent') return null
  const teamIds = scope === 'teams' ? await teamsOfAgent(store, who.organisationId, who.agentId) : []
  return { agentIds: [who.agentId], teamIds }
}
