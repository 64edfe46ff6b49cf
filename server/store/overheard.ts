/** What is known of posts before somebody joins in: whom they answer and on what, and whether their writer objected. */
import { sql } from 'kysely'
import type { TermSubject } from '../../contract/term.ts'
import type { Store } from './database.ts'

export type OverheardRow = {
  id: string
  addressed: boolean
  direction: 'in' | 'out'
  mentions_others: boolean
  /** What it answers was said by us; null when it answers nothing that we know. */
  answers_us: boolean | null
  /** What it answers is itself an answer, by somebody else. */
  in_a_talk: boolean
  objected: boolean
  /** Of the search terms that it meets, or that what it reacts to meets. */
  about: TermSubject[]
  /** What it reacts to, where we have that and everybody can read it. */
  reacts_to: { from: string; text: string; url: string | null } | null
}

/** Characters of what somebody reacts to. */
const mostOfParent = 280

export async function readOverheard(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, OverheardRow>> {
  const { rows } = await sql<OverheardRow>`
    select m.id, m.addressed, m.direction, coalesce(cardinality(m.audience), 0) > 0 as mentions_others,
      parent.direction = 'out' as answers_us,
      coalesce(parent.in_reply_to is not null and parent.account_id is distinct from m.account_id, false) as in_a_talk,
      objected.id is not null as objected, coalesce(met.about, '{}') as about,
      case when parent.visibility not in ('direct', 'phone') and parent.state <> 'deleted' and parent.text <> '' then
        jsonb_build_object('from', coalesce(writer.name, writer.handle, writer.external_id, ''), 'text', left(parent.text, ${mostOfParent}::int), 'url', parent.url)
      end as reacts_to
    from unnest(${ids}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    left join account a on a.organisation_id = ${organisationId} and a.id = m.account_id
    left join lateral (
      select p.id, p.direction, p.in_reply_to, p.account_id, p.visibility, p.state, p.text, p.url from message p
      where p.organisation_id = ${organisationId} and p.channel_id = m.channel_id and p.external_id = m.in_reply_to limit 1
    ) parent on true
    left join account writer on writer.organisation_id = ${organisationId} and writer.id = parent.account_id
    left join lateral (
      select o.id from objection o
      where o.organisation_id = ${organisationId} and o.network = a.network
        and o.account in (lower(a.external_id), lower(a.handle)) limit 1
    ) objected on true
    left join lateral (
      select array_agg(distinct g.about) as about from hit h
      join term_group g on g.organisation_id = ${organisationId} and g.id = h.group_id
      where h.organisation_id = ${organisationId} and h.message_id in (m.id, parent.id)
    ) met on true`.execute(store)
  return new Map(rows.map((row) => [row.id, row]))
}
