/** Likes, and what was passed on without a word. Whoever counts them finds what came or was taken back waiting. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'
import { type Ref, refs } from './thread.ts'

export type ApplauseRow = Omit<Selectable<Tables['applause']>, 'organisation_id'>
export type HeldApplause = Pick<ApplauseRow, 'id' | 'channel_id' | 'external_id' | 'account_id'>

/** `influence`: what is counted of accounts. `spread`: how far the message may go. */
const readers = ['influence', 'spread'] as const
export type ApplauseReader = (typeof readers)[number]

const columns = {
  id: 'uuid',
  channel_id: 'uuid',
  external_id: 'text',
  kind: 'text',
  account_id: 'uuid',
  about: 'text',
  at: 'timestamptz',
} as const
const waiting = { reader: 'text', applause_id: 'uuid', channel_id: 'uuid', about: 'text' } as const

export async function findApplause(tx: Transaction, organisationId: string, wanted: readonly Ref[]) {
  if (wanted.length === 0) return []
  const { rows } = await sql<HeldApplause>`
    select a.* from ${refs(wanted)}
    cross join lateral (
      select id, channel_id, external_id, account_id from applause
      where organisation_id = ${organisationId} and channel_id = ref.channel_id and external_id = ref.external_id limit 1
    ) a`.execute(tx)
  return rows
}

export async function insertApplause(tx: Transaction, organisationId: string, rows: readonly ApplauseRow[]) {
  await insertRows(tx, organisationId, 'applause', columns, rows)
  await letWait(tx, organisationId, rows)
}

/** Taken back one by one, or with all that these accounts did. */
export async function dropApplause(
  tx: Transaction,
  organisationId: string,
  { ids = [], accounts = [] }: { ids?: readonly string[]; accounts?: readonly string[] },
): Promise<void> {
  const drop = async (these: RawBuilder<unknown>) => {
    const { rows } = await sql<ApplauseRow>`
      delete from applause where organisation_id = ${organisationId} and ${these} returning *`.execute(tx)
    await letWait(tx, organisationId, rows)
  }
  if (ids.length > 0) await drop(sql`id = any(${ids}::uuid[])`)
  if (accounts.length > 0) await drop(sql`account_id = any(${accounts}::uuid[])`)
}

type Changed = Pick<ApplauseRow, 'id' | 'channel_id' | 'about'>

async function letWait(tx: Transaction, organisationId: string, changed: readonly Changed[]): Promise<void> {
  const rows = changed.flatMap(({ id, channel_id, about }) =>
    readers.map((reader) => ({ reader, applause_id: id, channel_id, about })),
  )
  await insertRows(tx, organisationId, 'applause_waiting', waiting, rows)
}

/** What this reader has to look at; it waits no longer. @returns at most `limit`, the oldest first */
export async function takeApplause(tx: Transaction, organisationId: string, reader: ApplauseReader, limit: number) {
  const { rows } = await sql<{ applause_id: string; channel_id: string; about: string }>`
    delete from applause_waiting w using (
      select applause_id as id from applause_waiting
      where organisation_id = ${organisationId} and reader = ${reader} order by applause_id limit ${limit}
    ) next
    where w.organisation_id = ${organisationId} and w.reader = ${reader} and w.applause_id = next.id
    returning w.applause_id, w.channel_id, w.about`.execute(tx)
  return rows
}

/** The messages that it is about, as far as they are held. */
export async function messagesAt(
  store: Store,
  organisationId: string,
  applause: readonly { channel_id: string; about: string }[],
): Promise<string[]> {
  if (applause.length === 0) return []
  const asked = applause.map(({ channel_id, about }) => ({ channelId: channel_id, externalId: about }))
  const { rows } = await sql<{ id: string }>`
    select distinct m.id from ${refs(asked)}
    cross join lateral (
      select id from message
      where organisation_id = ${organisationId} and channel_id = ref.channel_id and external_id = ref.external_id limit 1
    ) m`.execute(store)
  return rows.map(({ id }) => id)
}

/** Whether anything waits for this reader. */
export async function applauseWaits(store: Store, organisationId: string, reader: ApplauseReader): Promise<boolean> {
  const { rows } = await sql`
    select 1 from applause_waiting where organisation_id = ${organisationId} and reader = ${reader} limit 1`.execute(
    store,
  )
  return rows.length > 0
}

export type Applauded = {
  id: string
  by: string
  at: Date
  channel_id: string
  about: string
  /** Whether the message has come in. */
  held: boolean
  /** Who wrote it; null when it was not public, is ours, or nobody knows for sure. */
  author: string | null
}

/** Who applauded whom, as far as it stands. */
export async function readApplause(store: Store, organisationId: string, ids: readonly string[]): Promise<Applauded[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Applauded>`
    select a.id, a.account_id as by, a.at, a.channel_id, a.about, m.id is not null as held,
      case when m.direction = 'in' and m.visibility = 'public' and m.automatic is null and m.trusted and not p.ours then p.id end as author
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from applause where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) a
    left join lateral (
      select id, account_id, direction, visibility, automatic, trusted from message
      where organisation_id = ${organisationId} and channel_id = a.channel_id and external_id = a.about limit 1
    ) m on true
    left join account p on p.organisation_id = ${organisationId} and p.id = m.account_id`.execute(store)
  return rows
}

/** What is older says nothing any more. @param before an id: they rise with time. @returns whether there may be more */
export async function forgetApplause(tx: Transaction, organisationId: string, before: string, limit: number) {
  const { numAffectedRows } = await sql`
    delete from applause where organisation_id = ${organisationId} and id in (
      select id from applause where organisation_id = ${organisationId} and id < ${before}::uuid order by id limit ${limit})`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) === limit
}
