/** What is to be done, by whom and before when. */
import {
  addTask as addTaskEndpoint,
  changeTask as changeTaskEndpoint,
  listTasks,
  removeTask as removeTaskEndpoint,
  type taskOwners,
} from '../../../contract/task.ts'
import type { Who } from '../../access/who.ts'
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { conversationsById } from '../../store/queue.ts'
import { allOwners, pageOfTasks, teamsOfAgent } from '../../store/task.ts'
import { addTask, changeTask, removeTask } from '../../use/change-tasks.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, showConversation, toCursor } from '../show/conversation.ts'
import { showTask } from '../show/timeline.ts'

export function taskRoutes(mount: Mount): void {
  mount(listTasks, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const position = await newestPosition(ctx.db, organisationId)
    const { whose = 'both', done = 'no', after, limit = 50 } = input
    const owners = await ownersFor(ctx.db, who, whose)
    const givenBy = whose === 'given' && who.kind === 'agent' ? who.agentId : null
    const rows = await pageOfTasks(ctx.db, organisationId, owners, done === 'yes', fromCursor(after), limit, givenBy)
    const last = rows.length === limit ? rows.at(-1) : undefined
    const about = [...new Set(rows.flatMap((row) => row.conversation_id ?? []))]
    return {
      items: rows.map(showTask),
      conversations: (await conversationsById(ctx.db, organisationId, about)).map(showConversation),
      next: last ? toCursor({ at: (done === 'yes' ? last.done_at : last.place) ?? last.place, id: last.id }) : null,
      position,
    }
  })

  mount(addTaskEndpoint, async ({ ctx, who, input }) =>
    showTask(await addTask(ctx, who, { ...input, dueAt: momentOf(input.dueAt) })),
  )
  mount(changeTaskEndpoint, async ({ ctx, who, input }) =>
    showTask(await changeTask(ctx, who, input.id, { ...input, dueAt: momentOf(input.dueAt) })),
  )
  mount(removeTaskEndpoint, async ({ ctx, who, input }) => {
    await removeTask(ctx, who, input.id)
    return {}
  })
}

async function ownersFor(store: Store, who: Who, whose: (typeof taskOwners)[number]): Promise<string[]> {
  if (whose === 'everyone') return allOwners(store, who.organisationId)
  if (who.kind !== 'agent') return []
  // What one gives to oneself one does not follow.
  if (whose === 'given') return (await allOwners(store, who.organisationId)).filter((id) => id !== who.agentId)
  const teams = whose === 'mine' ? [] : await teamsOfAgent(store, who.organisationId, who.agentId)
  return whose === 'teams' ? teams : [who.agentId, ...teams]
}

/** Undefined leaves it as it is, null takes it away. */
const momentOf = (text: string | null | undefined) => (text ? new Date(text) : text === null ? null : undefined)
