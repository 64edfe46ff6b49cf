/** Who did what: by hand, by a rule, or the program itself; with what it changed, so that it can be undone. */
import { sql } from 'kysely'
import type { Trace } from '../../domain/conversation/change.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

/** Who acts: a person, or a rule that a person made; both null for the program itself (taken back, woken up). */
export type Actor = { agentId: string | null; ruleId: string | null }

export type Act = {
  id: string
  at: Date
  kind: string
  conversationId: string | null
  /** What it is about, when that is not a conversation. */
  subjectId: string | null
  /** Acts that were done in one go, and are undone in one. */
  batchId: string
  before: Trace | null
  after: Trace | null
}

const columns = {
  id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  agent_id: 'uuid',
  rule_id: 'uuid',
  conversation_id: 'uuid',
  subject_id: 'uuid',
  batch_id: 'uuid',
  before: 'jsonb',
  after: 'jsonb',
} as const

/** Write down what was done, in the transaction that does it. */
export async function recordActs(
  tx: Transaction,
  organisationId: string,
  by: Actor,
  acts: readonly Act[],
): Promise<void> {
  const rows = acts.map((one) => ({
    id: one.id,
    at: one.at,
    kind: one.kind,
    agent_id: by.agentId,
    rule_id: by.ruleId,
    conversation_id: one.conversationId,
    subject_id: one.subjectId,
    batch_id: one.batchId,
    before: one.before,
    after: one.after,
  }))
  await insertRows(tx, organisationId, 'act', columns, rows)
}

/** The acts of one go that were not undone yet, newest first. */
export async function readBatch(store: Store, organisationId: string, batchId: string) {
  return store
    .selectFrom('act')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('batch_id', '=', batchId)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

/** The newest act of a kind about something in a conversation, that was not undone. */
export async function lastActAbout(
  tx: Transaction,
  organisationId: string,
  about: Pick<Act, 'kind' | 'conversationId' | 'subjectId'>,
) {
  return tx
    .selectFrom('act')
    .select(['id', 'before'])
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', about.conversationId)
    .where('subject_id', '=', about.subjectId)
    .where('kind', '=', about.kind)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function markUndone(tx: Transaction, organisationId: string, ids: readonly string[], at: Date) {
  if (ids.length === 0) return
  await sql`
    update act set undone_at = ${at}
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(tx)
}
