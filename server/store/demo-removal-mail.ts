/** The mail tools of the demo firm go, with all that they handed over, was decided about it, and was counted. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { nameKey } from './guard.ts'

const ofTool = ['relay_recipient', 'relay_mail', 'relay_campaign'] as const

export async function forgetTools(tx: Transaction, organisationId: string, tools: readonly string[]): Promise<void> {
  const these = sql`any(${tools}::uuid[])`
  const named = await sql<{ key: string }>`
    select distinct address_key as key from relay_recipient
    where organisation_id = ${organisationId} and tool_id = ${these}`.execute(tx)
  const keys = named.rows.map(({ key }) => nameKey('email', key))
  for (const table of ['guard', 'sent_count'] as const)
    await sql`
      delete from ${sql.table(table)} where organisation_id = ${organisationId} and key = any(${keys}::text[])`.execute(
      tx,
    )
  const asked = tools.map((id) => `relay ${id}`)
  for (const table of ['lease', 'decision_log'] as const)
    await sql`
      delete from ${sql.table(table)} where organisation_id = ${organisationId} and tool = any(${asked}::text[])`.execute(
      tx,
    )
  // A real campaign of the same name keeps its own.
  await sql`
    delete from decision_count where organisation_id = ${organisationId} and campaign in (
      select name from relay_campaign where organisation_id = ${organisationId} and tool_id = ${these}
    ) and not exists (
      select 1 from relay_campaign c
      where c.organisation_id = ${organisationId} and c.name = decision_count.campaign and c.tool_id <> all(${tools}::uuid[]))`.execute(
    tx,
  )
  await sql`
    delete from relay_body using relay_mail m
    where relay_body.organisation_id = ${organisationId} and m.organisation_id = ${organisationId}
      and m.id = relay_body.mail_id and m.tool_id = ${these}`.execute(tx)
  await sql`
    delete from relay_count using relay_campaign c
    where relay_count.organisation_id = ${organisationId} and c.organisation_id = ${organisationId}
      and c.id = relay_count.campaign_id and c.tool_id = ${these}`.execute(tx)
  for (const table of ofTool)
    await sql`
      delete from ${sql.table(table)} where organisation_id = ${organisationId} and tool_id = ${these}`.execute(tx)
  await sql`delete from relay_tool where organisation_id = ${organisationId} and id = ${these}`.execute(tx)
}
