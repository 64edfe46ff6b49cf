/** What was done to who somebody is: what joined and took apart them, and the acts of the logbook that are about them. */
import { sql } from 'kysely'
import type { Reason } from '../../domain/contact/evidence.ts'
import type { Store } from './database.ts'

export type DeedRow = {
  id: string
  kind: string
  at: Date
  agent_id: string | null
  alias: string | null
  other: string | null
  evidence: Reason[] | null
}

/** The newest first. @param parts the contacts that a person consists of */
export async function deedsOf(
  store: Store,
  organisationId: string,
  parts: readonly string[],
  most: number,
): Promise<DeedRow[]> {
  const these = sql`any(${parts}::uuid[])`
  const joins = (key: string, standing: boolean) => sql`
    select * from contact_join where organisation_id = ${organisationId} and ${sql.ref(key)} = ${these}
      and withdrawn_at ${standing ? sql`is null` : sql`is not null`}`
  const { rows } = await sql<DeedRow>`
    with joined as (
      ${joins('from_id', true)} union ${joins('into_id', true)} union ${joins('from_id', false)} union ${joins('into_id', false)}
    ), deed as (
      select id, 'joined' as kind, since as at, made_by as agent_id, case when into_id = ${these} then from_id else into_id end as other_id,
        null as said, evidence from joined
      union all
      select id, 'apart', withdrawn_at, withdrawn_by, case when into_id = ${these} then from_id else into_id end, null, evidence
      from joined where withdrawn_at is not null
      union all
      select a.id, a.kind, a.at, a.agent_id,
        case when a.subject_id = ${these} then (a.after ->> 'other')::uuid else a.subject_id end, a.after ->> 'number', a.after -> 'evidence'
      from (
        select distinct act_id from contact_act where organisation_id = ${organisationId} and contact_id = ${these}
      ) about
      join act a on a.organisation_id = ${organisationId} and a.id = about.act_id
    )
    select deed.id, deed.kind, deed.at, deed.agent_id, who.alias, coalesce(deed.said, whom.name) as other, deed.evidence
    from deed
    left join agent who on who.organisation_id = ${organisationId} and who.id = deed.agent_id
    left join contact whom on whom.organisation_id = ${organisationId} and whom.id = deed.other_id
    order by deed.at desc, deed.id desc limit ${most}`.execute(store)
  return rows
}
