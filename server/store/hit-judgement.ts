/** What people said of hits: that they belong to the group, or do not. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { countAnew, hitsOf } from './hit.ts'

/** What somebody said of hits, which the counters follow. @returns those that were there */
export async function judgeHits(
  tx: Transaction,
  organisationId: string,
  zone: string,
  groupId: string,
  messageIds: readonly string[],
  relevant: boolean | null,
): Promise<string[]> {
  const before = (await hitsOf(tx, organisationId, messageIds)).filter(({ group_id }) => group_id === groupId)
  const ids = before.map(({ message_id }) => message_id)
  await sql`
    update hit set relevant = ${relevant}
    where organisation_id = ${organisationId} and group_id = ${groupId} and message_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  const after = before.map((one) => ({ ...one, relevant }))
  await countAnew(tx, organisationId, zone, before, after)
  return ids
}

/** The newest that somebody called relevant, or not. */
export async function judgedHits(
  store: Store,
  organisationId: string,
  groupId: string,
  relevant: boolean,
  limit: number,
): Promise<string[]> {
  const rows = await store
    .selectFrom('hit')
    .select('message_id')
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('relevant', '=', relevant)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ message_id }) => message_id)
}
