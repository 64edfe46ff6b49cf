/** Who did what to the house, beside what is done to conversations: writing it down, and reading both. */
import { type RawBuilder, sql } from 'kysely'
import type { HouseKind } from '../../contract/logbook.ts'
import type { Reason } from '../../domain/contact/evidence.ts'
import { smallestIdOf } from '../ids.ts'
import type { Store } from './database.ts'

export type HouseAct = {
  kind: HouseKind
  subjectId?: string | null
  /** Roles, counts, names of things: nothing that customers said. */
  about?: Readonly<Record<string, string | number | boolean>>
  /** Why two contacts are, or are not, one person. */
  evidence?: readonly Reason[] | undefined
}

/** @param agentId null when the program itself, or somebody at its command line, did it */
export async function recordHouseActs(
  store: Store,
  organisationId: string,
  agentId: string | null,
  acts: readonly (HouseAct & { id: string; at: Date })[],
): Promise<void> {
  if (acts.length === 0) return
  const rows = acts.map(({ id, at, kind, subjectId = null, about, evidence }) => ({
    ...{ organisation_id: organisationId, id, at, kind, agent_id: agentId, subject_id: subjectId, batch_id: id },
    ...{ rule_id: null, conversation_id: null, before: null, undone_at: null },
    after: about || evidence ? JSON.stringify({ ...about, evidence }) : null,
  }))
  await store.insertInto('act').values(rows).execute()
}

export type LogFilters = {
  agent?: string | undefined
  kind?: string | undefined
  about?: 'house' | 'conversations' | undefined
  from?: Date | undefined
  until?: Date | undefined
}

export type LogRow = {
  id: string
  at: Date
  kind: string
  agent_id: string | null
  agent_name: string | null
  rule_id: string | null
  conversation_id: string | null
  number: number | null
  subject_id: string | null
  subject_name: string | null
  /** The other person that it is about. */
  other_name: string | null
  after: Record<string, unknown> | null
  undone_at: Date | null
}

/**
 * Newest first, by id: ids are made in the order of time. Names are those of now.
 * @param before the id to go on from
 */
export async function pageOfLog(
  store: Store,
  organisationId: string,
  filters: LogFilters,
  before: string | null,
  limit: number,
): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    select a.id, a.at, a.kind, a.agent_id, p.name as agent_name, a.rule_id, a.conversation_id, c.number, a.subject_id,
      coalesce(s.name, h.name, k.name, q.name) as subject_name, o.name as other_name, a.after, a.undone_at
    from (
      select * from act
      where organisation_id = ${organisationId} and ${within(filters)}
        and (${before}::uuid is null or id < ${before}::uuid)
      order by id desc limit ${limit}
    ) a
    left join agent p on p.organisation_id = ${organisationId} and p.id = a.agent_id
    left join conversation c on c.organisation_id = ${organisationId} and c.id = a.conversation_id
    left join agent s on s.organisation_id = ${organisationId} and s.id = a.subject_id
    left join channel h on h.organisation_id = ${organisationId} and h.id = a.subject_id
    left join api_key k on k.organisation_id = ${organisationId} and k.id = a.subject_id
    left join contact q on q.organisation_id = ${organisationId} and q.id = a.subject_id
    left join contact o on o.organisation_id = ${organisationId} and o.id = case when a.kind like 'contact%' then (a.after ->> 'other')::uuid end
    order by a.id desc`.execute(store)
  return rows
}

function within({ agent, kind, about, from, until }: LogFilters): RawBuilder<unknown> {
  const all = [sql`true`]
  if (agent) all.push(sql`agent_id = ${agent}`)
  if (kind) all.push(sql`kind = ${kind}`)
  if (about) all.push(about === 'house' ? sql`conversation_id is null` : sql`conversation_id is not null`)
  // The time is in the first bits of an id, so a stretch of time is a stretch of the key.
  if (from) all.push(sql`id >= ${smallestIdOf(from)}::uuid`)
  if (until) all.push(sql`id < ${smallestIdOf(until)}::uuid`)
  return sql.join(all, sql` and `)
}
