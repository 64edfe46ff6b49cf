/** What was decided about whom, and how often: the second for pages that ask by campaign and rule. */
import { sql } from 'kysely'
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Decision } from '../../domain/suppression/decide.ts'
import { smallestIdOf } from '../ids.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Occasion } from './suppression-tables.ts'

/** @property contactId who it is about; without one it is about the guard `key` of an address */
export type Decided = { id: string; ask: Ask; contactId: string | null; key: string | null; decision: Decision }

const columns = {
  id: 'uuid',
  contact_id: 'uuid',
  key: 'text',
  at: 'timestamptz',
  purpose: 'text',
  medium: 'text',
  campaign: 'text',
  verdict: 'text',
  code: 'text',
  until: 'timestamptz',
  why: 'jsonb',
  tool: 'text',
  asked: 'text',
} as const

/** @param day on the clocks of the organisation */
export async function logDecisions(
  tx: Transaction,
  organisationId: string,
  decided: readonly Decided[],
  { tool, occasion, at, day }: { tool: string; occasion: Occasion; at: Date; day: string },
): Promise<void> {
  if (decided.length === 0) return
  // A list of strangers is about nobody's dialogue: of that only the count is kept.
  const logged = occasion === 'decision' || occasion === 'audience' ? decided.filter((one) => one.contactId) : decided
  const rows = logged.map(({ id, ask, contactId, key, decision: { verdict, code, until, why } }) => ({
    ...{ id, contact_id: contactId, key: contactId ? null : key, at, ...ask },
    ...{ verdict, code, until, why, tool, asked: occasion },
  }))
  await insertRows(tx, organisationId, 'decision_log', columns, rows)
  const counts = new Map<string, { campaign: string; verdict: string; code: string; n: number }>()
  // What may go is counted by who sends it: here everybody would wait for one row.
  for (const { ask, decision } of decided) {
    const { verdict, code } = decision
    if (verdict === 'send') continue
    const campaign = ask.campaign ?? ''
    const key = `${campaign} ${verdict} ${code}`
    const held = counts.get(key) ?? { campaign, verdict, code, n: 0 }
    counts.set(key, { ...held, n: held.n + 1 })
  }
  const shape = { day: 'date', campaign: 'text', verdict: 'text', code: 'text', n: 'bigint' } as const
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => ({ day, ...count }))
  const add = sql`on conflict (organisation_id, day, campaign, verdict, code) do update set n = decision_count.n + excluded.n`
  await insertRows(tx, organisationId, 'decision_count', shape, sorted, add)
}

const columnsRead = [
  'id',
  'at',
  'purpose',
  'medium',
  'campaign',
  'verdict',
  'code',
  'until',
  'why',
  'tool',
  'asked',
] as const

/** What was decided about a person, newest first. @param before the id of the last one that was seen */
export function readDecisions(
  store: Store,
  organisationId: string,
  parts: readonly string[],
  before: string | null,
  limit: number,
) {
  return store
    .selectFrom('decision_log')
    .select(columnsRead)
    .where('organisation_id', '=', organisationId)
    .where('contact_id', 'in', parts)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What was decided, and what was sent, so long ago that nobody asks any more. @returns how many decisions were forgotten */
export async function forgetDecisions(
  tx: Transaction,
  organisationId: string,
  before: Date,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from decision_log where organisation_id = ${organisationId} and id in (
      select id from decision_log
      where organisation_id = ${organisationId} and id < ${smallestIdOf(before)} order by id limit ${limit}
    ) returning id`.execute(tx)
  await sql`delete from sent_count where organisation_id = ${organisationId} and day < ${before}::date`.execute(tx)
  return rows.length
}
