/** The webhooks that rules still have to send: a lease keeps two processes from sending the same one. */
import { sql } from 'kysely'
import type { Database } from './database.ts'

export type DueWebhook = {
  id: string
  rule_id: string
  rule_name: string
  url: string | null
  secret: Uint8Array | null
  conversation_id: string | null
  number: number | null
  message_id: string | null
  at: Date
  /** This one included. */
  attempts: number
}

/** Take some that are due, until the lease ends. */
export async function claimWebhooks(
  db: Database,
  organisationId: string,
  now: Date,
  lease: Date,
  limit: number,
): Promise<DueWebhook[]> {
  const { rows } = await sql<DueWebhook>`
    with due as (
      update rule_run set attempts = attempts + 1, ready_at = ${lease}
      where organisation_id = ${organisationId} and id in (
        select id from rule_run
        where organisation_id = ${organisationId} and webhook = 'waiting' and ready_at <= ${now}
        order by ready_at limit ${limit} for update skip locked)
      returning *
    )
    select d.id, d.rule_id, coalesce(r.name, '') as rule_name, r.webhook_url as url, r.webhook_secret as secret,
      d.conversation_id, v.number, d.message_id, d.at, d.attempts
    from due d
    left join rule r on r.organisation_id = ${organisationId} and r.id = d.rule_id
    left join conversation v on v.organisation_id = ${organisationId} and v.id = d.conversation_id`.execute(db)
  return rows
}

export async function settleWebhook(
  db: Database,
  organisationId: string,
  id: string,
  became: { webhook: 'sent' | 'failed' | 'waiting'; problem: string | null; readyAt: Date | null },
): Promise<void> {
  await db
    .updateTable('rule_run')
    .set({ webhook: became.webhook, problem: became.problem, ready_at: became.readyAt })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}
