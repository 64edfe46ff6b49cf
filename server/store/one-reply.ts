/** Networks that take one answer to each message: a later one takes the place of the one before. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Reply } from './outbox.ts'

export type EarlierAnswer = { id: string; externalId: string }

/** What stands there as our answer to the same message, by the name that the network gave it; written here or elsewhere. */
export async function earlierAnswer(
  store: Store,
  organisationId: string,
  { id, channel_id, conversation_id }: Pick<Reply, 'id' | 'channel_id' | 'conversation_id'>,
): Promise<EarlierAnswer | null> {
  const { rows } = await sql<EarlierAnswer>`
    select before.id, before.external_id as "externalId"
    from message now
    join message before on before.organisation_id = ${organisationId} and before.conversation_id = ${conversation_id}
      and before.channel_id = ${channel_id} and before.direction = 'out' and before.in_reply_to = now.in_reply_to
      and before.id <> now.id and before.state <> 'deleted' and starts_with(before.external_id, before.id::text) is false
    where now.organisation_id = ${organisationId} and now.id = ${id}
    order by before.received_at desc, before.id desc
    limit 1`.execute(store)
  return rows[0] ?? null
}

/** What we said last on a channel, when nobody there said anything since: another answer would take its place. */
export async function standingAnswer(
  store: Store,
  organisationId: string,
  conversationId: string,
  channelId: string,
): Promise<string | null> {
  const { rows } = await sql<{ direction: 'in' | 'out'; text: string }>`
    select direction, text from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and channel_id = ${channelId}
      and state <> 'deleted' and (direction = 'in' or not starts_with(external_id, id::text))
    order by received_at desc, id desc limit 1`.execute(store)
  const [last] = rows
  return last?.direction === 'out' ? last.text : null
}

/**
 * Let it go of its name on the network, which the later one takes over.
 * @returns its reply, when it was written here
 */
export async function takePlaceOf(
  tx: Transaction,
  organisationId: string,
  { id }: EarlierAnswer,
): Promise<Pick<Reply, 'id' | 'state' | 'fence'> | undefined> {
  await sql`
    update message set external_id = id::text || '~replaced'
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
  return tx
    .selectFrom('outbox')
    .select(['id', 'state', 'fence'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}
