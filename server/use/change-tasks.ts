/** Tasks: giving one, doing it, handing it on, putting it off, dropping it. */
import type { TaskKind } from '../../domain/conversation/task.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { recordActs } from '../store/act.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { changeTaskRow, deleteTask, insertTask, lockTask, type TaskChange, type TaskRow } from '../store/task.ts'
import { checkPeople } from './check-people.ts'

type Who = { organisationId: string; agentId: string }
/** Whose it is: one of the two. */
type Owner = { agentId?: string | undefined; teamId?: string | undefined }

export type AskedTask = Owner & {
  kind: TaskKind
  title: string
  conversationId?: string | undefined
  dueAt?: Date | null | undefined
}

/** @throws a problem when it is for nobody, for two, or for who is not there */
export function addTask(ctx: Context, who: Who, asked: AskedTask): Promise<TaskRow> {
  return changing(ctx, who, 'task-added', async (tx, at) => {
    const owner = await ownerOf(tx, who, asked)
    if (!owner) throw refuseField('agentId', 'or teamId says for whom it is')
    const conversation_id = asked.conversationId ?? null
    if (conversation_id) {
      const [found] = await lockConversations(tx, who.organisationId, [conversation_id])
      if (!found) throw refuse('not-found', { detail: 'There is no such conversation' })
    }
    const { kind, title, dueAt: due_at = null } = asked
    const made = { id: ctx.newId(), kind, title, conversation_id, due_at, created_by: who.agentId, created_at: at }
    return insertTask(tx, who.organisationId, { ...made, ...owner })
  })
}

export type AskedChange = Owner & {
  title?: string | undefined
  dueAt?: Date | null | undefined
  done?: boolean | undefined
}

export function changeTask(ctx: Context, who: Who, id: string, asked: AskedChange): Promise<TaskRow> {
  const kind = asked.done === undefined ? null : asked.done ? 'task-done' : 'task-opened'
  return changing(ctx, who, kind, async (tx, at) => {
    const task = await accessTask(tx, who, id)
    const change: TaskChange = { ...(await ownerOf(tx, who, asked)) }
    if (asked.title !== undefined) change.title = asked.title
    if (asked.dueAt !== undefined) change.due_at = asked.dueAt
    if (asked.done === true && !task.done_at) Object.assign(change, { done_at: at, done_by: who.agentId })
    if (asked.done === false) Object.assign(change, { done_at: null, done_by: null })
    return changeTaskRow(tx, who.organisationId, id, change)
  })
}

/** It need not be done: it is gone. */
export async function removeTask(ctx: Context, who: Who, id: string): Promise<void> {
  await changing(ctx, who, 'task-dropped', async (tx) => {
    const task = await accessTask(tx, who, id)
    await deleteTask(tx, who.organisationId, id)
    return { ...task, version: task.version + 1 }
  })
}

async function accessTask(tx: Transaction, { organisationId }: Who, id: string): Promise<TaskRow> {
  const task = await lockTask(tx, organisationId, id)
  if (!task) throw refuse('not-found', { detail: 'There is no such task' })
  return task
}

/** @returns null when nobody is named */
async function ownerOf(tx: Transaction, { organisationId }: Who, { agentId, teamId }: Owner) {
  if (agentId && teamId) throw refuseField('teamId', 'cannot go together with agentId: a task is for one of the two')
  if (!agentId && !teamId) return null
  await checkPeople(tx, organisationId, { agentIds: agentId ? [agentId] : [], teamIds: teamId ? [teamId] : [] })
  return { agent_id: agentId ?? null, team_id: teamId ?? null }
}

/** The transaction around it, with what was done written down; the event comes last, the bell after the commit. */
async function changing(
  ctx: Context,
  who: Who,
  kind: string | null,
  work: (tx: Transaction, at: Date) => Promise<TaskRow>,
): Promise<TaskRow> {
  const { organisationId, agentId } = who
  const task = await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const made = await work(tx, at)
    const act = { id: ctx.newId(), at, batchId: ctx.newId(), conversationId: made.conversation_id, subjectId: made.id }
    if (kind)
      await recordActs(tx, organisationId, { agentId, ruleId: null }, [{ ...act, kind, before: null, after: null }])
    const event = { kind: 'task.changed' as const, objectId: made.id, version: made.version, agentId }
    await recordEvents(tx, organisationId, [event], at)
    return made
  })
  await ctx.wake.ring('events', organisationId)
  return task
}
