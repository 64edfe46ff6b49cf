/** Conversations, the clocks that run over them, and the counters of the queues. Reading for screens is in `store/queue.ts`. */

import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ClockMove, Conversation } from '../../domain/conversation/conversation.ts'
import type { Feeling } from '../../domain/suppression/pain.ts'
import { Passing, type Store, type Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type ConversationRow = Selectable<Tables['conversation']>

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    number: row.number,
    token: row.token,
    channelId: row.channel_id,
    threadId: row.thread_id,
    contactId: row.contact_id,
    matterId: row.matter_id,
    subject: row.subject,
    snippet: row.snippet,
    workState: row.work_state,
    customerWord: row.customer_word,
    history: row.history,
    teamId: row.team_id,
    agentId: row.agent_id,
    contactCount: row.contact_count,
    said: row.said,
    version: row.version,
    openedAt: row.opened_at,
    lastMessageAt: row.last_message_at,
    lastDirection: row.last_direction,
    waitsSince: row.waits_since,
    dueAt: row.due_at,
    boost: row.boost,
    labelIds: row.label_ids,
    followerIds: row.follower_ids,
    snoozedUntil: row.snoozed_until,
    takenAt: row.taken_at,
    mergedInto: row.merged_into,
    danger: row.danger,
    lastReads: row.last_reads,
    ...feelingIn(row),
    soothedAt: row.soothed_at,
  }
}

export const feelingIn = (row: ConversationRow): Feeling => ({
  painSince: row.pain_since,
  painAt: row.pain_at,
  painFor: row.pain_for,
  painBecause: row.pain_because,
  easedAt: row.eased_at,
  heardAt: row.heard_at,
})

const columns = {
  id: 'uuid',
  number: 'bigint',
  token: 'text',
  channel_id: 'uuid',
  thread_id: 'uuid',
  contact_id: 'uuid',
  matter_id: 'uuid',
  subject: 'text',
  snippet: 'text',
  work_state: 'text',
  customer_word: 'text',
  history: 'boolean',
  team_id: 'uuid',
  agent_id: 'uuid',
  contact_count: 'int',
  said: 'int',
  version: 'int',
  opened_at: 'timestamptz',
  last_message_at: 'timestamptz',
  last_direction: 'text',
  waits_since: 'timestamptz',
  due_at: 'timestamptz',
  boost: 'jsonb',
  label_ids: 'uuid[]',
  follower_ids: 'uuid[]',
  snoozed_until: 'timestamptz',
  taken_at: 'timestamptz',
  merged_into: 'uuid',
  danger: 'text',
  last_reads: 'text[]',
  pain_since: 'timestamptz',
  pain_at: 'timestamptz',
  pain_for: 'text',
  pain_because: 'uuid[]',
  eased_at: 'timestamptz',
  heard_at: 'timestamptz',
  soothed_at: 'timestamptz',
} as const

function toRow(one: Conversation) {
  return {
    id: one.id,
    number: one.number,
    token: one.token,
    channel_id: one.channelId,
    thread_id: one.threadId,
    contact_id: one.contactId,
    matter_id: one.matterId,
    subject: one.subject,
    snippet: one.snippet,
    work_state: one.workState,
    customer_word: one.customerWord,
    history: one.history,
    team_id: one.teamId,
    agent_id: one.agentId,
    contact_count: one.contactCount,
    said: one.said,
    version: one.version,
    opened_at: one.openedAt,
    last_message_at: one.lastMessageAt,
    last_direction: one.lastDirection,
    waits_since: one.waitsSince,
    due_at: one.dueAt,
    boost: one.boost,
    label_ids: one.labelIds,
    follower_ids: one.followerIds,
    snoozed_until: one.snoozedUntil,
    taken_at: one.takenAt,
    merged_into: one.mergedInto,
    danger: one.danger,
    last_reads: one.lastReads,
    pain_since: one.painSince,
    pain_at: one.painAt,
    pain_for: one.painFor,
    pain_because: one.painBecause,
    eased_at: one.easedAt,
    heard_at: one.heardAt,
    soothed_at: one.soothedAt,
  }
}

/** What may point a batch at conversations; see `loadConversations`. */
export type Wanted = {
  ids: readonly string[]
  numbers: readonly number[]
  /** One person's dialogues in a thread. */
  pairs: readonly { threadId: string; contactId: string }[]
  /** Private threads, in which the newest three conversations are enough to find the one that goes on. */
  threads: readonly string[]
}

/**
 * Load and lock conversations, in order of id so that no two transactions wait for each other.
 * @returns those that were asked for, and those in which some of them go on
 */
export async function loadConversations(
  tx: Transaction,
  organisationId: string,
  wanted: Wanted,
): Promise<{ asked: Conversation[]; followed: Conversation[] }> {
  const pairs = wanted.pairs.map((one) => ({ thread_id: one.threadId, contact_id: one.contactId }))
  const found = (column: string, type: string, values: readonly unknown[]) => sql`
    select c.* from unnest(${values}::${sql.raw(type)}[]) as wanted(value)
    cross join lateral (
      select id, merged_into from conversation where organisation_id = ${organisationId} and ${sql.ref(column)} = wanted.value limit 1
    ) c`
  const { rows } = await sql<Pick<ConversationRow, 'id' | 'merged_into'>>`
    ${found('id', 'uuid', wanted.ids)} union ${found('number', 'bigint', wanted.numbers)}
    union
    select c.* from ${recordset('pair', { thread_id: 'uuid', contact_id: 'uuid' }, pairs)}
    cross join lateral (
      select id, merged_into from conversation
      where organisation_id = ${organisationId} and thread_id = pair.thread_id and contact_id = pair.contact_id
    offset 0) c
    union
    select c.* from unnest(${wanted.threads}::uuid[]) as t(id)
    cross join lateral (
      -- Fenced, so that the order is made of the thread's few rows and never looked for among all of the organisation's.
      select id, merged_into from (
        select id, merged_into, last_message_at from conversation
        where organisation_id = ${organisationId} and thread_id = t.id offset 0) few
      order by last_message_at desc limit 3
    ) c`.execute(tx)
  if (rows.length === 0) return { asked: [], followed: [] }
  const ids = new Set(rows.map((row) => row.id))
  const all = await lockConversations(tx, organisationId, [
    ...new Set([...ids, ...rows.flatMap((row) => row.merged_into ?? [])]),
  ])
  const held = new Set(all.map((one) => one.id))
  if (all.some((one) => ids.has(one.id) && one.mergedInto && !held.has(one.mergedInto)))
    throw new Passing('A conversation was merged in between')
  return { asked: all.filter((one) => ids.has(one.id)), followed: all.filter((one) => !ids.has(one.id)) }
}

/** Conversations by id, as they are, without holding them. */
export async function readConversations(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ConversationRow>`
    select c.* from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) c`.execute(store)
  return rows.map(toConversation)
}

/** Lock conversations by id, in order. */
export async function lockConversations(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Conversation[]> {
  const { rows } = await sql<ConversationRow>`
    select c.* from unnest(${ids.toSorted()}::uuid[]) as wanted(id)
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = wanted.id limit 1 for update
    ) c`.execute(tx)
  return rows.map(toConversation)
}

/**
 * Write conversations: new ones, and what a transition may change of those that are there. Who and where one is about never changes.
 * An upsert, because it finds its rows by the key whatever the statistics say.
 */
export async function saveConversations(
  tx: Transaction,
  organisationId: string,
  all: readonly Conversation[],
): Promise<void> {
  await insertRows(tx, organisationId, 'conversation', columns, all.map(toRow), onlyWhatMoves)
}

const fixed = ['id', 'number', 'token', 'channel_id', 'contact_id', 'opened_at']
const moving = Object.keys(columns).filter((column) => !fixed.includes(column))
const onlyWhatMoves = sql`on conflict (organisation_id, id) do update set ${sql.join(
  moving.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
)}`

/** What is read from what the customer said last. @param table by which the conversation goes in the statement */
export const lastReadsOf = (organisationId: string, table: string) => sql<string[] | null>`(
  select reads from message
  where organisation_id = ${organisationId} and conversation_id = ${sql.ref(`${table}.id`)} and direction = 'in'
  order by received_at desc, id desc limit 1)`

/** Write the intervals that clocks ran. Two moves at the same instant leave one interval that goes on. */
export async function moveClocks(tx: Transaction, organisationId: string, moves: readonly ClockMove[]): Promise<void> {
  const opened = new Map<string, { conversation_id: string; kind: string; since: Date; until: Date | null }>()
  const running = new Map<string, string>()
  const closed: { conversation_id: string; kind: string; until: Date }[] = []
  for (const { conversationId, kind, at, does } of moves) {
    const clock = `${conversationId} ${kind}`
    const interval = `${clock} ${at.getTime()}`
    const open = opened.get(running.get(clock) ?? '')
    if (does === 'start') {
      opened.set(interval, { conversation_id: conversationId, kind, since: at, until: null })
      running.set(clock, interval)
    } else if (open) {
      open.until = at
      running.delete(clock)
    } else closed.push({ conversation_id: conversationId, kind, until: at })
  }
  if (closed.length) {
    const shape = { conversation_id: 'uuid', kind: 'text', until: 'timestamptz' } as const
    await sql`
      update clock_interval set until = greatest(row.until, clock_interval.since)
      from ${recordset('row', shape, closed)}
      where clock_interval.organisation_id = ${organisationId} and clock_interval.conversation_id = row.conversation_id
        and clock_interval.kind = row.kind and clock_interval.until is null`.execute(tx)
  }
  const shape = { conversation_id: 'uuid', kind: 'text', since: 'timestamptz', until: 'timestamptz' } as const
  const goOn = sql`on conflict (organisation_id, conversation_id, kind, since) do update set until = excluded.until`
  await insertRows(tx, organisationId, 'clock_interval', shape, [...opened.values()], goOn)
}
