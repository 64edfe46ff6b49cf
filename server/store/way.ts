/** Where a contact spoke, and where else they can be found. */
import { sql } from 'kysely'
import type { CanReply, Visibility } from '../../domain/message/message.ts'
import type { Store } from './database.ts'

/** Messages of a conversation that are looked through for where somebody spoke. */
const newest = 200

export type SpokenOn = {
  channel_id: string
  network: string
  external_id: string
  name: string | null
  visibility: Visibility
  can_reply: CanReply | null
  received_at: Date
}

/** The last word of each account on each channel of a conversation, newest first; what was noted of a call only where nothing else was said. */
export async function whereSpoken(store: Store, organisationId: string, conversationId: string): Promise<SpokenOn[]> {
  const { rows } = await sql<SpokenOn>`
    select last.channel_id, a.network, a.external_id, a.name, last.visibility, last.can_reply, last.received_at
    from (
      select distinct on (channel_id, account_id) channel_id, account_id, visibility, can_reply, received_at, logged
      from (
        select id, channel_id, account_id, visibility, can_reply, received_at, logged is not null as logged from message
        where organisation_id = ${organisationId} and conversation_id = ${conversationId}
          and direction = 'in' and automatic is null and account_id is not null
        order by received_at desc, id desc limit ${newest}
      ) few
      order by channel_id, account_id, logged, received_at desc, id desc
    ) last
    join account a on a.organisation_id = ${organisationId} and a.id = last.account_id
    order by last.logged, last.received_at desc`.execute(store)
  return rows
}

export type Presence = { network: string; id: string; name: string }

/** Accounts of a contact, and mail addresses that a network vouched for. */
export async function presencesOf(store: Store, organisationId: string, contactId: string): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select a.network, a.external_id as id, coalesce(a.name, '') as name
    from claim c
    join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
    where c.organisation_id = ${organisationId} and c.contact_id = ${contactId} and c.withdrawn_at is null and not a.ours
    union
    select 'email', k.value, coalesce(a.name, '')
    from claim c
    join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
    join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id and k.kind = 'email'
    where c.organisation_id = ${organisationId} and c.contact_id = ${contactId} and c.withdrawn_at is null and not a.ours
    limit 50`.execute(store)
  return rows
}
