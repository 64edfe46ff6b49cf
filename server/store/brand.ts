/**
 * How people speak of us and of competitors, kept per week: what each message added, what each account said, and sums over accounts. One
 * worker at a time writes them (it holds the place of the reader `brand`), so that they add up. See `domain/brand`.
 */
import { sql } from 'kysely'
import { type Board, type By, type Cell, boardOf as loaded } from '../../domain/brand/board.ts'
import type { Said } from '../../domain/brand/heard.ts'
import type { Store, Transaction } from './database.ts'
import type { PageKey } from './queue.ts'
import { insertRows, recordset } from './rows.ts'
import type { Tables } from './tables.ts'

/** What a message added in its week. */
export type KeptSaid = Said & { messageId: string; week: string; labelIds: string[]; at: Date }

/** All subjects together: no subject is called so. */
const all = 'all'
const subjectKey = (subject: string | null) => subject ?? all

const saidColumns = {
  message_id: 'uuid',
  subject: 'text',
  week: 'date',
  account_id: 'uuid',
  topic: 'text',
  network: 'text',
  label_ids: 'uuid[]',
  said_at: 'timestamptz',
  fresh: 'int',
  loud: 'int',
  tone: 'int',
  doubt: 'int',
} as const
const voiceColumns = {
  week: 'date',
  account_id: 'uuid',
  subject: 'text',
  topic: 'text',
  network: 'text',
  messages: 'int',
  fresh: 'bigint',
  loud: 'bigint',
  tone: 'bigint',
  doubt: 'bigint',
} as const
const sumColumns = {
  week: 'date',
  subject: 'text',
  kind: 'text',
  name: 'text',
  accounts: 'int',
  messages: 'int',
  weight: 'bigint',
  tone: 'bigint',
  doubt: 'bigint',
  weight2: 'bigint',
  weight_tone: 'bigint',
  tone2: 'bigint',
  weight_all: 'bigint',
} as const

/** What these messages added. */
export async function saidOf(store: Store, organisationId: string, ids: readonly string[]): Promise<KeptSaid[]> {
  const rows = await store
    .selectFrom('brand_said')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    subject: row.subject,
    week: row.week,
    account: row.account_id,
    topic: row.topic,
    group: row.network,
    labelIds: row.label_ids,
    at: row.said_at,
    counts: { messages: 1, fresh: row.fresh, loud: row.loud, tone: row.tone, doubt: row.doubt },
  }))
}

/** From now on these add that, and nothing else. @param before all that they added until now */
export async function putSaid(
  tx: Transaction,
  organisationId: string,
  before: readonly KeptSaid[],
  after: readonly KeptSaid[],
): Promise<void> {
  const row = ({ messageId, account, group, labelIds, at, counts, subject, week, topic }: KeptSaid) => {
    const { messages: _one, ...sums } = counts
    const of = { message_id: messageId, account_id: account, network: group, label_ids: labelIds, said_at: at }
    return { ...of, subject, week, topic, ...sums }
  }
  if (before.length > 0)
    await sql`
      delete from brand_said using ${recordset('row', saidColumns, before.map(row))}
      where brand_said.organisation_id = ${organisationId} and brand_said.message_id = row.message_id
        and brand_said.subject = row.subject`.execute(tx)
  await insertRows(tx, organisationId, 'brand_said', saidColumns, after.map(row))
}

/** What these accounts said in a week, and all sums of it. */
export async function readBoard(
  store: Store,
  organisationId: string,
  week: string,
  accounts: readonly string[],
): Promise<Board> {
  const voices = await store
    .selectFrom('brand_voice')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('week', '=', week)
    .where('account_id', '=', sql<string>`any(${accounts}::uuid[])`)
    .execute()
  const said = voices.map(({ account_id, network, subject, topic, messages, fresh, loud, tone, doubt }) => {
    const counts = { messages, fresh, loud, tone, doubt }
    return { account: account_id, group: network, subject, topic, counts }
  })
  return loaded(said, (await readSums(store, organisationId, { from: week, until: week })).get(week) ?? [])
}

/** Sums of the weeks from one until another (both in it), by week. @param by of only this, beside the whole */
export async function readSums(
  store: Store,
  organisationId: string,
  span: { from: string; until: string },
  by?: By,
): Promise<Map<string, Cell[]>> {
  const name = by === undefined || by.kind === 'all' ? '' : by.name
  const rows = await store
    .selectFrom('brand_sum')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('week', '>=', span.from)
    .where('week', '<=', span.until)
    .$if(by !== undefined, (query) =>
      query.where('kind', 'in', ['all', by?.kind ?? 'all']).where('name', 'in', ['', name]),
    )
    .execute()
  const weeks = new Map<string, Cell[]>()
  for (const row of rows) weeks.set(row.week, [...(weeks.get(row.week) ?? []), cellOf(row)])
  return weeks
}

function cellOf(row: Tables['brand_sum']): Cell {
  const { subject, kind, name, accounts, messages, weight, tone, doubt, weight2, tone2 } = row
  const more = { weightTone: row.weight_tone, weightAll: row.weight_all }
  return {
    subject: subject === all ? null : subject,
    by: kind === 'all' ? { kind } : { kind, name },
    sums: { accounts, messages, weight, tone, doubt, weight2, tone2, ...more },
  }
}

/** Write what changed between two boards of a week; of accounts only those that are named. */
export async function saveBoard(
  tx: Transaction,
  organisationId: string,
  week: string,
  accounts: readonly string[],
  before: Board,
  after: Board,
): Promise<void> {
  await sql`
    delete from brand_voice
    where organisation_id = ${organisationId} and week = ${week}::date and account_id = any(${accounts}::uuid[])`.execute(
    tx,
  )
  const voices = accounts.flatMap((account) => [...(after.voices.get(account)?.values() ?? [])])
  const rows = voices.map(({ account, group, subject, topic, counts }) => {
    return { week, account_id: account, network: group, subject, topic, ...counts }
  })
  await insertRows(tx, organisationId, 'brand_voice', voiceColumns, rows)
  const gone = [...before.cells].flatMap(([key, cell]) => (after.cells.has(key) ? [] : [sumRow(week, cell)]))
  if (gone.length > 0)
    await sql`
      delete from brand_sum using ${recordset('row', sumColumns, gone)}
      where brand_sum.organisation_id = ${organisationId} and brand_sum.week = ${week}::date
        and brand_sum.subject = row.subject and brand_sum.kind = row.kind and brand_sum.name = row.name`.execute(tx)
  const moved = [...after.cells].flatMap(([key, cell]) => (before.cells.get(key) === cell ? [] : [sumRow(week, cell)]))
  await insertRows(
    tx,
    organisationId,
    'brand_sum',
    sumColumns,
    moved,
    sql`on conflict (organisation_id, week, subject, kind, name) do update set accounts = excluded.accounts, messages = excluded.messages,
      weight = excluded.weight, tone = excluded.tone, doubt = excluded.doubt, weight2 = excluded.weight2,
      weight_tone = excluded.weight_tone, tone2 = excluded.tone2, weight_all = excluded.weight_all`,
  )
}

function sumRow(week: string, { subject, by, sums }: Cell) {
  const { weightTone, weightAll, ...plain } = sums
  const of = { week, subject: subjectKey(subject), kind: by.kind, name: by.kind === 'all' ? '' : by.name }
  return { ...of, ...plain, weight_tone: weightTone, weight_all: weightAll }
}

/**
 * The time of these messages has come: what they said stays in the sums, and nothing says any more who said it. An account of which
 * nothing is left in a week is forgotten there.
 */
export async function letGoOfSaid(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ week: string; account_id: string }>`
    delete from brand_said where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])
    returning week, account_id`.execute(tx)
  if (rows.length === 0) return
  await sql`
    delete from brand_voice using ${recordset('row', { week: 'date', account_id: 'uuid' }, rows)}
    where brand_voice.organisation_id = ${organisationId} and brand_voice.week = row.week and brand_voice.account_id = row.account_id
      and not exists (
        select 1 from brand_said s
        where s.organisation_id = ${organisationId} and s.account_id = row.account_id and s.week = row.week)`.execute(
    tx,
  )
}

export type SaidFilters = { subject: string; week: string; topic?: string | undefined; network?: string | undefined }

/** A page of the messages that a figure is made of, newest first. */
export async function pageOfSaid(
  store: Store,
  organisationId: string,
  { subject, week, topic, network }: SaidFilters,
  after: PageKey | null,
  limit: number,
): Promise<{ message_id: string; said_at: Date }[]> {
  return store
    .selectFrom('brand_said')
    .select(['message_id', 'said_at'])
    .where('organisation_id', '=', organisationId)
    .where('subject', '=', subject)
    .where('week', '=', week)
    .$if(topic !== undefined, (query) => query.where('topic', '=', topic ?? ''))
    .$if(network !== undefined, (query) => query.where('network', '=', network ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(said_at, message_id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('said_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute()
}

/** The first week of which something is kept. */
export async function firstWeek(store: Store, organisationId: string): Promise<string | null> {
  const row = await store
    .selectFrom('brand_sum')
    .select('week')
    .where('organisation_id', '=', organisationId)
    .orderBy('week')
    .limit(1)
    .executeTakeFirst()
  return row?.week ?? null
}

/** Nothing is kept of a week any more: for who counts it anew. */
export async function clearWeek(tx: Transaction, organisationId: string, week: string): Promise<void> {
  for (const table of ['brand_said', 'brand_voice', 'brand_sum'] as const)
    await tx.deleteFrom(table).where('organisation_id', '=', organisationId).where('week', '=', week).execute()
}
