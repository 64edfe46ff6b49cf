/** What is read to keep decisions in memory: everything at the beginning, page by page, and then what changed. */
import { type RawBuilder, sql } from 'kysely'
import type { Sent } from '../../domain/suppression/cap.ts'
import type { Consent } from '../../domain/suppression/decide.ts'
import type { Hand } from '../../domain/suppression/situation.ts'
import type { Store } from './database.ts'

/** How far the log of events is, and what was handed over, by lane. One small statement, asked all the time. */
export async function readMarks(store: Store, organisationId: string) {
  const { rows } = await sql<{ lane: number; at: number }>`
    select -1 as lane, value as at from counter where organisation_id = ${organisationId} and name = 'event'
    union all
    select lane, turn from sent_lane where organisation_id = ${organisationId}`.execute(store)
  const lanes = new Map(rows.map(({ lane, at }) => [lane, at]))
  const position = lanes.get(-1) ?? 0
  lanes.delete(-1)
  return { position, lanes }
}

const noId = '00000000-0000-0000-0000-000000000000'
/** Every page begins after the last of the one before. */
export const fromFirst = noId

/** @returns contacts as 32 bytes each: the contact, and the one that stands for it */
export async function pageOfContacts(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<{ last: string | null; bytes: Buffer | null }>`
    with page as (
      select id, joined_to from contact where organisation_id = ${organisationId} and id > ${after} order by id limit ${limit}
    )
    select (select id from page order by id desc limit 1) as last,
      (select string_agg(uuid_send(id) || uuid_send(coalesce(joined_to, id)), ''::bytea) from page) as bytes`.execute(
    store,
  )
  return rows[0] ?? { last: null, bytes: null }
}

/**
 * What accounts are called, packed so that no text is made of each: `claims` as 32 bytes each, an account and the contact that it belongs
 * to by itself; `names` as 16 bytes of the account, 2 for what the name counts as (`server/suppression/names.ts`), 4 for how long it is, and a
 * network, a space and the name.
 */
export type PackedNames = { claims: Buffer | null; names: Buffer | null }

const mailbox = (value: string) => sql`regexp_replace(${sql.raw(value)}, '\\+[^@]*@', '@')`

/** @param which condition on a column that has the account */
const packedNames = (organisationId: string, which: (account: RawBuilder<unknown>) => RawBuilder<unknown>) => sql`(
  select string_agg(
    uuid_send(n.account_id) || int2send(n.kind::int2) || int4send(octet_length(n.name)) || n.name, ''::bytea)
  from (
    select a.id as account_id, convert_to(a.network || ' ' || v.value, 'UTF8') as name,
      case when v.nth > 2 then 8 when a.ours then 16 else 1 end as kind
    from account a
    cross join lateral unnest(array[
      lower(a.external_id), lower(a.handle),
      case when a.network = 'email' and a.external_id like '%+%@%' then ${mailbox('lower(a.external_id)')} end,
      case when a.network = 'email' and a.handle like '%+%@%' then ${mailbox('lower(a.handle)')} end
    ]) with ordinality as v(value, nth)
    where a.organisation_id = ${organisationId} and ${which(sql`a.id`)} and v.value is not null
    union all
    select k.account_id, convert_to(k.kind || ' ' || v.value, 'UTF8'), 2 * v.nth
    from account_key k
    cross join lateral unnest(array[
      k.value, case when k.kind = 'email' and k.value like '%+%@%' then ${mailbox('k.value')} end
    ]) with ordinality as v(value, nth)
    where k.organisation_id = ${organisationId} and ${which(sql`k.account_id`)} and v.value is not null
  ) n
)`
const packedClaims = (from: string) =>
  sql`(select string_agg(uuid_send(account_id) || uuid_send(own), ''::bytea) from ${sql.raw(from)})`

/** In order of account: ranges of each table are read, and nothing is looked up one by one. */
export async function pageOfNames(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<PackedNames & { last: string | null }>`
    with page as (
      select account_id, coalesce(own_id, contact_id) as own from claim
      where organisation_id = ${organisationId} and withdrawn_at is null and account_id > ${after}
      order by account_id limit ${limit}
    ), ends as (
      select account_id as last from page order by account_id desc limit 1
    )
    select (select last from ends) as last, ${packedClaims('page')} as claims,
      ${packedNames(organisationId, (account) => sql`${account} > ${after} and ${account} <= (select last from ends)`)} as names`.execute(
    store,
  )
  return rows[0] ?? { last: null, claims: null, names: null }
}

/** The names of these people. @param roots contacts that stand for a person */
export async function namesOfPeople(
  store: Store,
  organisationId: string,
  roots: readonly string[],
): Promise<PackedNames> {
  const { rows } = await sql<PackedNames>`
    with wanted as (
      select c.account_id, coalesce(c.own_id, c.contact_id) as own from unnest(${roots}::uuid[]) as root(id)
      join claim c on c.organisation_id = ${organisationId} and c.contact_id = root.id and c.withdrawn_at is null
    )
    select ${packedClaims('wanted')} as claims,
      ${packedNames(organisationId, (account) => sql`${account} = any(array(select account_id from wanted))`)} as names`.execute(
    store,
  )
  return rows[0] ?? { claims: null, names: null }
}

/** Labels that mean that a complaint is going on. */
export async function complaintLabels(store: Store, organisationId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('label')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('meaning', '=', 'complaint')
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** People with a dialogue that may count, see `readDialogues`. */
export async function peopleInDialogue(
  store: Store,
  organisationId: string,
  since: Date,
  complaints: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select distinct contact_id from conversation
    where organisation_id = ${organisationId} and merged_into is null and (
      pain_since is not null or waits_since is not null or last_message_at > ${since} or pain_at > ${since}
      or customer_word = 'refused' or label_ids && ${complaints}::uuid[])`.execute(store)
  return rows.map(({ contact_id }) => contact_id)
}

export async function allHands(store: Store, organisationId: string): Promise<Hand[]> {
  const { rows } = await sql<{ contact_id: string; situation: Hand['situation']; at: Date }>`
    select distinct on (contact_id) contact_id, situation, at from situation_by_hand
    where organisation_id = ${organisationId} order by contact_id, id desc`.execute(store)
  return rows.map(({ contact_id, situation, at }) => ({ contactId: contact_id, situation, at }))
}

export type Pair = { one_id: string; other_id: string }

/** @param after the last pair of the page before */
export async function pageOfPairs(
  store: Store,
  organisationId: string,
  table: 'contact_suggestion' | 'contact_apart',
  after: Pair,
  limit: number,
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select one_id, other_id from ${sql.table(table)}
    where organisation_id = ${organisationId} and (one_id, other_id) > (${after.one_id}::uuid, ${after.other_id}::uuid)
    order by one_id, other_id limit ${limit}`.execute(store)
  return rows
}

/** Pairs of which one is among these contacts. */
export async function pairsOf(
  store: Store,
  organisationId: string,
  table: 'contact_suggestion' | 'contact_apart',
  contacts: readonly string[],
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select one_id, other_id from ${sql.table(table)}
    where organisation_id = ${organisationId} and one_id = any(${contacts}::uuid[])
    union
    select one_id, other_id from ${sql.table(table)}
    where organisation_id = ${organisationId} and other_id = any(${contacts}::uuid[])`.execute(store)
  return rows
}

export type SaidBy = Consent & { id: string; network: string; value: string }

/** What stands of what people said about being sent things, in order of id. */
export async function pageOfConsents(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<SaidBy>`
    select id, network, value, kind, purpose, medium, since, until from consent
    where organisation_id = ${organisationId} and withdrawn_at is null and id > ${after} order by id limit ${limit}`.execute(
    store,
  )
  return rows
}

/** Who does not want to be listened to gets no marketing either. */
export async function pageOfObjections(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<{ id: string; network: string; value: string; since: Date }>`
    select id, network, account as value, said_at as since from objection
    where organisation_id = ${organisationId} and id > ${after} order by id limit ${limit}`.execute(store)
  return rows
}

/** By which names these were said. @param ids of what was noted, whether it stands or not */
export async function namesOfConsents(store: Store, organisationId: string, ids: readonly string[]) {
  const { rows } = await sql<{ network: string; value: string }>`
    select network, value from consent where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(
    store,
  )
  return rows
}

export type SentTo = Sent & { key: string }

/** In order of guard. @param since a day; later ones count */
export async function pageOfSent(store: Store, organisationId: string, since: string, after: string, limit: number) {
  const { rows } = await sql<{ key: string }>`
    select distinct key from sent_count
    where organisation_id = ${organisationId} and key > ${after} and day > ${since}::date order by key limit ${limit}`.execute(
    store,
  )
  return rows.map(({ key }) => key)
}

/** Guards by which something was handed over since these turns, and the turn that each lane is at with that. */
export async function sentSince(store: Store, organisationId: string, lane: number, turn: number) {
  const { rows } = await sql<{ key: string; turn: number }>`
    select key, turn from sent_count where organisation_id = ${organisationId} and lane = ${lane} and turn > ${turn}`.execute(
    store,
  )
  return rows
}

export async function pageOfSegments(store: Store, organisationId: string, after: string, limit: number) {
  const { rows } = await sql<{ number: string; contact_id: string }>`
    select number, contact_id from customer_record
    where organisation_id = ${organisationId} and number > ${after} order by number limit ${limit}`.execute(store)
  return rows
}

/** What events are about, by the kind of thing. */
export type Touched = { conversations: readonly string[]; messages: readonly string[]; accounts: readonly string[] }

/** Whom it touches: the people as they stand. */
export async function peopleTouched(
  store: Store,
  organisationId: string,
  { conversations, messages, accounts }: Touched,
): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from conversation where organisation_id = ${organisationId} and id = any(${conversations}::uuid[])
    union
    select v.contact_id from unnest(${messages}::uuid[]) as said(id)
    join message m on m.organisation_id = ${organisationId} and m.id = said.id
    join conversation v on v.organisation_id = ${organisationId} and v.id = m.conversation_id
    union
    select c.contact_id from unnest(${messages}::uuid[]) as said(id)
    join message m on m.organisation_id = ${organisationId} and m.id = said.id
    join claim c on c.organisation_id = ${organisationId} and c.account_id = m.account_id and c.withdrawn_at is null
    union
    select contact_id from claim
    where organisation_id = ${organisationId} and account_id = any(${accounts}::uuid[]) and withdrawn_at is null`.execute(
    store,
  )
  return rows.map(({ contact_id }) => contact_id)
}

/** These contacts, whoever stands for them, and all that those consist of. */
export async function groupsOf(store: Store, organisationId: string, contacts: readonly string[]) {
  const { rows } = await sql<{ id: string; root: string }>`
    with touched as (
      select coalesce(p.joined_to, p.id) as root from unnest(${contacts}::uuid[]) as wanted(id)
      join contact p on p.organisation_id = ${organisationId} and p.id = wanted.id
      group by 1
    )
    select p.id, coalesce(p.joined_to, p.id) as root from touched join contact p on p.organisation_id = ${organisationId} and p.id = touched.root
    union
    select p.id, p.joined_to from touched join contact p on p.organisation_id = ${organisationId} and p.joined_to = touched.root`.execute(
    store,
  )
  return rows
}
