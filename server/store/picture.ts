/** Who stands in a picture of who reacts to whom, and what stands beside their names. Every question has a bound. */
import { sql } from 'kysely'
import { leftAt } from './circle.ts'
import type { Store } from './database.ts'

export type Around = { group?: string; contacts?: readonly string[]; label?: string }
/** An account that the picture is around; `tone` is what they said of it, where it is about something. */
export type Seed = { id: string; tone: number | null }

const newestHits = 50_000

/** Who wrote what met the terms of a group lately, those who wrote most first. */
export async function seedsOfGroup(
  store: Store,
  organisationId: string,
  groupId: string,
  limit: number,
): Promise<Seed[]> {
  const { rows } = await sql<Seed>`
    select m.account_id as id, ${toneOf(sql`h.reads`)} as tone
    from (
      select message_id, reads from hit
      where organisation_id = ${organisationId} and group_id = ${groupId} and relevant is not false
      order by received_at desc limit ${newestHits}
    ) h
    join message m on m.organisation_id = ${organisationId} and m.id = h.message_id
    where m.account_id is not null and m.state <> 'deleted'
    group by m.account_id order by count(*) desc, m.account_id limit ${limit}`.execute(store)
  return rows
}

/** How some messages sound together, from -1 to 1; null where none sounds like anything. */
const toneOf = (reads: ReturnType<typeof sql>) => sql<number | null>`
  avg(case when ${reads} @> '{negative}' then -1 when ${reads} @> '{positive}' then 1 when ${reads} @> '{neutral}' then 0 end)::float8`

export async function seedsOfContacts(
  store: Store,
  organisationId: string,
  contactIds: readonly string[],
): Promise<Seed[]> {
  const { rows } = await sql<Seed>`
    select account_id as id, null as tone from claim
    where organisation_id = ${organisationId} and contact_id = any(${contactIds}::uuid[]) and withdrawn_at is null
    limit 500`.execute(store)
  return rows
}

/** The customers of conversations with a label, the newest first. */
export async function seedsOfLabel(
  store: Store,
  organisationId: string,
  labelId: string,
  limit: number,
): Promise<Seed[]> {
  const { rows } = await sql<Seed>`
    select distinct c.account_id as id, null as tone
    from (
      select conversation_id from listed where organisation_id = ${organisationId} and list_id = ${labelId}
      order by at desc limit ${limit}
    ) l
    join conversation v on v.organisation_id = ${organisationId} and v.id = l.conversation_id
    join claim c on c.organisation_id = ${organisationId} and c.contact_id = v.contact_id and c.withdrawn_at is null
    limit ${limit}`.execute(store)
  return rows
}

/** Who matters most where nothing is asked for: those we know by rank, and in a small network simply everybody. */
export async function seedsOfAll(store: Store, organisationId: string, limit: number): Promise<Seed[]> {
  const { rows } = await sql<Seed>`
    select id, null as tone from (
      (select account_id as id, 0 as turn, -rank as place from circle_place
       where organisation_id = ${organisationId} and rank is not null order by rank desc limit ${limit})
      union all
      (select account_id, 1, circle from circle_place
       where organisation_id = ${organisationId} and rank is null limit ${limit})
    ) one order by turn, place, id limit ${limit}`.execute(store)
  return rows
}

export type Tie = { from: string; to: string; weight: number }

/** Of one person with a hundred thousand reactions some are looked at. */
const looked = 1000

/**
 * Who reacted to these people, and what they reacted to: the heaviest of each.
 * @param sides `in`: only who reacted to them, which is all that goes on among people of whom all are asked for
 * @param kept of each person, on either side
 */
export async function tiesOf(
  store: Store,
  organisationId: string,
  ids: readonly string[],
  { sides, kept, at }: { sides: 'in' | 'both'; kept: number; at: Date },
): Promise<Tie[]> {
  const side = (own: 'to_account_id' | 'from_account_id') => sql`
    select e.to_account_id as to, e.from_account_id as from, e.weight
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select to_account_id, from_account_id, ${leftAt(at)} as weight from (
        select to_account_id, from_account_id, weight, at from interaction
        where organisation_id = ${organisationId} and ${sql.ref(own)} = wanted.id limit ${looked}
      ) near order by weight desc limit ${kept}
    ) e`
  const found =
    sides === 'in' ? side('to_account_id') : sql`${side('to_account_id')} union all ${side('from_account_id')}`
  const { rows } = await sql<Tie>`${found}`.execute(store)
  return rows
}

export type PersonRow = {
  id: string
  contact_id: string | null
  name: string
  network: string
  ours: boolean
  reach: number
  circle: number | null
  left_out: boolean
}

export async function peopleInPicture(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select a.id, c.contact_id, coalesce(nullif(a.name, ''), nullif(a.handle, ''), a.external_id) as name, a.network, a.ours,
      coalesce(e.reactors, 0)::int as reach, p.circle, e.left_out_since is not null as left_out
    from unnest(${ids}::uuid[]) as wanted(id)
    join account a on a.organisation_id = ${organisationId} and a.id = wanted.id
    left join claim c on c.organisation_id = ${organisationId} and c.account_id = a.id and c.withdrawn_at is null
    left join account_evidence e on e.organisation_id = ${organisationId} and e.account_id = a.id
    left join circle_place p on p.organisation_id = ${organisationId} and p.account_id = a.id`.execute(store)
  return rows
}

/** How what these people say sounds, by some of what they said. */
export async function tonesOf(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; tone: number }>`
    select wanted.id, said.tone from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select ${toneOf(sql`some_reads`)} as tone from (
        select reads as some_reads from message
        where organisation_id = ${organisationId} and account_id = wanted.id and reads is not null limit 10
      ) newest
    ) said where said.tone is not null`.execute(store)
  return new Map(rows.map(({ id, tone }) => [id, tone]))
}
