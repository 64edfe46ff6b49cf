/** How long people waited for an answer of ours, and how many stand in each bar of the page that shows it. Kept when we answer. */
import { sql } from 'kysely'
import { barsOf, edges, type Measure, type Waited } from '../../domain/routing/waited.ts'
import type { Transaction } from './database.ts'
import { forgetLeads } from './lead.ts'
import { zoneOf } from './organisation.ts'
import { nobody } from './queue-count.ts'
import { insertRows, recordset } from './rows.ts'

type Counted = { day: string; level: number; took: number; turn: number | null; passed: number | null }

const shape = {
  conversation_id: 'uuid',
  since: 'timestamptz',
  until: 'timestamptz',
  turn_at: 'timestamptz',
  took: 'int',
  turn: 'int',
} as const

/** Waits that are over because we answered: whose influence let them go first has had its turn, and who passed them is counted. */
export async function saveWaited(tx: Transaction, organisationId: string, waited: readonly Waited[]): Promise<void> {
  if (waited.length === 0) return
  const rows = waited.map((one) => {
    const { conversationId, since, until, turnAt } = one
    return { conversation_id: conversationId, since, until, turn_at: turnAt, ...barsOf(one) }
  })
  await sql`
    update lead set answered_at = row.until from ${recordset('row', shape, rows)}
    where lead.organisation_id = ${organisationId} and lead.conversation_id = row.conversation_id
      and lead.answered_at is null`.execute(tx)
  const zone = await zoneOf(tx, organisationId)
  const { rows: made } = await sql<Counted>`
    insert into waited (organisation_id, conversation_id, since, until, day, level, took, turn, passed)
    select ${organisationId}::uuid, row.conversation_id, row.since, row.until, (row.until at time zone ${zone}::text)::date,
      coalesce(known.level, 0), row.took, row.turn, case when row.turn is not null then ahead.bar end
    from ${recordset('row', shape, rows)}
    cross join lateral (
      select contact_id, coalesce(team_id, ${nobody}) as team_id from conversation
      where organisation_id = ${organisationId} and id = row.conversation_id limit 1
    ) c
    left join lateral (
      select f.level from contact_factor f, organisation o
      where f.organisation_id = ${organisationId} and f.contact_id = c.contact_id
        and o.id = ${organisationId} and o.influence_ground is not null limit 1
    ) known on true
    cross join lateral (
      select width_bucket(count(*)::float8, ${edges.passed}::float8[]) as bar from lead
      where organisation_id = ${organisationId} and team_id = c.team_id and conversation_id <> row.conversation_id
        and until_at > row.turn_at and from_at <= row.turn_at and until_at < row.turn_at + interval '24 minutes'
        and answered_at >= row.since and answered_at < row.until
    ) ahead
    on conflict do nothing returning day::text, level, took, turn, passed`.execute(tx)
  await count(tx, organisationId, made, 1)
}

/** The answer never arrived, so they wait as they did: the last wait that it seemed to end is none. */
export async function forgetLastWait(tx: Transaction, organisationId: string, conversationId: string): Promise<void> {
  const { rows } = await sql<Counted>`
    delete from waited where organisation_id = ${organisationId} and conversation_id = ${conversationId} and since = (
      select since from waited where organisation_id = ${organisationId} and conversation_id = ${conversationId}
      order by since desc limit 1)
    returning day::text, level, took, turn, passed`.execute(tx)
  await count(tx, organisationId, rows, -1)
}

/** All conversations of these people, and those that are due before what was promised. */
export async function conversationsWith(tx: Transaction, organisationId: string, contactIds: readonly string[]) {
  const { rows } = await sql<{ id: string; boosted: boolean }>`
    select id, boost is not null as boosted from conversation
    where organisation_id = ${organisationId} and contact_id = any(${contactIds}::uuid[])`.execute(tx)
  const ids = (those: typeof rows) => those.map(({ id }) => id)
  return { all: ids(rows), boosted: ids(rows.filter(({ boosted }) => boosted)) }
}

/** From now on it is unknown how far the voice of those reached who waited in these conversations. */
export async function forgetLevels(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  const of = sql`conversation_id = any(${ids}::uuid[])`
  const { rows } = await sql<Counted>`
    select day::text, level, took, turn, passed from waited
    where organisation_id = ${organisationId} and level > 0 and ${of} for update`.execute(tx)
  await sql`update waited set level = 0 where organisation_id = ${organisationId} and level > 0 and ${of}`.execute(tx)
  await count(tx, organisationId, rows, -1)
  await count(
    tx,
    organisationId,
    rows.map((row) => ({ ...row, level: 0 })),
    1,
  )
}

/** Conversations that go take their waits with them. */
export async function forgetWaits(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  await forgetLeads(tx, organisationId, ids)
  const { rows } = await sql<Counted>`
    delete from waited where organisation_id = ${organisationId} and conversation_id = any(${ids}::uuid[])
    returning day::text, level, took, turn, passed`.execute(tx)
  await count(tx, organisationId, rows, -1)
  await sql`delete from waited_count where organisation_id = ${organisationId} and n = 0`.execute(tx)
}

/**
 * Who waited in which conversation before a moment is forgotten; how many there were stays. There is no index by time alone: each bar of each level
 * is looked at by its own. @returns whether there may be more
 */
export async function forgetOldWaits(tx: Transaction, organisationId: string, before: Date, limit: number) {
  const { numAffectedRows } = await sql`
    delete from waited w using (
      select old.conversation_id, old.since from generate_series(0, 5) as of(level)
      cross join generate_series(0, ${edges.took.length}::int) as at(bar)
      cross join lateral (
        select conversation_id, since from waited
        where organisation_id = ${organisationId} and level = of.level and took = at.bar and until < ${before}
        order by until limit ${limit}
      ) old limit ${limit}
    ) gone
    where w.organisation_id = ${organisationId} and w.conversation_id = gone.conversation_id and w.since = gone.since`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) === limit
}

const countShape = { day: 'date', measure: 'text', level: 'int', bar: 'int', n: 'bigint' } as const

async function count(tx: Transaction, organisationId: string, rows: readonly Counted[], by: 1 | -1): Promise<void> {
  const sums = new Map<string, { day: string; measure: Measure; level: number; bar: number; n: number }>()
  for (const { day, level, ...bars } of rows)
    for (const measure of ['took', 'turn', 'passed'] as const) {
      const bar = bars[measure]
      if (bar === null) continue
      const key = `${day} ${measure} ${level} ${bar}`
      const held = sums.get(key) ?? { day, measure, level, bar, n: 0 }
      held.n += by
      sums.set(key, held)
    }
  const all = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const sum = sql`on conflict (organisation_id, day, measure, level, bar) do update set n = waited_count.n + excluded.n`
  await insertRows(tx, organisationId, 'waited_count', countShape, all, sum)
}
