/** What counts of a message when it is about us or a competitor: as it is now. */
import { sql } from 'kysely'
import type { Group, Spoken } from '../../domain/brand/about.ts'
import type { Store } from './database.ts'

export type Fact = Pick<Spoken, 'judged' | 'corrected'> & {
  messageId: string
  account: string
  network: string
  addressed: boolean
  at: Date
  /** The Monday of its week, where the organisation is, and when that begins and ends. */
  week: string
  from: Date
  until: Date
  labelIds: string[]
  met: { id: string; putAside: boolean }[]
  /** Followers, as its channel said, and how many different people reacted; null where nothing is known. */
  audience: number | null
  reactors: number | null
}

/** Of these messages those that count: said in public by others, still there, and not by somebody who objected. */
export async function readFacts(
  store: Store,
  organisationId: string,
  zone: string,
  ids: readonly string[],
): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    select m.id as "messageId", m.account_id as account, a.network, m.addressed, m.judged, m.corrected,
      said.at, said.monday::date as week, said.monday at time zone ${zone} as "from",
      (said.monday + interval '7 days') at time zone ${zone} as until,
      coalesce(c.label_ids, '{}') as "labelIds", coalesce(hits.met, '[]') as met, e.audience, e.reactors
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select id, account_id, conversation_id, addressed, judged, corrected, published_at, received_at from message
      where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' and state <> 'deleted'
        and automatic is null and visibility = 'public' limit 1
    ) m
    cross join lateral (
      select network, external_id, handle from account where organisation_id = ${organisationId} and id = m.account_id limit 1
    ) a
    cross join lateral (
      select least(m.published_at, m.received_at) as at,
        date_trunc('week', least(m.published_at, m.received_at) at time zone ${zone}) as monday
    ) said
    left join lateral (
      select label_ids from conversation where organisation_id = ${organisationId} and id = m.conversation_id limit 1
    ) c on true
    left join lateral (
      select audience, reactors from account_evidence
      where organisation_id = ${organisationId} and account_id = m.account_id limit 1
    ) e on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', h.group_id, 'putAside', h.relevant is false)) as met from hit h
      where h.organisation_id = ${organisationId} and h.message_id = m.id
    ) hits on true
    where (m.addressed or hits.met is not null)
      and not exists (
        select 1 from objection o
        where o.organisation_id = ${organisationId} and o.network = a.network
          and o.account in (lower(a.external_id), lower(a.handle)))`.execute(store)
  return rows
}

/** The groups of search terms in their order, as far as whom they are about. */
export async function readSubjects(
  store: Store,
  organisationId: string,
): Promise<(Omit<Group, 'putAside'> & { name: string })[]> {
  return store
    .selectFrom('term_group')
    .select(['id', 'name', 'about', 'competitor'])
    .where('organisation_id', '=', organisationId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** Labels, also removed ones. Those with a meaning say how it goes and not what it is about. */
export async function readTopicLabels(store: Store, organisationId: string): Promise<{ id: string }[]> {
  return store
    .selectFrom('label')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('meaning', 'is', null)
    .execute()
}

/** What topics are called: labels, also removed ones, and groups of search terms. */
export async function topicNames(store: Store, organisationId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from label where organisation_id = ${organisationId}
    union all select id, name from term_group where organisation_id = ${organisationId}`.execute(store)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What was counted of conversations whose labels are others by now. */
export async function withOtherLabels(
  store: Store,
  organisationId: string,
  conversationIds: readonly string[],
): Promise<string[]> {
  if (conversationIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select m.id from unnest(${conversationIds}::uuid[]) as wanted(id)
    cross join lateral (
      select id, label_ids from conversation where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) c
    cross join lateral (
      select id from message where organisation_id = ${organisationId} and conversation_id = c.id and visibility = 'public'
    ) m
    cross join lateral (
      select label_ids from brand_said where organisation_id = ${organisationId} and message_id = m.id limit 1
    ) s
    where s.label_ids <> c.label_ids`.execute(store)
  return rows.map(({ id }) => id)
}
