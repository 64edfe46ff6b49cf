/** The people who work here. An agent and its sign-in user share one id. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Role, Tables } from './tables.ts'

export type AgentRow = Selectable<Tables['agent']>
export type AgentChange = Pick<
  Updateable<Tables['agent']>,
  'name' | 'alias' | 'role' | 'signature' | 'face' | 'language' | 'extension' | 'active' | 'hears'
>

export function listAgents(store: Store, organisationId: string): Promise<AgentRow[]> {
  return store
    .selectFrom('agent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The names of some who have one of these roles and work here now, owners first. */
export async function whoMay(
  store: Store,
  organisationId: string,
  roles: readonly Role[],
  limit: number,
): Promise<string[]> {
  const rows = await store
    .selectFrom('agent')
    .select('name')
    .where('organisation_id', '=', organisationId)
    .where('role', 'in', roles)
    .where('active', '=', true)
    .orderBy((eb) => eb.case().when('role', '=', 'owner').then(0).else(1).end())
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(({ name }) => name)
}

export function readAgent(store: Store, organisationId: string, id: string): Promise<AgentRow | undefined> {
  return store
    .selectFrom('agent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export type NewAgent = { id: string; name: string; email: string; role: Role; at: Date }

/** Customers see the first name until the agent chooses something else. */
export function createAgent(tx: Transaction, organisationId: string, made: NewAgent): Promise<AgentRow> {
  const { id, name, email, role, at } = made
  const alias = name.split(/\s+/)[0] ?? name
  return tx
    .insertInto('agent')
    .values({ organisation_id: organisationId, id, name, alias, email, role, created_at: at })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function changeAgentRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  change: AgentChange,
): Promise<AgentRow | undefined> {
  return tx
    .updateTable('agent')
    .set({ ...change, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** The owners who can come in, held until commit: two of them cannot dismiss each other at once. */
export async function lockOwners(tx: Transaction, organisationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('agent')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'owner')
    .where('active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}
