/** What is heard: around us, and to us where everybody can read it; and what becomes of posts that are in nobody's conversation. */
import { sql } from 'kysely'
import { longFrom } from '../../domain/listening/snippet.ts'
import type { Visibility } from '../../domain/message/message.ts'
import { forgetRaw } from './arrival.ts'
import type { Store, Transaction } from './database.ts'
import { eraseMessages } from './message.ts'
import type { PageKey } from './queue.ts'
import { recordset } from './rows.ts'

export type StreamFilters = {
  channel?: string | undefined
  sentiment?: string | undefined
  trait?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** What stands in the stream: as in the indexes that begin with `message_heard`. Loose words of ours are among it. */
export const isHeard = sql<boolean>`thread_id is not null and state <> 'deleted'
  and (conversation_id is null or direction = 'in' and not (addressed and visibility in ('direct', 'phone')))`

/** A page of the stream, newest first. */
export async function pageOfListened(
  store: Store,
  organisationId: string,
  { channel, sentiment, trait, from, until }: StreamFilters,
  after: PageKey | null,
  limit: number,
): Promise<{ id: string; channel_id: string; received_at: Date }[]> {
  const reads = [sentiment, trait].filter((name) => name !== undefined)
  return store
    .selectFrom('message')
    .select(['id', 'channel_id', 'received_at'])
    .where('organisation_id', '=', organisationId)
    .where(isHeard)
    .$if(reads.length > 0, (query) => query.where(sql<boolean>`reads @> ${reads}::text[]`))
    .$if(channel !== undefined, (query) => query.where('channel_id', '=', channel ?? ''))
    .$if(from !== undefined, (query) => query.where('received_at', '>=', new Date(from ?? 0)))
    .$if(until !== undefined, (query) => query.where('received_at', '<', new Date(until ?? 0)))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The newest of the stream, as many as are wanted. */
export async function newestHeard(store: Store, organisationId: string, limit: number): Promise<string[]> {
  const rows = await pageOfListened(store, organisationId, {}, null, limit)
  return rows.map(({ id }) => id)
}

/** What is needed of a post to take it in as if it had been said to us. */
export type Post = {
  id: string
  version: number
  channel_id: string
  external_id: string
  conversation_id: string | null
  direction: 'in' | 'out'
  state: 'present' | 'edited' | 'deleted'
  visibility: Visibility
  subject: string | null
  text: string
  quoted_from: number | null
  in_reply_to: string | null
  published_at: Date
  received_at: Date
  reads: string[] | null
  network: string
  account: string
}

export async function readPost(tx: Transaction, organisationId: string, id: string): Promise<Post | undefined> {
  const { rows } = await sql<Post>`
    select m.id, m.version, m.channel_id, m.external_id, m.conversation_id, m.direction, m.state, m.visibility, m.subject, m.text,
      m.quoted_from, m.in_reply_to, m.published_at, m.received_at, m.reads, a.network, a.external_id as account
    from message m
    join account a on a.organisation_id = ${organisationId} and a.id = m.account_id
    where m.organisation_id = ${organisationId} and m.id = ${id}`.execute(tx)
  return rows[0]
}

/** Erase posts whose time has come, text, link and all. @returns them, with their new version */
export async function forgetListened(
  tx: Transaction,
  organisationId: string,
  at: Date,
  limit: number,
): Promise<{ id: string; version: number }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message where organisation_id = ${organisationId} and retain_until < ${at}
    order by retain_until limit ${limit} for update skip locked`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, ids))
  return tx
    .updateTable('message')
    .set({ retain_until: null, url: null })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .returning(['id', 'version'])
    .execute()
}

/** Long posts that nobody engaged with, of before a moment; they stay locked. */
export async function longListened(
  tx: Transaction,
  organisationId: string,
  before: Date,
  limit: number,
): Promise<{ id: string; text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, text from message
    where organisation_id = ${organisationId} and received_at < ${before} and retain_until is not null and length(text) > ${sql.lit(longFrom)}
    order by received_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** @returns them, with their new version */
export async function shortenListened(
  tx: Transaction,
  organisationId: string,
  posts: readonly { id: string; text: string }[],
): Promise<{ id: string; version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    update message set text = post.text, html = null, quoted_from = null, version = version + 1
    from ${recordset('post', { id: 'uuid', text: 'text' }, posts)}
    where message.organisation_id = ${organisationId} and message.id = post.id
    returning message.id, message.version`.execute(tx)
  return rows
}

/** What is in a conversation is kept as long as the conversation. */
export async function keepPosts(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update message set retain_until = null
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) and retain_until is not null`.execute(tx)
}
