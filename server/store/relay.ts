/** Tools that hand mail to the relay: a directory table, because what a tool signs in with is what tells us the organisation. */

import type { Selectable, Updateable } from 'kysely'
import type { Words } from '../../channels/kit/channel.ts'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type ToolRow = Selectable<Tables['relay_tool']>

const tools = (store: Store, organisationId: string) =>
  store.selectFrom('relay_tool').where('organisation_id', '=', organisationId).where('removed_at', 'is', null)

export function listTools(store: Store, organisationId: string): Promise<ToolRow[]> {
  return tools(store, organisationId).selectAll().orderBy('created_at').orderBy('id').execute()
}

export function readTool(store: Store, organisationId: string, id: string): Promise<ToolRow | undefined> {
  return tools(store, organisationId).selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whoever signs in by this name. */
export function findTool(store: Store, username: string): Promise<ToolRow | undefined> {
  return store
    .selectFrom('relay_tool')
    .selectAll()
    .where('username', '=', username)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Whether anybody has a tool: without one there is nothing to listen for. Nobody signs in as the one of the demo firm. */
export async function hasTools(store: Store): Promise<boolean> {
  const row = await store
    .selectFrom('relay_tool')
    .select('id')
    .where('removed_at', 'is', null)
    .where('enabled', '=', true)
    .where('demo', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Fixed = 'demo' | 'version' | 'last_used_at' | 'removed_at' | 'problem' | 'problem_since' | 'enabled'

export function createToolRow(tx: Transaction, made: Omit<ToolRow, Fixed> & { demo?: true }): Promise<ToolRow> {
  return tx.insertInto('relay_tool').values(made).returningAll().executeTakeFirstOrThrow()
}

/** @returns undefined when it is not there, or not of this version any more */
export function changeToolRow(
  tx: Transaction,
  organisationId: string,
  { id, version }: { id: string; version?: number | undefined },
  change: Updateable<Tables['relay_tool']>,
): Promise<ToolRow | undefined> {
  return tx
    .updateTable('relay_tool')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .returningAll()
    .executeTakeFirst()
}

/** Remember that a tool is in use; called at most once a minute. */
export async function touchTool(store: Store, id: string, at: Date): Promise<void> {
  await store.updateTable('relay_tool').set({ last_used_at: at }).where('id', '=', id).execute()
}

/** What its server says while it takes nothing; null when it does. Since when is kept. */
export async function tellTool(store: Store, id: string, problem: Words | null, at: Date): Promise<void> {
  await store
    .updateTable('relay_tool')
    .set((eb) => ({
      problem: problem && JSON.stringify(problem),
      problem_since: problem === null ? null : eb.fn.coalesce('problem_since', eb.val(at)),
    }))
    .where('id', '=', id)
    .execute()
}
