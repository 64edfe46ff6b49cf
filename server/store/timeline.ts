/** What stands around the messages of a conversation: what was done to it, what went on as part of it, what it is linked with. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

export type ActRow = {
  id: string
  at: Date
  kind: string
  agent_id: string | null
  rule_id: string | null
  batch_id: string
  conversation_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  undone_at: Date | null
  other_id: string | null
  other_number: number | null
  rule_name: string | null
}

/** The newest acts on some conversations, oldest first. */
export async function actsOf(
  store: Store,
  organisationId: string,
  conversationIds: readonly string[],
  most: number,
): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.id, a.at, a.kind, a.agent_id, a.rule_id, a.batch_id, a.conversation_id, a.before, a.after, a.undone_at,
      c.id as other_id, c.number as other_number, r.name as rule_name
    from unnest(${conversationIds}::uuid[]) as of(id)
    cross join lateral (
      select * from act where organisation_id = ${organisationId} and conversation_id = of.id order by id desc limit ${most}
    ) a
    left join rule r on r.organisation_id = ${organisationId} and r.id = a.rule_id
    left join conversation c on c.organisation_id = ${organisationId} and c.id = a.subject_id
    order by a.id desc limit ${most}`.execute(store)
  return rows.reverse()
}

export type MergedRow = { from_id: string; into_id: string; at: Date; agent_id: string }

/** By which merges these conversations went on as part of others. */
export async function mergesOf(store: Store, organisationId: string, fromIds: readonly string[]): Promise<MergedRow[]> {
  if (fromIds.length === 0) return []
  return store
    .selectFrom('merge')
    .select(['from_id', 'into_id', 'at', 'agent_id'])
    .where('organisation_id', '=', organisationId)
    .where('from_id', 'in', fromIds)
    .where('undone_at', 'is', null)
    .orderBy('at')
    .execute()
}

/** Ids of the conversations that go on as part of this one, whatever through. */
export async function partsOf(store: Store, organisationId: string, id: string): Promise<string[]> {
  const rows = await store
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('merged_into', '=', id)
    .execute()
  return rows.map((row) => row.id)
}

const ordered = (a: string, b: string) => (a < b ? { one_id: a, other_id: b } : { one_id: b, other_id: a })

export type Link = { a: string; b: string; agentId: string; at: Date }

/** @returns false when they were linked already */
export async function insertLink(tx: Transaction, organisationId: string, { a, b, agentId, at }: Link) {
  const made = await tx
    .insertInto('conversation_link')
    .values({ organisation_id: organisationId, ...ordered(a, b), agent_id: agentId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @returns false when they were not linked */
export async function deleteLink(tx: Transaction, organisationId: string, a: string, b: string): Promise<boolean> {
  const { one_id, other_id } = ordered(a, b)
  const gone = await tx
    .deleteFrom('conversation_link')
    .where('organisation_id', '=', organisationId)
    .where('one_id', '=', one_id)
    .where('other_id', '=', other_id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Conversations that some others are linked with, by their ids. */
export async function linkedWith(store: Store, organisationId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select other_id as id from conversation_link where organisation_id = ${organisationId} and one_id = any(${ids}::uuid[])
    union
    select one_id from conversation_link where organisation_id = ${organisationId} and other_id = any(${ids}::uuid[])`.execute(
    store,
  )
  return rows.map((row) => row.id).filter((id) => !ids.includes(id))
}

/** By its number. */
export async function findByNumber(store: Store, organisationId: string, number: number) {
  return store
    .selectFrom('conversation')
    .select(['id', 'merged_into'])
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst()
}
