/** What rules are tried on: people of last month, some of everybody, and what was decided about sending to them. All of it bounded. */
import { sql } from 'kysely'
import type { Ask } from '../../domain/suppression/ask.ts'
import type { PastDialogue } from '../../domain/suppression/past.ts'
import type { Hand } from '../../domain/suppression/situation.ts'
import type { ConversationRow } from './conversation.ts'
import type { Store } from './database.ts'
import { saidIn } from './feeling.ts'

const mostDialogues = 3_000

/** Who spoke with us last, by the contact that stands for them. */
export async function recentPeople(
  store: Store,
  organisationId: string,
  since: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from (
      select contact_id, last_message_at from conversation
      where organisation_id = ${organisationId} and last_message_at > ${since} and merged_into is null
      order by last_message_at desc, id desc limit ${limit * 4}
    ) c group by contact_id order by max(last_message_at) desc limit ${limit}`.execute(store)
  return rows.map(({ id }) => id)
}

/** Some of all people, spread over the time in which they became known (ids are made in time), and the first ones: many come in one go. */
export async function someOfAll(store: Store, organisationId: string, limit: number): Promise<string[]> {
  const places = 40
  const { rows } = await sql<{ id: string }>`
    with ends as (
      select (select id from contact where organisation_id = ${organisationId} order by id limit 1) as first,
        (select id from contact where organisation_id = ${organisationId} order by id desc limit 1) as last
    ), times as (
      select ('x' || left(replace(first::text, '-', ''), 12))::bit(48)::bigint as a,
        ('x' || left(replace(last::text, '-', ''), 12))::bit(48)::bigint as b
      from ends where first is not null
    ), pivots as (
      select lpad(to_hex(a + (b - a) * n / ${places}::bigint), 12, '0') as hex
      from times, generate_series(0, ${places - 1}::int) as n
    )
    select distinct found.id from pivots
    cross join lateral (
      select id, joined_to, erased_at from contact
      where organisation_id = ${organisationId} and id >= rpad(pivots.hex, 32, '0')::uuid
      order by id limit ${Math.ceil(limit / places)}
    ) found
    where found.joined_to is null and found.erased_at is null
    union
    (select id from contact
      where organisation_id = ${organisationId} and joined_to is null and erased_at is null order by id limit ${limit})`.execute(
    store,
  )
  return rows.map(({ id }) => id)
}

export type PastAsk = Ask & { contactId: string; at: Date }

/** What was asked to be sent to people we know, each campaign once a person, the newest first. */
export async function recentAsks(
  store: Store,
  organisationId: string,
  from: string,
  limit: number,
): Promise<PastAsk[]> {
  const { rows } = await sql<PastAsk>`
    select distinct on (d.contact_id, d.campaign, d.purpose, d.medium)
      coalesce(p.joined_to, p.id) as "contactId", d.at, d.purpose, d.medium, d.campaign
    from (
      select * from decision_log
      where organisation_id = ${organisationId} and id >= ${from} and contact_id is not null and purpose <> 'transactional'
      order by id desc limit ${limit}
    ) d
    join contact p on p.organisation_id = ${organisationId} and p.id = d.contact_id
    order by d.contact_id, d.campaign, d.purpose, d.medium, d.at`.execute(store)
  return rows
}

/** @property key the guard of an address that nobody here had */
export type StrangerAsk = Ask & { key: string; at: Date }

/** What was asked to be sent to addresses that nobody here had, each campaign once an address, as far as it is in the log. */
export async function recentStrangerAsks(
  store: Store,
  organisationId: string,
  from: string,
  limit: number,
): Promise<StrangerAsk[]> {
  const { rows } = await sql<StrangerAsk>`
    select distinct on (d.key, d.campaign, d.purpose, d.medium) d.key, d.at, d.purpose, d.medium, d.campaign
    from (
      select * from decision_log
      where organisation_id = ${organisationId} and id >= ${from} and contact_id is null and key is not null
        and purpose <> 'transactional'
      order by id desc limit ${limit}
    ) d
    order by d.key, d.campaign, d.purpose, d.medium, d.at`.execute(store)
  return rows
}

/** How often something stayed behind since a day because nobody had said where consent lives: kept by campaign, of lists as well. */
export async function countUnknown(store: Store, organisationId: string, since: string): Promise<number> {
  const { rows } = await sql<{ n: string | number | null }>`
    select sum(n) as n from decision_count
    where organisation_id = ${organisationId} and day >= ${since}::date and code = 'unknown'`.execute(store)
  return Number(rows[0]?.n ?? 0)
}

/** All that was said in their dialogues since, by the contact that stands for them. */
export async function pastDialogues(
  store: Store,
  organisationId: string,
  people: readonly string[],
  since: Date,
): Promise<Map<string, PastDialogue[]>> {
  const { rows } = await sql<ConversationRow & { own_contact_id: string | null; complaint: boolean }>`
    select c.*, exists (
      select 1 from label l where l.organisation_id = ${organisationId} and l.id = any(c.label_ids) and l.meaning = 'complaint' and l.removed_at is null
    ) as complaint
    from conversation c
    where c.organisation_id = ${organisationId} and c.contact_id = any(${people}::uuid[]) and c.merged_into is null
      and (c.last_message_at > ${since} or c.pain_since is not null)
    order by c.last_message_at desc, c.id desc limit ${mostDialogues}`.execute(store)
  const said = await saidIn(
    store,
    organisationId,
    rows.map(({ id }) => id),
  )
  const of = new Map<string, PastDialogue[]>()
  for (const row of rows) {
    const one: PastDialogue = {
      ...{ ownContactId: row.own_contact_id ?? row.contact_id, complaint: row.complaint, history: row.history },
      ...{ customerWord: row.customer_word, soothedAt: row.soothed_at, said: said.get(row.id) ?? [] },
    }
    of.set(row.contact_id, [...(of.get(row.contact_id) ?? []), one])
  }
  return of
}

/** Everything that somebody of us said of these contacts. */
export async function pastHands(store: Store, organisationId: string, contacts: readonly string[]): Promise<Hand[]> {
  const { rows } = await sql<{ contact_id: string; situation: Hand['situation']; at: Date }>`
    select contact_id, situation, at from situation_by_hand
    where organisation_id = ${organisationId} and contact_id = any(${contacts}::uuid[])
    order by id desc limit ${mostDialogues}`.execute(store)
  return rows.map(({ contact_id, situation, at }) => ({ contactId: contact_id, situation, at }))
}

export async function namesOfContacts(store: Store, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await store
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
