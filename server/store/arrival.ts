/** The arrival ledger: everything a channel handed over, in order, and what became of it. */
import { sql } from 'kysely'
import { type Outcome, outcomes } from '../../domain/message/message.ts'
import type { Database, Store, Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

export type Arrival = {
  position: number
  channelId: string
  receivedAt: Date
  day: string
  history: boolean
  raw: Uint8Array
}

export type Verdict = {
  position: number
  channelId: string
  day: string
  outcome: Outcome
  reason: string | null
  messageId: string | null
}

export type ArrivalRow = {
  position: number
  channel_id: string
  received_at: Date
  day: string
  history: boolean
  raw: Uint8Array
  hash: string
  size: number
}

const arrivalColumns = {
  position: 'bigint',
  channel_id: 'uuid',
  received_at: 'timestamptz',
  day: 'date',
  history: 'boolean',
  begins: 'int',
  hash: 'bytea',
  size: 'int',
} as const

/** Write arrivals down. Their bytes travel as one value, as they are, and are cut up in the store. */
export async function insertArrivals(
  tx: Transaction,
  organisationId: string,
  arrivals: readonly ArrivalRow[],
): Promise<void> {
  let begins = 1
  const rows = arrivals.map(({ raw, ...row }) => {
    const cut = { ...row, begins }
    begins += raw.length
    return cut
  })
  await sql`
    insert into arrival (organisation_id, position, channel_id, received_at, day, history, raw, hash, size)
    select ${organisationId}::uuid, position, channel_id, received_at, day, history,
      substring(${Buffer.concat(arrivals.map(({ raw }) => raw))}::bytea from begins for size), hash, size
    from ${recordset('row', arrivalColumns, rows)}`.execute(tx)
}

type Counted = 'received' | Outcome
export type DayCount = { channelId: string; day: string } & { [K in Counted]?: number }

const counted: readonly Counted[] = ['received', ...outcomes]

/** Add to the counters of the ledger, which are kept on write so that no page ever counts. */
export async function addToDays(tx: Transaction, organisationId: string, counts: readonly DayCount[]): Promise<void> {
  const days = new Map<string, { channel_id: string; day: string } & Record<Counted, number>>()
  const none = { received: 0, shown: 0, revision: 0, duplicate: 0, echo: 0, refused: 0 }
  for (const count of counts) {
    const { channelId, day } = count
    const sum = days.get(`${channelId} ${day}`) ?? { channel_id: channelId, day, ...none }
    for (const key of counted) sum[key] += count[key] ?? 0
    days.set(`${channelId} ${day}`, sum)
  }
  const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const columns = {
    channel_id: 'uuid',
    day: 'date',
    received: 'bigint',
    shown: 'bigint',
    revision: 'bigint',
    duplicate: 'bigint',
    echo: 'bigint',
    refused: 'bigint',
  } as const
  await insertRows(
    tx,
    organisationId,
    'arrival_day',
    columns,
    rows,
    sql`on conflict (organisation_id, channel_id, day) do update set
      received = arrival_day.received + excluded.received, shown = arrival_day.shown + excluded.shown,
      revision = arrival_day.revision + excluded.revision, duplicate = arrival_day.duplicate + excluded.duplicate,
      echo = arrival_day.echo + excluded.echo, refused = arrival_day.refused + excluded.refused`,
  )
}

/** How far the arrivals have been looked at. With `lock`, nobody else looks at this organisation's arrivals until commit. */
export async function readArrivalCursor(store: Store, organisationId: string, lock: boolean): Promise<number> {
  const query = store.selectFrom('arrival_cursor').select('position').where('organisation_id', '=', organisationId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row?.position ?? 0
}

export async function moveArrivalCursor(tx: Transaction, organisationId: string, position: number): Promise<void> {
  await tx.updateTable('arrival_cursor').set({ position }).where('organisation_id', '=', organisationId).execute()
}

/** The next arrivals after the cursor, at most `items` and about `bytes` (one is always given, however large). */
export async function nextArrivals(
  db: Database,
  organisationId: string,
  after: number,
  items: number,
  bytes: number,
): Promise<Arrival[]> {
  const sizes = await db
    .selectFrom('arrival')
    .select(['position', 'size'])
    .where('organisation_id', '=', organisationId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(items)
    .execute()
  const last = fitting(sizes, bytes)
  if (!last) return []
  return arrivalsWhere(db, organisationId, sql`position > ${after} and position <= ${last.position}`)
}

/** The last of the leading rows that together stay within the bytes; the first one always fits. */
function fitting<R extends { size: number }>(rows: readonly R[], bytes: number): R | undefined {
  let total = 0
  let last: R | undefined
  for (const row of rows) {
    total += row.size
    if (last && total > bytes) break
    last = row
  }
  return last
}

/** Which of these arrivals are refused and can be looked at again, with their sizes in bytes. */
export async function refusedAmong(store: Store, organisationId: string, positions: readonly number[]) {
  return store
    .selectFrom('arrival')
    .select(['position', 'size'])
    .where('organisation_id', '=', organisationId)
    .where('position', 'in', positions)
    .where('outcome', '=', 'refused')
    .where('raw', 'is not', null)
    .orderBy('position')
    .execute()
}

export async function readArrivals(
  store: Store,
  organisationId: string,
  positions: readonly number[],
): Promise<Arrival[]> {
  return arrivalsWhere(store, organisationId, sql`position = any(${positions}::bigint[])`)
}

async function arrivalsWhere(
  store: Store,
  organisationId: string,
  condition: ReturnType<typeof sql>,
): Promise<Arrival[]> {
  const { rows } = await sql<{
    position: number
    channel_id: string
    received_at: Date
    day: string
    history: boolean
    raw: Uint8Array | null
  }>`
    select position, channel_id, received_at, day, history, raw from arrival
    where organisation_id = ${organisationId} and ${condition} order by position`.execute(store)
  return rows.map((row) => ({
    position: row.position,
    channelId: row.channel_id,
    receivedAt: row.received_at,
    day: row.day,
    history: row.history,
    raw: row.raw ?? new Uint8Array(),
  }))
}

const verdictColumns = { position: 'bigint', outcome: 'text', reason: 'text', message_id: 'uuid' } as const

/** Write what became of arrivals. */
export async function judgeArrivals(
  tx: Transaction,
  organisationId: string,
  verdicts: readonly Verdict[],
): Promise<void> {
  if (verdicts.length === 0) return
  const positions = verdicts.map((one) => one.position)
  const rows = verdicts.map((one) => ({
    position: one.position,
    outcome: one.outcome,
    reason: one.reason,
    message_id: one.messageId,
  }))
  await sql`
    update arrival set outcome = row.outcome, reason = row.reason, message_id = row.message_id, attempts = arrival.attempts + 1
    from ${recordset('row', verdictColumns, rows)}
    where arrival.organisation_id = ${organisationId} and arrival.position = row.position
      and arrival.position between ${Math.min(...positions)} and ${Math.max(...positions)}`.execute(tx)
  const repeated = rows.filter(({ outcome, message_id }) => outcome !== 'shown' && message_id !== null)
  const repeats = repeated.map(({ message_id, position }) => ({ message_id, position }))
  await insertRows(tx, organisationId, 'arrival_repeat', { message_id: 'uuid', position: 'bigint' }, repeats)
}

/** What became of these arrivals, for the one who brought them. */
export async function readVerdicts(db: Database, organisationId: string, from: number, to: number) {
  return db
    .selectFrom('arrival')
    .select(['position', 'outcome', 'reason', 'message_id'])
    .where('organisation_id', '=', organisationId)
    .where('position', '>=', from)
    .where('position', '<=', to)
    .orderBy('position')
    .execute()
}

/** Forget the raw bytes of arrivals. */
export async function forgetRaw(tx: Transaction, organisationId: string, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return
  await sql`
    update arrival set raw = null
    where organisation_id = ${organisationId} and position = any(${positions}::bigint[])`.execute(tx)
}

/**
 * What its writer took back is nowhere any more: not in what said it again, nor in what came after the deletion.
 * @param messageIds the messages that these arrivals were about
 */
export async function forgetErased(
  tx: Transaction,
  organisationId: string,
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`
    update arrival set raw = null
    from arrival_repeat again
    join message m on m.organisation_id = ${organisationId} and m.id = again.message_id and m.state = 'deleted'
    where again.organisation_id = ${organisationId} and again.message_id = any(${messageIds}::uuid[])
      and arrival.organisation_id = ${organisationId} and arrival.position = again.position and arrival.raw is not null`.execute(
    tx,
  )
}
