/** What people said of messages, and which messages wait to be judged. */
import { sql } from 'kysely'
import type { Corrected, Judged } from '../../domain/language/reading.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

/** What is needed of a message to judge it, or to say something of it. */
export type Worded = {
  id: string
  version: number
  conversation_id: string | null
  subject: string | null
  text: string
  quoted_from: number | null
  judged: Judged | null
  corrected: Corrected | null
}

/** Messages of customers that still say something, in the order of ids; locked where they are to be changed. */
export async function readWorded(
  store: Store,
  organisationId: string,
  ids: readonly string[],
  lock: boolean,
): Promise<Worded[]> {
  const { rows } = await sql<Worded>`
    select m.* from unnest(${ids.toSorted()}::uuid[]) as wanted(id)
    cross join lateral (
      select id, version, conversation_id, subject, text, quoted_from, judged, corrected from message
      where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' and state <> 'deleted' and automatic is null
      limit 1 ${lock ? sql`for update` : sql``}
    ) m`.execute(store)
  return rows
}

type Reading = { id: string; judged: Judged | null; corrected: Corrected | null; reads: string[] | null }

/** What is said of messages now. @returns them, with their new version */
export async function saveReadings(
  tx: Transaction,
  organisationId: string,
  readings: readonly Reading[],
): Promise<{ id: string; version: number }[]> {
  if (readings.length === 0) return []
  const shape = { id: 'uuid', judged: 'jsonb', corrected: 'jsonb', reads: 'text[]' } as const
  const { rows } = await sql<{ id: string; version: number }>`
    update message set judged = row.judged, corrected = row.corrected, reads = row.reads, version = message.version + 1
    from ${recordset('row', shape, readings)}
    where message.organisation_id = ${organisationId} and message.id = row.id
    returning message.id, message.version`.execute(tx)
  return rows
}

/** Which of these names any message of a conversation reads. */
export async function readsIn(
  tx: Transaction,
  organisationId: string,
  conversationId: string,
  names: readonly string[],
  since: Date | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from message, unnest(reads) as name
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and name = any(${names}::text[])
      and (${since}::timestamptz is null or received_at >= ${since})`.execute(tx)
  return rows.map(({ name }) => name)
}

export type CorrectionRow = {
  message_id: string
  aspect: string
  value: string
  machine_value: string | null
  machine_chance: number | null
  agent_id: string
  made_at: Date
}

/** The newest word on an aspect takes the place of the one before. */
export async function saveCorrection(tx: Transaction, organisationId: string, row: CorrectionRow): Promise<void> {
  const { message_id: _message, aspect: _aspect, ...said } = row
  await tx
    .insertInto('correction')
    .values({ organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'message_id', 'aspect']).doUpdateSet(said))
    .execute()
}

export async function forgetCorrection(
  tx: Transaction,
  organisationId: string,
  messageId: string,
  aspect: string,
): Promise<void> {
  await tx
    .deleteFrom('correction')
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .where('aspect', '=', aspect)
    .execute()
}

/** The words that they were about are gone. */
export async function forgetCorrections(
  tx: Transaction,
  organisationId: string,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`delete from correction where organisation_id = ${organisationId} and message_id = any(${messageIds}::uuid[])`.execute(
    tx,
  )
}

/** What people said of a message, newest first. */
export async function correctionsOf(
  store: Store,
  organisationId: string,
  messageId: string,
): Promise<(CorrectionRow & { alias: string })[]> {
  return store
    .selectFrom('correction')
    .innerJoin('agent', (join) =>
      join
        .onRef('agent.organisation_id', '=', 'correction.organisation_id')
        .onRef('agent.id', '=', 'correction.agent_id'),
    )
    .select(['message_id', 'aspect', 'value', 'machine_value', 'machine_chance', 'agent_id', 'made_at', 'agent.alias'])
    .where('correction.organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .orderBy('made_at', 'desc')
    .orderBy('aspect')
    .execute()
}

/** What people said last, with the first words of the messages. */
export async function latestCorrections(
  store: Store,
  organisationId: string,
  limit: number,
): Promise<(CorrectionRow & { alias: string; conversation_id: string | null; begins: string })[]> {
  return store
    .selectFrom('correction')
    .innerJoin('agent', (join) =>
      join
        .onRef('agent.organisation_id', '=', 'correction.organisation_id')
        .onRef('agent.id', '=', 'correction.agent_id'),
    )
    .innerJoin('message', (join) =>
      join
        .onRef('message.organisation_id', '=', 'correction.organisation_id')
        .onRef('message.id', '=', 'correction.message_id'),
    )
    .select(['message_id', 'aspect', 'value', 'machine_value', 'machine_chance', 'correction.agent_id', 'made_at'])
    .select(['agent.alias', 'message.conversation_id', sql<string>`left(message.text, 160)`.as('begins')])
    .where('correction.organisation_id', '=', organisationId)
    .orderBy('made_at', 'desc')
    .orderBy('message_id')
    .orderBy('aspect')
    .limit(limit)
    .execute()
}

/** How often each aspect was corrected. */
export async function countCorrections(store: Store, organisationId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ aspect: string; n: number }>`
    select aspect, count(*)::int as n from correction where organisation_id = ${organisationId} group by aspect`.execute(
    store,
  )
  return new Map(rows.map(({ aspect, n }) => [aspect, n]))
}

/** Messages that are to be judged in the background; one that waits already waits anew. */
export async function putUnjudged(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  since: Date,
): Promise<void> {
  const rows = ids.map((message_id) => ({ message_id, since }))
  const anew = sql`on conflict (organisation_id, message_id) do update set since = excluded.since`
  await insertRows(tx, organisationId, 'unjudged', unjudged, rows, anew)
}

const unjudged = { message_id: 'uuid', since: 'timestamptz' } as const
type Unjudged = { message_id: string; since: Date }

/** @returns some of those that wait */
export async function someUnjudged(store: Store, organisationId: string, limit: number): Promise<Unjudged[]> {
  return store
    .selectFrom('unjudged')
    .select(['message_id', 'since'])
    .where('organisation_id', '=', organisationId)
    .orderBy('message_id')
    .limit(limit)
    .execute()
}

/** These have been judged; what was put here again meanwhile waits on. */
export async function takeUnjudged(tx: Transaction, organisationId: string, rows: readonly Unjudged[]): Promise<void> {
  await sql`
    delete from unjudged using ${recordset('row', unjudged, rows)}
    where unjudged.organisation_id = ${organisationId} and unjudged.message_id = row.message_id and unjudged.since = row.since`.execute(
    tx,
  )
}

/** The words that were to be judged are gone. */
export async function forgetUnjudged(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from unjudged where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

/** Whether any message waits. */
export async function isAnyUnjudged(store: Store, organisationId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from unjudged where organisation_id = ${organisationId} limit 1`.execute(store)
  return rows.length > 0
}

/** How many wait, and since when. */
export async function waitingToBeJudged(
  store: Store,
  organisationId: string,
): Promise<{ n: number; since: Date | null }> {
  const { rows } = await sql<{ n: number; since: Date | null }>`
    select count(*)::int as n, min(since) as since from unjudged where organisation_id = ${organisationId}`.execute(
    store,
  )
  return rows[0] ?? { n: 0, since: null }
}
