/**
 * What happened becomes news for somebody: a customer goes on in a conversation that is theirs or that they follow, a note names them, a
 * task is given to them. By a cursor over the events, in one transaction with the cursor: nobody is forgotten and nobody told twice.
 * What only the verb itself knows (who was assigned by whom, what a rule wants told) is written by that verb.
 */
import type { Context } from '../../context.ts'
import { readConversations } from '../../store/conversation.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type EventRow, newestPosition, readEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../../store/event-cursor.ts'
import { notesById } from '../../store/note.ts'
import { insertNotifications, type NewNotification } from '../../store/notification.ts'
import { messagesById } from '../../store/queue.ts'
import { tasksById } from '../../store/task.ts'
import { readTeams } from '../../store/team.ts'
import { newsOfDanger } from './danger.ts'

const reader = 'notify'
const atOnce = 200

type News = Omit<NewNotification, 'id' | 'at'>

/** @returns whether there is more to look at */
export async function findWhomToTell(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const newest = await newestPosition(tx, organisationId)
    const position = await lockEventCursor(tx, organisationId, reader, newest)
    const events = await readEvents(tx, organisationId, position, atOnce)
    const last = events.at(-1)
    if (!last) return false
    const at = ctx.clock()
    const news = [
      ...(await newsOfDanger(tx, organisationId, events, at)),
      ...(await newsOfMessages(tx, organisationId, idsOf(events, 'message.received'))),
      ...(await newsOfNotes(tx, organisationId, idsOf(events, 'note.changed'))),
      ...(await newsOfTasks(tx, organisationId, idsOf(events, 'task.changed'))),
    ]
    await insertNotifications(
      tx,
      organisationId,
      news.filter((one) => one.agentId !== one.byAgentId).map((one) => ({ ...one, id: ctx.newId(), at })),
    )
    await moveEventCursor(tx, organisationId, reader, last.position)
    return events.length === atOnce
  })
}

const idsOf = (events: readonly EventRow[], kind: EventRow['kind']) => [
  ...new Set(events.filter((event) => event.kind === kind).map(({ objectId }) => objectId)),
]

async function newsOfMessages(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<News[]> {
  // What opens a conversation is nobody's yet.
  const messages = (await messagesById(tx, organisationId, ids)).filter(
    (one) => one.direction === 'in' && !one.automatic && one.seq > 1,
  )
  const conversationIds = [...new Set(messages.flatMap(({ conversation_id }) => conversation_id ?? []))]
  const conversations = (await readConversations(tx, organisationId, conversationIds)).filter((one) => !one.history)
  return conversations.flatMap(({ id, agentId, followerIds, said }): News[] => {
    const about = { conversationId: id, byAgentId: null }
    const followers = followerIds.filter((follower) => follower !== agentId)
    return [
      ...(agentId ? [{ ...about, agentId, kind: 'reply' as const, key: `reply ${id} ${said}` }] : []),
      ...followers.map((follower) => ({
        ...about,
        agentId: follower,
        kind: 'followed' as const,
        key: `followed ${id} ${said}`,
      })),
    ]
  })
}

async function newsOfNotes(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<News[]> {
  const notes = (await notesById(tx, organisationId, ids)).filter((note) => note.deleted_at === null)
  const membersOf = await members(
    tx,
    organisationId,
    notes.some(({ mentioned_team_ids }) => mentioned_team_ids.length > 0),
  )
  return notes.flatMap((note) => {
    const agentIds = new Set([...note.mentioned_agent_ids, ...note.mentioned_team_ids.flatMap(membersOf)])
    return [...agentIds].map((agentId) => ({
      agentId,
      kind: 'mention' as const,
      key: `mention ${note.id}`,
      conversationId: note.conversation_id,
      byAgentId: note.agent_id,
    }))
  })
}

async function newsOfTasks(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<News[]> {
  const tasks = (await tasksById(tx, organisationId, ids)).filter((task) => task.done_at === null)
  const membersOf = await members(
    tx,
    organisationId,
    tasks.some(({ team_id }) => team_id !== null),
  )
  return tasks.flatMap((task) =>
    (task.agent_id ? [task.agent_id] : membersOf(task.team_id ?? '')).map((agentId) => ({
      agentId,
      kind: 'task' as const,
      key: `task ${task.id} ${agentId}`,
      conversationId: task.conversation_id,
      byAgentId: task.created_by,
    })),
  )
}

/** Who is in a team. */
async function members(
  tx: Transaction,
  organisationId: string,
  needed: boolean,
): Promise<(teamId: string) => string[]> {
  const teams = new Map(
    needed ? (await readTeams(tx, organisationId)).map(({ id, member_ids }) => [id, member_ids] as const) : [],
  )
  return (teamId) => teams.get(teamId) ?? []
}
