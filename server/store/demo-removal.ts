/** Everything that belongs to the demo firm, taken away without a trace: what hangs on its channels, and who is only known from them. */
import { sql } from 'kysely'
import { eraseAttachments } from './attachment.ts'
import { lockConversations } from './conversation.ts'
import type { Database, Transaction } from './database.ts'
import type { Known } from './demo.ts'
import { forgetJoins } from './demo-removal-contact.ts'
import { forgetDesk } from './demo-removal-desk.ts'
import { forgetWriting } from './draft.ts'
import { forgetAsked } from './guard.ts'
import { hitsOf, putHits } from './hit.ts'
import { listMoves, readViews } from './list.ts'
import { zoneOf } from './organisation.ts'
import { forgetWaits } from './waited.ts'

/** Rows of a statement for each of which all messages are looked through. */
const atOnce = 20

/** Whether something of these channels has arrived after a position. */
export async function hasArrivals(
  tx: Transaction,
  organisationId: string,
  channels: readonly string[],
  after: number,
): Promise<boolean> {
  const row = await tx
    .selectFrom('arrival')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('position', '>', after)
    .where('channel_id', 'in', channels)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Forget all that was said on these channels. Every key that it hangs on has an index, so it takes no longer beside much else. */
export async function forgetSaid(tx: Transaction, organisationId: string, channels: readonly string[]): Promise<Known> {
  const { rows: conversations } = await sql<{ id: string; contacts: string[] }>`
    select id, array_remove(array[contact_id, own_contact_id], null) as contacts from conversation
    where organisation_id = ${organisationId} and channel_id = any(${channels}::uuid[])`.execute(tx)
  const views = await readViews(tx, organisationId)
  for (const ids of inParts(conversations.map(({ id }) => id))) {
    const held = await lockConversations(tx, organisationId, ids)
    const moves = held.map((before) => ({ before, after: null }))
    await listMoves(tx, organisationId, moves, views)
  }
  await sql`delete from list_count where organisation_id = ${organisationId} and n = 0`.execute(tx)
  const withFiles = await tx
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', channels)
    .where('attachments', '>', 0)
    .execute()
  for (const ids of inParts(withFiles.map(({ id }) => id))) await eraseAttachments(tx, organisationId, ids)
  const accounts = await tx
    .selectFrom('message')
    .select('account_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', channels)
    .where('account_id', 'is not', null)
    .execute()
  await forgetDesk(tx, organisationId, channels)
  await deleteOf(tx, organisationId, 'outbox', channels)
  await sql`
    delete from message_revision using message
    where message_revision.organisation_id = ${organisationId} and message.organisation_id = ${organisationId}
      and message.id = message_revision.message_id and message.channel_id = any(${channels}::uuid[])`.execute(tx)
  await sql`
    delete from arrival_repeat using message
    where arrival_repeat.organisation_id = ${organisationId} and message.organisation_id = ${organisationId}
      and message.id = arrival_repeat.message_id and message.channel_id = any(${channels}::uuid[])`.execute(tx)
  for (const table of ['applause', 'applause_waiting'] as const) await deleteOf(tx, organisationId, table, channels)
  for (const table of ['correction', 'unjudged', 'spread', 'observation', 'observation_awaited'] as const)
    await sql`
      delete from ${sql.table(table)} gone using message
      where gone.organisation_id = ${organisationId} and message.organisation_id = ${organisationId}
        and message.id = gone.message_id and message.channel_id = any(${channels}::uuid[])`.execute(tx)
  await forgetHitsOn(tx, organisationId, channels)
  // What was learnt from all that was said is learnt again from what is left.
  for (const table of ['circle_run', 'spread_pace'] as const)
    await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId}`.execute(tx)
  await deleteOf(tx, organisationId, 'message', channels)
  await sql`
    delete from clock_interval using conversation
    where clock_interval.organisation_id = ${organisationId} and conversation.organisation_id = ${organisationId}
      and conversation.id = clock_interval.conversation_id and conversation.channel_id = any(${channels}::uuid[])`.execute(
    tx,
  )
  await forgetWriting(tx, organisationId, channels)
  await forgetAround(
    tx,
    organisationId,
    conversations.map(({ id }) => id),
  )
  for (const table of [
    'conversation',
    'queue_count',
    'awaited',
    'arrival',
    'arrival_day',
    'channel_hour',
    'sent_away',
    'channel_trouble',
    'channel_memory',
    'passed_minute',
  ] as const)
    await deleteOf(tx, organisationId, table, channels)
  return {
    accounts: accounts.flatMap(({ account_id }) => account_id ?? []),
    contacts: [...new Set(conversations.flatMap(({ contacts }) => contacts))],
  }
}

/** Where it met search terms of the organisation's own, it no longer counts. */
async function forgetHitsOn(tx: Transaction, organisationId: string, channels: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.message_id as id from message m
    join hit h on h.organisation_id = ${organisationId} and h.message_id = m.id
    where m.organisation_id = ${organisationId} and m.channel_id = any(${channels}::uuid[])`.execute(tx)
  const hits = await hitsOf(
    tx,
    organisationId,
    rows.map(({ id }) => id),
  )
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), hits, [])
  await sql`delete from hit_hour where organisation_id = ${organisationId} and said <= 0`.execute(tx)
  await sql`delete from hit_day where organisation_id = ${organisationId} and said <= 0`.execute(tx)
}

/** What we noted, promised and joined around conversations that go. */
async function forgetAround(tx: Transaction, organisationId: string, conversations: readonly string[]): Promise<void> {
  for (const ids of inParts(conversations)) {
    await forgetWaits(tx, organisationId, ids)
    const list = sql`any(${ids}::uuid[])`
    await sql`delete from note where organisation_id = ${organisationId} and conversation_id = ${list}`.execute(tx)
    await sql`delete from task where organisation_id = ${organisationId} and conversation_id = ${list}`.execute(tx)
    await sql`delete from merge where organisation_id = ${organisationId} and (from_id = ${list} or into_id = ${list})`.execute(
      tx,
    )
    await sql`
      delete from conversation_link
      where organisation_id = ${organisationId} and (one_id = ${list} or other_id = ${list})`.execute(tx)
  }
}

/**
 * Forget the threads of these channels that nothing hangs on. Looking for what hangs on a thread or on an account goes through every
 * message of the organisation, so this is done a few at a time, and not while anybody waits.
 */
export async function forgetThreads(db: Database, organisationId: string, channels: readonly string[]): Promise<void> {
  const threads = await db
    .selectFrom('thread')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', channels)
    .execute()
  const ids = await unused(
    db,
    organisationId,
    'thread_id',
    threads.map(({ id }) => id),
  )
  for (const some of inParts(ids, atOnce))
    await sql`delete from thread where organisation_id = ${organisationId} and id = any(${some}::uuid[])`.execute(db)
}

/**
 * Forget the accounts of which nothing is left, and the people who had no other. Who stays because of another account, and went by
 * the name of one that is gone, goes by the name of the one that is left.
 * @returns who changed
 */
export async function forgetPeople(
  db: Database,
  organisationId: string,
  known: Known,
): Promise<{ id: string; version: number }[]> {
  const accounts = await unused(db, organisationId, 'account_id', known.accounts)
  const { rows: gone } = await sql<{ name: string; contacts: string[] }>`
    select ${shownName} as name, array_remove(array[c.contact_id, c.own_id], null) as contacts
    from account a
    left join claim c on c.organisation_id = ${organisationId} and c.account_id = a.id
    where a.organisation_id = ${organisationId} and a.id = any(${accounts}::uuid[])`.execute(db)
  const contacts = [...new Set([...known.contacts, ...gone.flatMap(({ contacts: held }) => held)])]
  for (const some of inParts(accounts, atOnce)) await forgetAsked(db, organisationId, some)
  for (const some of inParts(accounts, atOnce))
    for (const { table, key } of ofAccount)
      await sql`
        delete from ${sql.table(table)}
        where organisation_id = ${organisationId} and ${sql.ref(key)} = any(${some}::uuid[])`.execute(db)
  for (const some of inParts(contacts, atOnce))
    await sql`
      delete from contact
      where organisation_id = ${organisationId} and id = any(${some}::uuid[])
        and not exists (select 1 from claim c where c.organisation_id = ${organisationId} and c.contact_id = contact.id)
        and not exists (select 1 from claim c where c.organisation_id = ${organisationId} and c.own_id = contact.id)
        and not exists (
          select 1 from conversation v where v.organisation_id = ${organisationId} and v.contact_id = contact.id)`.execute(
      db,
    )
  await forgetJoins(db, organisationId, contacts)
  return rename(
    db,
    organisationId,
    contacts,
    gone.map(({ name }) => name),
  )
}

/** What is known of an account, in the order in which it hangs together. */
const ofAccount = [
  { table: 'applause', key: 'account_id' },
  { table: 'circle_place', key: 'account_id' },
  { table: 'observation', key: 'account_id' },
  { table: 'interaction', key: 'to_account_id' },
  { table: 'interaction', key: 'from_account_id' },
  { table: 'account_evidence', key: 'account_id' },
  { table: 'account_compared', key: 'account_id' },
  { table: 'account_key', key: 'account_id' },
  { table: 'claim', key: 'account_id' },
  { table: 'account', key: 'id' },
] as const

async function rename(db: Database, organisationId: string, contacts: readonly string[], gone: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    update contact set name = own.name, version = contact.version + 1
    from (
      select c.contact_id, ${shownName} as name, row_number() over (partition by c.contact_id order by c.since, c.id) as place
      from claim c
      join account a on a.organisation_id = ${organisationId} and a.id = c.account_id
      where c.organisation_id = ${organisationId} and c.withdrawn_at is null and c.contact_id = any(${contacts}::uuid[])
    ) own
    where contact.organisation_id = ${organisationId} and contact.id = own.contact_id and own.place = 1
      and contact.name <> own.name and contact.name = any(${gone}::text[])
    returning contact.id, contact.version`.execute(db)
  return rows
}

/** Forget the channels themselves, and the keys for programs that were made for them. */
export async function forgetChannels(
  tx: Transaction,
  organisationId: string,
  channels: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('api_key')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', channels)
    .execute()
  await tx.deleteFrom('channel').where('organisation_id', '=', organisationId).where('id', 'in', channels).execute()
}

/** Those of these threads or accounts that no message names, found in one go. */
async function unused(db: Database, organisationId: string, key: 'thread_id' | 'account_id', ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select distinct ${sql.ref(key)} as id from message
    where organisation_id = ${organisationId} and ${sql.ref(key)} = any(${ids}::uuid[])`.execute(db)
  const used = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !used.has(id))
}

/** What an account is called: see `nameOf` in domain/contact. */
const shownName = sql`coalesce(nullif(a.name, ''), nullif(a.handle, ''), a.external_id)`

type OfChannel =
  | 'applause'
  | 'applause_waiting'
  | 'outbox'
  | 'message'
  | 'conversation'
  | 'queue_count'
  | 'awaited'
  | 'thread'
  | 'arrival'
  | 'arrival_day'
  | 'channel_hour'
  | 'sent_away'
  | 'channel_trouble'
  | 'channel_memory'
  | 'passed_minute'

async function deleteOf(
  tx: Transaction,
  organisationId: string,
  table: OfChannel,
  channels: readonly string[],
): Promise<void> {
  await sql`
    delete from ${sql.table(table)}
    where organisation_id = ${organisationId} and channel_id = any(${channels}::uuid[])`.execute(tx)
}

/** Lists that stand in a statement one by one are kept short. */
function* inParts<T>(list: readonly T[], size = 1000): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}
