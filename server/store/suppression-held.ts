/** Who is in a dialogue that hurts, and what was held back: what the page *reclamepauze* shows. */
import { sql } from 'kysely'
import type { Code, Verdict } from '../../domain/suppression/ask.ts'
import type { ConsentRow } from './consent.ts'
import type { Store } from './database.ts'
import type { PageKey } from './queue.ts'
import { recordset } from './rows.ts'
import type { Name } from './suppression.ts'

export type Hurt = { id: string; contact_id: string; name: string; pain_at: Date }

const isNamed = (q: string | null) => (q === null ? sql`` : sql`and strpos(lower(p.name), lower(${q})) > 0`)

/** How many people have a conversation that hurts. @param q what stands in their name @param most is counted no further */
export async function countHurt(store: Store, organisationId: string, q: string | null, most: number): Promise<number> {
  const { rows } = await sql<{ n: string | number }>`
    select count(*) as n from (
      select distinct c.contact_id from conversation c
      join contact p on p.organisation_id = ${organisationId} and p.id = c.contact_id
      where c.organisation_id = ${organisationId} and c.pain_since is not null and c.merged_into is null ${isNamed(q)}
      limit ${most}
    ) hurt`.execute(store)
  return Number(rows[0]?.n ?? 0)
}

/** People with a conversation that hurts, each once, by the one where it hurt last. @param q what stands in their name */
export async function listHurt(
  store: Store,
  organisationId: string,
  q: string | null,
  before: PageKey | null,
  limit: number,
): Promise<Hurt[]> {
  const { rows } = await sql<Hurt>`
    select c.id, c.contact_id, p.name, c.pain_at
    from conversation c
    join contact p on p.organisation_id = ${organisationId} and p.id = c.contact_id
    where c.organisation_id = ${organisationId} and c.pain_since is not null and c.merged_into is null ${isNamed(q)}
      ${before ? sql`and (c.pain_at, c.id) < (${before.at}, ${before.id})` : sql``}
      and not exists (
        select 1 from conversation n
        where n.organisation_id = ${organisationId} and n.contact_id = c.contact_id and n.pain_since is not null
          and n.merged_into is null and (n.pain_at, n.id) > (c.pain_at, c.id)
      )
    order by c.pain_at desc, c.id desc limit ${limit}`.execute(store)
  return rows
}

export type Tally = { campaign: string; verdict: Verdict; code: Code; n: number }

/** What was not sent since a day, by campaign and reason, the most first. */
export async function countHeld(store: Store, organisationId: string, since: string, limit: number): Promise<Tally[]> {
  const { rows } = await sql<Omit<Tally, 'n'> & { n: string | number }>`
    select campaign, verdict, code, sum(n) as n from decision_count
    where organisation_id = ${organisationId} and day >= ${since}::date and verdict <> 'send'
    group by campaign, verdict, code order by sum(n) desc, campaign, code limit ${limit}`.execute(store)
  return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }))
}

export type NotedConsent = ConsentRow & { noted_by_alias: string | null }

/** What was noted of these names, the newest first, also what was taken back. */
export async function consentsOf(
  store: Store,
  organisationId: string,
  names: readonly Name[],
  limit: number,
): Promise<NotedConsent[]> {
  if (names.length === 0) return []
  const { rows } = await sql<NotedConsent>`
    select c.*, g.alias as noted_by_alias
    from ${recordset('row', { network: 'text', value: 'text' }, names)}
    join consent c on c.organisation_id = ${organisationId} and c.network = row.network and c.value = row.value
    left join agent g on g.organisation_id = ${organisationId} and g.id = c.noted_by
    order by c.id desc limit ${limit}`.execute(store)
  return rows
}

/** What colleagues said of the situation of these contacts, once for each time, the newest first. */
export async function handsOf(store: Store, organisationId: string, parts: readonly string[], limit: number) {
  const { rows } = await sql<{ id: string; situation: string; reason: string; alias: string; at: Date }>`
    select h.id, max(h.situation) as situation, max(h.reason) as reason, max(g.alias) as alias, max(h.at) as at
    from situation_by_hand h
    join agent g on g.organisation_id = ${organisationId} and g.id = h.agent_id
    where h.organisation_id = ${organisationId} and h.contact_id = any(${parts}::uuid[])
    group by h.id order by h.id desc limit ${limit}`.execute(store)
  return rows
}

/** In which conversations these messages stand. */
export async function conversationsOfMessages(store: Store, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ message_id: string; id: string; number: number }>`
    select m.id as message_id, c.id, c.number from unnest(${ids}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    join conversation c on c.organisation_id = ${organisationId} and c.id = m.conversation_id`.execute(store)
  return rows
}
