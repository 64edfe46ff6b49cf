/** What is for whom: written in the transaction that brings it about, counted on write, told afterwards. */
import { sql } from 'kysely'
import { type Hears, type NotificationKind, usualHearing } from '../../domain/routing/hear.ts'
import type { Database, Store, Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

export type NewNotification = {
  id: string
  agentId: string
  kind: NotificationKind
  /** Nobody is told twice under one key. */
  key: string
  conversationId: string | null
  byAgentId: string | null
  at: Date
}

/** Somebody who is told what they did themselves learns nothing: leave them out before. */
export async function insertNotifications(
  tx: Transaction,
  organisationId: string,
  all: readonly NewNotification[],
): Promise<void> {
  if (all.length === 0) return
  const shape = {
    id: 'uuid',
    agent_id: 'uuid',
    kind: 'text',
    key: 'text',
    conversation_id: 'uuid',
    by_agent_id: 'uuid',
    at: 'timestamptz',
  } as const
  const rows = all.map((one) => ({
    id: one.id,
    agent_id: one.agentId,
    kind: one.kind,
    key: one.key,
    conversation_id: one.conversationId,
    by_agent_id: one.byAgentId,
    at: one.at,
  }))
  const { rows: made } = await sql<{ agent_id: string }>`
    insert into notification (organisation_id, id, agent_id, kind, key, conversation_id, by_agent_id, at)
    select ${organisationId}::uuid, id, agent_id, kind, key, conversation_id, by_agent_id, at
    from ${recordset('row', shape, rows)} order by agent_id, key
    on conflict do nothing returning agent_id`.execute(tx)
  await addUnread(
    tx,
    organisationId,
    countBy(
      made.map(({ agent_id }) => agent_id),
      1,
    ),
  )
}

function countBy(agentIds: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of agentIds) counts.set(id, (counts.get(id) ?? 0) + n)
  return counts
}

async function addUnread(tx: Transaction, organisationId: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...counts]
    .map(([agent_id, unread]) => ({ agent_id, unread }))
    .sort((a, b) => (a.agent_id < b.agent_id ? -1 : 1))
  const sum = sql`on conflict (organisation_id, agent_id) do update set unread = greatest(0, notification_count.unread + excluded.unread)`
  await insertRows(tx, organisationId, 'notification_count', { agent_id: 'uuid', unread: 'bigint' }, rows, sum)
}

/** What was given to whom, and when. */
export type Given = { agentId: string; conversationId: string; at: Date }

/** That these were given was told, and is not so after all: what nobody has seen of it is taken back. @returns what was */
export async function withdrawAssigned(
  tx: Transaction,
  organisationId: string,
  given: readonly Given[],
): Promise<{ id: string; agent_id: string }[]> {
  if (given.length === 0) return []
  const rows = given.map(({ agentId, conversationId, at }) => ({
    agent_id: agentId,
    conversation_id: conversationId,
    at,
  }))
  const { rows: gone } = await sql<{ id: string; agent_id: string }>`
    delete from notification
    using ${recordset('given', { agent_id: 'uuid', conversation_id: 'uuid', at: 'timestamptz' }, rows)}
    where notification.organisation_id = ${organisationId} and notification.agent_id = given.agent_id
      and notification.conversation_id = given.conversation_id and notification.at = given.at
      and notification.kind = 'assigned' and notification.read_at is null
    returning notification.id, notification.agent_id`.execute(tx)
  const agentIds = gone.map(({ agent_id }) => agent_id)
  await addUnread(tx, organisationId, countBy(agentIds, -1))
  return gone
}

/** @returns the colleagues who were told under one of these keys */
export async function toldUnder(store: Store, organisationId: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent
    where organisation_id = ${organisationId} and exists (
      select 1 from notification
      where organisation_id = ${organisationId} and agent_id = agent.id and key = any(${keys}::text[])
    )
    order by id`.execute(store)
  return rows.map(({ id }) => id)
}

export type NotificationRow = {
  id: string
  kind: NotificationKind
  at: Date
  read_at: Date | null
  conversation_id: string | null
  number: number | null
  subject: string | null
  contact_name: string | null
  /** The beginning of the note or the task, as it is now. */
  says: string | null
  by_agent_id: string | null
  by_alias: string | null
  by_face: string | null
}

export async function pageOfNotifications(
  store: Store,
  organisationId: string,
  agentId: string,
  before: string | null,
  limit: number,
): Promise<NotificationRow[]> {
  const earlier = before ? sql`and id < ${before}::uuid` : sql``
  const { rows } = await sql<NotificationRow>`
    select n.id, n.kind, n.at, n.read_at, v.id as conversation_id, v.number, v.subject, p.name as contact_name,
      coalesce(left(o.text, 200), t.title) as says, a.id as by_agent_id, a.alias as by_alias, a.face as by_face
    from (
      select *, case when kind in ('mention', 'task') then split_part(key, ' ', 2)::uuid end as about_id from notification
      where organisation_id = ${organisationId} and agent_id = ${agentId} ${earlier} order by id desc limit ${limit}
    ) n
    left join conversation v on v.organisation_id = ${organisationId} and v.id = n.conversation_id
    left join contact p on p.organisation_id = ${organisationId} and p.id = v.contact_id
    left join note o on o.organisation_id = ${organisationId} and o.id = n.about_id and n.kind = 'mention' and o.deleted_at is null
    left join task t on t.organisation_id = ${organisationId} and t.id = n.about_id and n.kind = 'task'
    left join agent a on a.organisation_id = ${organisationId} and a.id = n.by_agent_id
    order by n.id desc`.execute(store)
  return rows
}

export async function countUnread(store: Store, organisationId: string, agentId: string): Promise<number> {
  const row = await store
    .selectFrom('notification_count')
    .select('unread')
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return row?.unread ?? 0
}

export type Seen = {
  ids?: readonly string[] | undefined
  conversationId?: string | undefined
  all?: boolean | undefined
}

export async function markRead(
  tx: Transaction,
  organisationId: string,
  agentId: string,
  seen: Seen,
  at: Date,
): Promise<void> {
  const which = seen.all
    ? sql`true`
    : sql`(id = any(${seen.ids ?? []}::uuid[]) or conversation_id = ${seen.conversationId ?? null}::uuid)`
  const { rows } = await sql<{ agent_id: string }>`
    update notification set read_at = ${at}
    where organisation_id = ${organisationId} and agent_id = ${agentId} and read_at is null and ${which}
    returning agent_id`.execute(tx)
  await addUnread(
    tx,
    organisationId,
    countBy(
      rows.map(({ agent_id }) => agent_id),
      -1,
    ),
  )
}

export type Untold = {
  id: string
  agent_id: string
  kind: NotificationKind
  conversation_id: string | null
  number: number | null
  contact_name: string | null
  hears: Hears
  language: 'nl' | 'en' | null
}

/** Take those that nobody was told of yet; they count as told from now on. */
export async function claimUntold(db: Database, organisationId: string, at: Date, limit: number): Promise<Untold[]> {
  const { rows } = await sql<Omit<Untold, 'hears'> & { hears: Partial<Hears> }>`
    with due as (
      update notification set told_at = ${at}
      where organisation_id = ${organisationId} and id in (
        select id from notification where organisation_id = ${organisationId} and told_at is null
        order by id limit ${limit} for update skip locked)
      returning *
    )
    select d.id, d.agent_id, d.kind, d.conversation_id, v.number, p.name as contact_name, a.hears, a.language
    from due d
    join agent a on a.organisation_id = ${organisationId} and a.id = d.agent_id and a.active
    left join conversation v on v.organisation_id = ${organisationId} and v.id = d.conversation_id
    left join contact p on p.organisation_id = ${organisationId} and p.id = v.contact_id
    order by d.id`.execute(db)
  return rows.map((row) => ({ ...row, hears: { ...usualHearing, ...row.hears } }))
}

export type Unmailed = {
  agent_id: string
  email: string
  name: string
  language: 'nl' | 'en' | null
  hears: Hears
  n: number
}

/** Who has had something waiting since before a moment, and has not looked. */
export async function unmailed(db: Database, organisationId: string, before: Date): Promise<Unmailed[]> {
  const { rows } = await sql<Omit<Unmailed, 'hears'> & { hears: Partial<Hears> }>`
    select w.agent_id, a.email, a.name, a.language, a.hears, w.n
    from (
      select agent_id, count(*)::int as n, min(at) as since from notification
      where organisation_id = ${organisationId} and read_at is null and mailed_at is null group by agent_id
    ) w
    join agent a on a.organisation_id = ${organisationId} and a.id = w.agent_id and a.active
    where w.since <= ${before}`.execute(db)
  return rows.map((row) => ({ ...row, hears: { ...usualHearing, ...row.hears } }))
}

/** All that waits for somebody counts as mailed. @returns how many did not before */
export async function markMailed(tx: Transaction, organisationId: string, agentId: string, at: Date): Promise<number> {
  const result = await tx
    .updateTable('notification')
    .set({ mailed_at: at })
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
