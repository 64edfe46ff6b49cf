/** Which messages are looked at again, and when. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

/** Have these messages looked at, for the first time at a moment; without those that cannot be, or already will be. */
export async function planRereads(
  tx: Transaction,
  organisationId: string,
  channelIds: readonly string[],
  messageIds: readonly string[],
  first: Date,
): Promise<void> {
  await sql`
    update message set reread_at = ${first}
    where organisation_id = ${organisationId} and id = any(${messageIds}::uuid[]) and channel_id = any(${channelIds}::uuid[])
      and direction = 'in' and state <> 'deleted' and reread_at is null`.execute(tx)
}

export type Reread = {
  id: string
  channel_id: string
  external_id: string
  url: string | null
  in_reply_to: string | null
  author: string | null
  published_at: Date
  open: boolean
}

/**
 * What is due: what stands in open dialogues first. Until `lease` nobody else takes it, so a look that never comes to an end is tried
 * again then.
 */
export async function claimRereads(
  tx: Transaction,
  organisationId: string,
  at: Date,
  lease: Date,
  limit: number,
): Promise<Reread[]> {
  const { rows } = await sql<Reread>`
    with due as (
      select id, conversation_id from message
      where organisation_id = ${organisationId} and reread_at <= ${at} order by reread_at limit ${limit * 5} for update skip locked
    ), chosen as (
      select due.id, coalesce(c.work_state in ('open', 'pending'), false) as open from due
      left join conversation c on c.organisation_id = ${organisationId} and c.id = due.conversation_id
      order by 2 desc, due.id limit ${limit}
    )
    update message m set reread_at = ${lease} from chosen
    where m.organisation_id = ${organisationId} and m.id = chosen.id
    returning m.id, m.channel_id, m.external_id, m.url, m.in_reply_to, m.published_at, chosen.open,
      (select a.external_id from account a where a.organisation_id = ${organisationId} and a.id = m.account_id) as author`.execute(
    tx,
  )
  return rows.toSorted((a, b) => Number(b.open) - Number(a.open))
}

/** @param next null is never again */
export async function planReread(store: Store, organisationId: string, id: string, next: Date | null): Promise<void> {
  await store
    .updateTable('message')
    .set({ reread_at: next })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}
