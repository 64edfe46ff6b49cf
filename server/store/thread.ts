/** Threads: the channel's tree of who answers what. Two that turn out to be one are joined by a pointer, never rewritten. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

export type ThreadRow = { id: string; channel_id: string; root: string | null; created_at: Date }
/** An external id on one channel. */
export type Ref = { channelId: string; externalId: string }

const refColumns = { channel_id: 'uuid', external_id: 'text' } as const

/** `(channel, external id)` pairs as a recordset to join with. */
export function refs(of: readonly Ref[]) {
  return recordset(
    'ref',
    refColumns,
    of.map((one) => ({ channel_id: one.channelId, external_id: one.externalId })),
  )
}

export async function findAwaited(tx: Transaction, organisationId: string, wanted: readonly Ref[]) {
  const { rows } = await sql<{ channel_id: string; external_id: string; thread_id: string }>`
    select a.channel_id, a.external_id, coalesce(t.joined_to, t.id) as thread_id
    from ${refs(wanted)}
    cross join lateral (
      select * from awaited
      where organisation_id = ${organisationId} and channel_id = ref.channel_id and external_id = ref.external_id limit 1
    ) a
    join thread t on t.organisation_id = ${organisationId} and t.id = a.thread_id`.execute(tx)
  return rows
}

export async function findThreadsByRoot(tx: Transaction, organisationId: string, wanted: readonly Ref[]) {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ channel_id: string; root: string; thread_id: string }>`
    select t.channel_id, t.root, coalesce(t.joined_to, t.id) as thread_id
    from ${refs(wanted)}
    cross join lateral (
      select * from thread
      where organisation_id = ${organisationId} and channel_id = ref.channel_id and root = ref.external_id limit 1
    ) t`.execute(tx)
  return rows
}

export async function insertThreads(
  tx: Transaction,
  organisationId: string,
  rows: readonly ThreadRow[],
): Promise<number> {
  const columns = { id: 'uuid', channel_id: 'uuid', root: 'text', created_at: 'timestamptz' } as const
  return insertRows(tx, organisationId, 'thread', columns, rows)
}

/** From now on everything of `from` counts as of `into`, whatever had been joined to it included. */
export async function joinThreads(
  tx: Transaction,
  organisationId: string,
  pairs: readonly { from: string; into: string }[],
): Promise<void> {
  for (const { from, into } of pairs) {
    await sql`
      update thread set joined_to = ${into}
      where organisation_id = ${organisationId} and (id = ${from} or joined_to = ${from})`.execute(tx)
    await sql`
      update conversation set thread_id = ${into}
      where organisation_id = ${organisationId} and thread_id = ${from}`.execute(tx)
  }
}

export async function awaitRefs(
  tx: Transaction,
  organisationId: string,
  rows: readonly (Ref & { threadId: string })[],
): Promise<void> {
  const columns = { channel_id: 'uuid', external_id: 'text', thread_id: 'uuid' } as const
  const wanted = rows.map((one) => ({
    channel_id: one.channelId,
    external_id: one.externalId,
    thread_id: one.threadId,
  }))
  await insertRows(tx, organisationId, 'awaited', columns, wanted)
}

export async function stopAwaiting(tx: Transaction, organisationId: string, arrived: readonly Ref[]): Promise<void> {
  if (arrived.length === 0) return
  await sql`
    delete from awaited using ${refs(arrived)}
    where awaited.organisation_id = ${organisationId}
      and awaited.channel_id = ref.channel_id and awaited.external_id = ref.external_id`.execute(tx)
}
