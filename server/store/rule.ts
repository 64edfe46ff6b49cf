/** Rules, and what they did. */
import { type Selectable, sql } from 'kysely'
import { answering } from '../../contract/organisation.ts'
import type { There } from '../../domain/routing/possible.ts'
import type { Rule } from '../../domain/routing/rule.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'

export type RuleRow = Selectable<Tables['rule']>

export function listRules(store: Store, organisationId: string): Promise<RuleRow[]> {
  return store
    .selectFrom('rule')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** Those that are switched on, as the domain knows them, in their order. */
export async function rulesInForce(store: Store, organisationId: string): Promise<Rule[]> {
  return (await listRules(store, organisationId)).filter((row) => row.enabled).map(toRule)
}

export function toRule({ id, moment, conditions, actions, last }: RuleRow): Rule {
  return { id, moment, conditions, actions, last }
}

export type Run = {
  id: string
  ruleId: string
  /** What it is about, so that nothing is done twice about the same thing. */
  key: string
  at: Date
  conversationId: string | null
  messageId: string | null
  webhook: boolean
  /** In words, what of it could not be done. */
  problem: string | null
}

/** @returns the ids of those that were not done before */
export async function insertRuns(tx: Transaction, organisationId: string, runs: readonly Run[]): Promise<Set<string>> {
  const shape = {
    id: 'uuid',
    rule_id: 'uuid',
    key: 'text',
    at: 'timestamptz',
    conversation_id: 'uuid',
    message_id: 'uuid',
    webhook: 'text',
    ready_at: 'timestamptz',
    problem: 'text',
  } as const
  const rows = runs.map((run) => ({
    id: run.id,
    rule_id: run.ruleId,
    key: run.key,
    at: run.at,
    conversation_id: run.conversationId,
    message_id: run.messageId,
    webhook: run.webhook ? 'waiting' : null,
    ready_at: run.webhook ? run.at : null,
    problem: run.problem,
  }))
  if (rows.length === 0) return new Set()
  await insertRows(tx, organisationId, 'rule_run', shape, rows)
  const ids = runs.map(({ id }) => id)
  const made = await tx
    .selectFrom('rule_run')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return new Set(made.map(({ id }) => id))
}

/** What became of it, as far as it is known only after it was done. */
export async function noteRun(
  tx: Transaction,
  organisationId: string,
  runId: string,
  became: { batch_id?: string; conversation_id?: string; problem?: string },
): Promise<void> {
  await tx
    .updateTable('rule_run')
    .set(became)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', runId)
    .execute()
}

/** Whom and what a rule may name. */
export async function whatIsThere(tx: Transaction, organisationId: string): Promise<There> {
  const of = (table: 'agent' | 'team' | 'label') => tx.selectFrom(table).where('organisation_id', '=', organisationId)
  const agents = await of('agent').select(['agent.id', 'agent.role']).where('agent.active', '=', true).execute()
  const teams = await of('team').select('team.id').where('team.removed_at', 'is', null).execute()
  const labels = await of('label').select('label.id').where('label.removed_at', 'is', null).execute()
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  return {
    answering: ids(agents.filter(({ role }) => answering.includes(role))),
    working: ids(agents),
    teams: ids(teams),
    labels: ids(labels),
  }
}

/** Rules that do too much: about one conversation, or about all of them. */
export async function runaways(store: Store, organisationId: string, since: Date, most: { one: number; all: number }) {
  const { rows } = await sql<{ rule_id: string; n: number; number: number | null }>`
    with run as (
      select rule_id, conversation_id, count(*)::int as n from rule_run
      where organisation_id = ${organisationId} and at >= ${since} group by rule_id, conversation_id
    ), worst as (
      select rule_id, n, conversation_id from run where n > ${most.one} and conversation_id is not null
      union all select rule_id, sum(n)::int, null from run group by rule_id having sum(n) > ${most.all}
    )
    select distinct on (w.rule_id) w.rule_id, w.n, v.number
    from worst w
    join rule r on r.organisation_id = ${organisationId} and r.id = w.rule_id and r.enabled
    left join conversation v on v.organisation_id = ${organisationId} and v.id = w.conversation_id
    order by w.rule_id, w.n desc`.execute(store)
  return rows
}

/** A rule that does too much is switched off, with the reason. @returns its version, or null when it is off already */
export async function stopRule(
  tx: Transaction,
  organisationId: string,
  id: string,
  why: string,
): Promise<number | null> {
  const row = await tx
    .updateTable('rule')
    .set({ enabled: false, stopped: why, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('enabled', '=', true)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

/** What happened before a position, newest first, back to a moment. */
export async function eventsBefore(
  store: Store,
  organisationId: string,
  position: number,
  oldest: Date,
  limit: number,
): Promise<{ position: number; kind: string; objectId: string; at: Date }[]> {
  const { rows } = await sql<{ position: number; objectId: string; at: Date; kind: string }>`
    select position, kind, object_id as "objectId", at from event
    where organisation_id = ${organisationId} and position < ${position} and at >= ${oldest}
    order by position desc limit ${limit}`.execute(store)
  return rows
}

export type RunRow = {
  id: string
  rule_id: string
  at: Date
  conversation_id: string | null
  number: number | null
  subject: string | null
  batch_id: string | null
  webhook: 'waiting' | 'sent' | 'failed' | null
  problem: string | null
}

/** What a rule did, newest first. The batch is left out when all of it was undone. */
export async function pageOfRuns(
  store: Store,
  organisationId: string,
  ruleId: string,
  before: string | null,
  limit: number,
): Promise<RunRow[]> {
  const earlier = before ? sql`and r.id < ${before}::uuid` : sql``
  const { rows } = await sql<RunRow>`
    select r.id, r.rule_id, r.at, r.conversation_id, v.number, v.subject, r.webhook, r.problem,
      case when exists (
        select 1 from act a where a.organisation_id = ${organisationId} and a.batch_id = r.batch_id and a.undone_at is null
      ) then r.batch_id end as batch_id
    from rule_run r
    left join conversation v on v.organisation_id = ${organisationId} and v.id = r.conversation_id
    where r.organisation_id = ${organisationId} and r.rule_id = ${ruleId} ${earlier}
    order by r.id desc limit ${limit}`.execute(store)
  return rows
}
