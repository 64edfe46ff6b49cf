/** Reading conversations and messages for screens: objects by id, and pages of messages. Pages of the queue are in `queue-page.ts`. */
import { type RawBuilder, sql } from 'kysely'
import type { Message } from '../../contract/conversation.ts'
import type { Corrected, Judged } from '../../domain/language/reading.ts'
import type { CanReply, Logged, Rating } from '../../domain/message/message.ts'
import type { ConversationRow } from './conversation.ts'
import type { Store } from './database.ts'
import { type ShownSpread, spreadOfRow } from './spread.ts'
import type { OutboxState } from './tables.ts'

export type ShownConversation = ConversationRow & {
  contact_name: string
  channel_kind: string
  channel_name: string
  channel_demo: boolean
  agent_alias: string | null
  agent_face: string | null
  team_name: string | null
  /** Those of its labels that mean that a complaint is going on. */
  complaint_ids: string[]
}

/** What is found inside a page, joined with the few names that the list shows. @param found rows of conversations, perhaps with more beside them */
export function shown<More = object>(organisationId: string, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  return sql<ShownConversation & More>`
    select v.*, p.name as contact_name, h.kind as channel_kind, h.name as channel_name, h.demo as channel_demo,
      a.alias as agent_alias, a.face as agent_face, t.name as team_name,
      array(
        select id from label
        where organisation_id = ${organisationId} and id = any(v.label_ids) and meaning = 'complaint' and removed_at is null
        order by id
      ) as complaint_ids
    from (${found}) v
    join contact p on p.organisation_id = ${organisationId} and p.id = v.contact_id
    join channel h on h.organisation_id = ${organisationId} and h.id = v.channel_id
    left join agent a on a.organisation_id = ${organisationId} and a.id = v.agent_id
    left join team t on t.organisation_id = ${organisationId} and t.id = v.team_id and t.removed_at is null
    order by ${order}`
}

function byIds(table: 'conversation' | 'message', organisationId: string, ids: readonly string[]) {
  return sql`
    select one.* from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from ${sql.table(table)} where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) one`
}

export type PageKey = { at: Date; id: string }

export async function conversationsById(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<ShownConversation[]> {
  if (ids.length === 0) return []
  const found = byIds('conversation', organisationId, ids)
  return (await shown(organisationId, found, sql`v.id`).execute(store)).rows
}

export async function conversationsOfContact(
  store: Store,
  organisationId: string,
  contactId: string,
  limit: number,
): Promise<ShownConversation[]> {
  const found = sql`
    select * from conversation where organisation_id = ${organisationId} and contact_id = ${contactId} and merged_into is null
    order by last_message_at desc limit ${limit}`
  return (await shown(organisationId, found, sql`v.last_message_at desc`).execute(store)).rows
}

export type ShownMessage = {
  id: string
  channel_id: string
  version: number
  conversation_id: string | null
  seq: number
  direction: 'in' | 'out'
  visibility: Message['visibility']
  state: Message['state']
  automatic: Message['automatic']
  trusted: boolean
  subject: string | null
  text: string
  quoted_from: number | null
  has_html: boolean
  audience: string[] | null
  can_reply: CanReply | null
  url: string | null
  rating: Rating | null
  logged: Logged | null
  logged_by: string | null
  logged_face: string | null
  judged: Judged | null
  corrected: Corrected | null
  reads: string[] | null
  published_at: Date
  received_at: Date
  agent_id: string | null
  agent_alias: string | null
  agent_face: string | null
  account_name: string | null
  account_handle: string | null
  account_id: string | null
  account_external_id: string | null
  account_url: string | null
  files: { id: string; name: string; mediaType: string; size: number; inline: boolean; alt: string | null }[] | null
  delivery_state: OutboxState | null
  delivery_reason: string | null
  delivery_attempts: number | null
  delivery_version: number | null
  ready_at: Date | null
  sent_at: Date | null
  /** What was done to it after it left, in order; times as text. */
  changes: SentChangeRow[] | null
  spread: ShownSpread | null
}

export type SentChangeRow = {
  id: string
  does: 'revise' | 'withdraw'
  state: OutboxState
  reason: string | null
  attempts: number
  readyAt: string
  sentAt: string | null
  by: string
  agentId: string
  text: string | null
  version: number
}

function shownMessages(organisationId: string, found: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  return sql<ShownMessage>`
    select m.id, m.version, m.channel_id, m.conversation_id, m.seq, m.direction, m.visibility, m.state, m.automatic, m.trusted, m.subject, m.text,
      m.quoted_from, m.html is not null as has_html, m.audience, m.can_reply, m.url, m.rating, m.judged, m.corrected, m.reads, m.published_at, m.received_at,
      m.agent_id, g.alias as agent_alias, g.face as agent_face,
      m.logged, l.alias as logged_by, l.face as logged_face,
      a.name as account_name, a.handle as account_handle, m.account_id, a.external_id as account_external_id, a.url as account_url,
      case when m.attachments > 0 then (
        select json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'inline', f.inline, 'alt', f.alt)
          order by f.place)
        from attachment f where f.organisation_id = ${organisationId} and f.message_id = m.id) end as files,
      o.state as delivery_state, o.reason as delivery_reason, o.attempts as delivery_attempts, o.version as delivery_version,
      o.ready_at, o.sent_at,
      case when o.id is not null then (
        select json_agg(json_build_object('id', x.id, 'does', x.does, 'state', x.state, 'reason', x.reason, 'attempts', x.attempts,
          'readyAt', x.ready_at, 'sentAt', x.sent_at, 'by', y.alias, 'agentId', x.agent_id, 'text', x.text, 'version', x.version) order by x.id)
        from outbox x join agent y on y.organisation_id = ${organisationId} and y.id = x.agent_id
        where x.organisation_id = ${organisationId} and x.message_id = m.id and x.does <> 'send') end as changes,
      ${spreadOfRow(organisationId)} as spread
    from (${found}) m
    left join account a on a.organisation_id = ${organisationId} and a.id = m.account_id
    left join agent g on g.organisation_id = ${organisationId} and g.id = m.agent_id
    left join agent l on l.organisation_id = ${organisationId} and l.id = (m.logged->>'by')::uuid
    left join outbox o on o.organisation_id = ${organisationId} and o.id = m.id
    order by ${order}`
}

/** The newest messages of a conversation, or those before a place in it; oldest first. */
export async function pageOfMessages(
  store: Store,
  organisationId: string,
  conversationId: string,
  before: PageKey | null,
  limit: number,
): Promise<ShownMessage[]> {
  const earlier = before ? sql`and (received_at, id) < (${before.at}, ${before.id}::uuid)` : sql``
  const found = sql`
    select * from message where organisation_id = ${organisationId} and conversation_id = ${conversationId} ${earlier}
    order by received_at desc, id desc limit ${limit}`
  return (await shownMessages(organisationId, found, sql`m.received_at, m.id`).execute(store)).rows
}

export async function messagesById(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<ShownMessage[]> {
  if (ids.length === 0) return []
  const found = byIds('message', organisationId, ids)
  return (await shownMessages(organisationId, found, sql`m.received_at, m.id`).execute(store)).rows
}

/** What was said after a place in a conversation: the news for a stale answer. */
export async function messagesAfter(
  store: Store,
  organisationId: string,
  conversationId: string,
  seq: number,
  limit: number,
): Promise<ShownMessage[]> {
  const found = sql`
    select * from message where organisation_id = ${organisationId} and conversation_id = ${conversationId} and seq > ${seq}
    order by received_at desc, id desc limit ${limit}`
  return (await shownMessages(organisationId, found, sql`m.received_at, m.id`).execute(store)).rows
}

/** The messages of a conversation from a place in it on, oldest first. */
export async function pageOfMessagesFrom(
  store: Store,
  organisationId: string,
  conversationId: string,
  after: PageKey,
  limit: number,
): Promise<ShownMessage[]> {
  const found = sql`
    select * from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId}
      and (received_at, id) > (${after.at}, ${after.id}::uuid)
    order by received_at, id limit ${limit}`
  return (await shownMessages(organisationId, found, sql`m.received_at, m.id`).execute(store)).rows
}
