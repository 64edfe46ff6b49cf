/** To whom an answer goes, and which messages it answers. */
import { sql } from 'kysely'
import type { CanReply, Visibility } from '../../domain/message/message.ts'
import type { Store } from './database.ts'

export type Heard = {
  channelId: string
  externalId: string
  seq: number
  receivedAt: Date
  visibility: Visibility
  canReply: CanReply | null
  subject: string | null
  to: { network: string; id: string; name: string }
}

/** The newest thing a customer said in a conversation (not a program of theirs), perhaps on one channel only, and who said it. */
export async function lastHeard(
  store: Store,
  organisationId: string,
  conversationId: string,
  upTo?: number,
  channelId?: string,
): Promise<Heard | null> {
  const row = await store
    .selectFrom('message as m')
    .innerJoin('account as a', (join) =>
      join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.id', '=', 'm.account_id'),
    )
    .select([
      'm.channel_id',
      'm.external_id',
      'm.seq',
      'm.received_at',
      'm.visibility',
      'm.can_reply',
      'm.subject',
      'a.network',
      'a.external_id as account',
      'a.name',
    ])
    .where('m.organisation_id', '=', organisationId)
    .where('m.conversation_id', '=', conversationId)
    .where('m.direction', '=', 'in')
    .where('m.automatic', 'is', null)
    .$if(upTo !== undefined, (query) => query.where('m.seq', '<=', upTo ?? 0))
    .$if(channelId !== undefined, (query) => query.where('m.channel_id', '=', channelId ?? ''))
    .orderBy('m.received_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    channelId: row.channel_id,
    externalId: row.external_id,
    seq: row.seq,
    receivedAt: row.received_at,
    visibility: row.visibility,
    canReply: row.can_reply,
    subject: row.subject,
    to: { network: row.network, id: row.account, name: row.name ?? '' },
  }
}

/** External ids of what was said on this channel, newest first, for the headers that thread a mail; what never left has none. */
export async function saidBefore(
  store: Store,
  organisationId: string,
  conversationId: string,
  upTo: number,
  channelId: string,
): Promise<string[]> {
  const rows = await store
    .selectFrom('message')
    .select('external_id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('seq', '<', upTo)
    .where('channel_id', '=', channelId)
    .where('external_id', '<>', sql<string>`id::text`)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => row.external_id)
}

/** When a customer first spoke after this point of a conversation, or null when they have not. */
export async function firstHeardAfter(
  store: Store,
  organisationId: string,
  conversationId: string,
  seq: number,
): Promise<Date | null> {
  const row = await store
    .selectFrom('message')
    .select(({ fn }) => fn.min('received_at').as('at'))
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seq)
    .where('direction', '=', 'in')
    .where('automatic', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}
