/** What is to be found, as it stands now: the words of people, conversations and messages. */
import { type RawBuilder, sql } from 'kysely'
import type { Kind } from '../../../domain/search/entry.ts'
import type { Store, Transaction } from '../database.ts'

export type Source = {
  id: string
  kind: Kind
  conversation_id: string | null
  at: Date
  /** Texts, found by their stems too. */
  said: string[]
  named: string[]
  phones: string[]
  marks: string[]
}

const none: string[] = []

/** What a person is called and reached by; `since` is when they became known. Whoever goes on as part of somebody is found as that. */
export type Called = { id: string; since: Date; named: string[]; phones: string[] }

export async function calledOf(store: Store, organisationId: string, ids: readonly string[]): Promise<Called[]> {
  const { rows } = await sql<{
    id: string
    since: Date
    name: string
    named: (string | null)[] | null
    phones: string[] | null
  }>`
    select p.id, p.name, p.created_at as since, called.named, called.phones
    from unnest(${ids}::uuid[]) as wanted(id)
    join contact p on p.organisation_id = ${organisationId} and p.id = wanted.id and p.joined_to is null
    left join lateral (
      select array_agg(distinct said.text) filter (where not said.phone) as named, array_agg(distinct said.text) filter (where said.phone) as phones
      from claim c
      join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
      cross join lateral (
        select a.name as text, false as phone
        union all select coalesce(a.handle, a.external_id), false
        union all select k.value, k.kind = 'phone' from account_key k
          where k.organisation_id = ${organisationId} and k.account_id = a.id
      ) said
      where c.organisation_id = ${organisationId} and c.contact_id = p.id and c.withdrawn_at is null and said.text is not null
    ) called on true`.execute(store)
  return rows.map(({ id, since, name, named, phones }) => ({
    id,
    since,
    named: [name, ...(named ?? []).flatMap((each) => each ?? [])],
    phones: phones ?? none,
  }))
}

/** People with their names, addresses, handles and numbers; dated on the day on which they were last heard of. */
async function people(store: Store, organisationId: string, ids: readonly string[]): Promise<Source[]> {
  const called = await calledOf(store, organisationId, ids)
  const latest = await latestOf(store, organisationId, ids)
  return called.map(({ id, since, named, phones }) => ({
    id,
    kind: 'person',
    conversation_id: null,
    at: dayOf(latest.get(id)?.at ?? since),
    said: none,
    named,
    phones,
    marks: none,
  }))
}

/** Conversations with their subject and the name of the person; dated on the day of their last message. */
async function conversations(store: Store, organisationId: string, ids: readonly string[]): Promise<Source[]> {
  const { rows } = await sql<{ id: string; at: Date; subject: string; name: string }>`
    select v.id, v.last_message_at as at, v.subject, p.name
    from unnest(${ids}::uuid[]) as wanted(id)
    join conversation v on v.organisation_id = ${organisationId} and v.id = wanted.id
    join contact p on p.organisation_id = ${organisationId} and p.id = v.contact_id`.execute(store)
  return rows.map(({ id, at, subject, name }) => ({
    id,
    kind: 'conversation',
    conversation_id: id,
    at: dayOf(at),
    said: [subject],
    named: [name],
    phones: none,
    marks: none,
  }))
}

/** Messages of conversations, unless they were erased or taken back: text, subject, and the name of the person it is with. */
async function messages(store: Store, organisationId: string, ids: readonly string[]): Promise<Source[]> {
  const { rows } = await sql<{
    id: string
    conversation_id: string
    at: Date
    subject: string | null
    text: string
    name: string
    channel_id: string
    direction: string
  }>`
    select m.id, m.conversation_id, m.received_at as at, m.subject, m.text, p.name, m.channel_id, m.direction
    from unnest(${ids}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    join conversation v on v.organisation_id = ${organisationId} and v.id = m.conversation_id
    join contact p on p.organisation_id = ${organisationId} and p.id = v.contact_id
    where m.state <> 'deleted' and not exists (
      select 1 from outbox o where o.organisation_id = ${organisationId} and o.id = m.id and o.state = 'undone')`.execute(
    store,
  )
  return rows.map(({ id, conversation_id, at, subject, text, name, channel_id, direction }) => ({
    id,
    kind: 'message',
    conversation_id,
    at,
    said: subject === null ? [text] : [subject, text],
    named: [name],
    phones: none,
    marks: [channel_id, direction],
  }))
}

export const sources = { person: people, conversation: conversations, message: messages } as const

const tables = { person: 'contact', conversation: 'conversation', message: 'message' } as const

export async function conversationOfNumber(store: Store, organisationId: string, number: number): Promise<string[]> {
  const rows = await store
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .execute()
  return rows.map(({ id }) => id)
}

/** The newest conversation of each of these people, and when it was last spoken in. */
export async function latestOf(store: Store, organisationId: string, people: readonly string[]) {
  const { rows } = await sql<{ person: string; id: string; at: Date }>`
    select wanted.id as person, v.id, v.last_message_at as at from unnest(${people}::uuid[]) as wanted(id)
    cross join lateral (
      select id, last_message_at from conversation
      where organisation_id = ${organisationId} and contact_id = wanted.id order by last_message_at desc limit 1
    ) v`.execute(store)
  return new Map(rows.map(({ person, ...latest }) => [person, latest]))
}

/** The next ones to put in, newest first. */
export async function idsBefore(
  tx: Transaction,
  organisationId: string,
  kind: Kind,
  before: string | null,
  limit: number,
) {
  const earlier = before === null ? sql`` : sql`and id < ${before}::uuid`
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(tables[kind])} where organisation_id = ${organisationId} ${earlier} order by id desc limit ${limit}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The conversations that these messages stand in, and the people that these conversations are with. */
export async function aroundMessages(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  return around(
    tx,
    ids,
    sql`select conversation_id as id from message where organisation_id = ${organisationId} and id = wanted.id limit 1`,
  )
}

export async function aroundConversations(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  return around(
    tx,
    ids,
    sql`select contact_id as id from conversation where organisation_id = ${organisationId} and id = wanted.id limit 1`,
  )
}

/** Whose accounts these are. */
export async function aroundAccounts(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  return around(
    tx,
    ids,
    sql`select contact_id as id from claim where organisation_id = ${organisationId} and account_id = wanted.id limit 20`,
  )
}

/** What is found around each of these (`wanted.id`), once. */
async function around(tx: Transaction, ids: readonly string[], each: RawBuilder<unknown>): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct found.id from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (${each}) found where found.id is not null`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What carries the names of these people: their conversations, and the messages in them. */
export async function ofPeople(tx: Transaction, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return { conversations: [], messages: [] }
  const { rows } = await sql<{ id: string }>`
    select id from conversation where organisation_id = ${organisationId} and contact_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  const conversationIds = rows.map(({ id }) => id)
  return { conversations: conversationIds, messages: await messagesIn(tx, organisationId, conversationIds) }
}

/** What stands in these conversations. */
export async function messagesIn(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from message where organisation_id = ${organisationId} and conversation_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The beginning of the day in UTC: that somebody speaks again is written once a day. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000)
}
