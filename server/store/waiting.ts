/** Conversations whose time has come: to wake, or to go back to their team. Held, a few at a time; those that somebody holds come later. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

export async function lockToWake(tx: Transaction, organisationId: string, at: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('work_state', '=', 'snoozed')
    .where('snoozed_until', '<=', at)
    .orderBy('snoozed_until')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

/** When the next one wakes. */
export async function nextToWake(store: Store, organisationId: string): Promise<Date | null> {
  const next = await store
    .selectFrom('conversation')
    .select('snoozed_until')
    .where('organisation_id', '=', organisationId)
    .where('work_state', '=', 'snoozed')
    .where('snoozed_until', 'is not', null)
    .orderBy('snoozed_until')
    .limit(1)
    .executeTakeFirst()
  return next?.snoozed_until ?? null
}

/** Taken, waiting for us, and silent for as long as the team allows: see domain/routing/take-back. Longest waiting first. */
export async function lockLeftLying(
  tx: Transaction,
  organisationId: string,
  at: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    join team on team.organisation_id = ${organisationId} and team.id = c.team_id and team.take_back_minutes is not null
      and team.removed_at is null
    where c.organisation_id = ${organisationId} and c.work_state = 'open' and c.agent_id is not null and c.merged_into is null
      and c.waits_since <= ${at}::timestamptz - make_interval(mins => team.take_back_minutes)
      and coalesce(c.taken_at, c.waits_since) <= ${at}::timestamptz - make_interval(mins => team.take_back_minutes)
    order by c.waits_since limit ${limit}
    for update of c skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether any team takes back at all. */
export async function takesBack(store: Store, organisationId: string): Promise<boolean> {
  const found = await store
    .selectFrom('team')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('take_back_minutes', 'is not', null)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
