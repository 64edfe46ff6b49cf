/** The people of the demo firm leave, with what they had at hand. What is real and was theirs goes back to nobody, or to the owner. */
import type { Context } from '../context.ts'
import { listAgents } from '../store/agent.ts'
import { type Transaction, transact } from '../store/database.ts'
import {
  forgetFurniture,
  forgetStaff,
  heldBy,
  passTasksOn,
  readFurniture,
  withoutPassword,
} from '../store/demo-furniture.ts'
import type { Happening } from '../store/event.ts'
import { changeTeamRow, readTeams } from '../store/team.ts'
import { holdMovers } from '../store/view.ts'
import { changeConversations, mostAtOnce } from './change-conversations.ts'

/** The conversations of others that they were given. To be done before they leave, in a transaction like any other change. */
export async function takeFromStaff(ctx: Context, organisationId: string): Promise<void> {
  const held = await transact(ctx.db, async (tx) => heldBy(tx, organisationId, await whoLeaves(tx, organisationId)))
  const by = { organisationId, agentId: null, ruleId: null }
  for (let at = 0; at < held.length; at += mostAtOnce)
    await changeConversations(ctx, by, held.slice(at, at + mostAtOnce), [{ do: 'assign', agentId: null }])
}

/** @returns what it did, to be recorded at the end of the transaction; null when they were given something meanwhile */
export async function letGoOfStaff(tx: Transaction, organisationId: string): Promise<Happening[] | null> {
  const furniture = await readFurniture(tx, organisationId)
  if (!furniture) return []
  const leaving = await whoLeaves(tx, organisationId)
  await holdMovers(tx, organisationId)
  if ((await heldBy(tx, organisationId, leaving)).length > 0) return null
  const owner = (await listAgents(tx, organisationId)).find((one) => one.role === 'owner' && one.active)
  const tasks = owner ? await passTasksOn(tx, organisationId, leaving, owner.id) : []
  const events = tasks.map(({ id, version }): Happening => ({ kind: 'task.changed', objectId: id, version }))
  const teams = (await readTeams(tx, organisationId)).filter(({ member_ids }) =>
    member_ids.some((id) => leaving.includes(id)),
  )
  await forgetStaff(tx, organisationId, leaving)
  await forgetFurniture(tx, organisationId, furniture)
  for (const { id } of teams)
    events.push({ kind: 'team.changed', objectId: id, version: await changeTeamRow(tx, organisationId, id, {}) })
  return events
}

async function whoLeaves(tx: Transaction, organisationId: string): Promise<string[]> {
  const furniture = await readFurniture(tx, organisationId)
  return furniture ? withoutPassword(tx, Object.values(furniture.staff)) : []
}
