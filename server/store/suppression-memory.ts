/** What is read to keep decisions in memory: everything at the beginning, page by page, and then what changed. */
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Sent } from '../../domain/suppression/cap.ts'
import type { Consent } from '../../domain/suppression/decide.ts'
import type { Hand } from '../../domain/suppression/situation.ts'
import { type Cells, copyOut } from './copy-out.ts'
import type { Connect, Database, Store } from './database.ts'

/**
 * How far the log of events is, what was handed over, by lane, and whether something could not be read yet. One small statement, asked all
 * the time.
 */
export async function readMarks(store: Store, organisationId: string) {
  const { rows } = await sql<{ lane: number; at: number }>`
    select -1 as lane, value as at from counter where organisation_id = ${organisationId} and name = 'event'
    union all
    select lane, turn from sent_lane where organisation_id = ${organisationId}
    union all
    (select -2, 0 from unjudged where organisation_id = ${organisationId} limit 1)`.execute(store)
  const lanes = new Map(rows.map(({ lane, at }) => [lane, at]))
  const position = lanes.get(-1) ?? 0
  const unread = lanes.has(-2)
  lanes.delete(-1)
  lanes.delete(-2)
  return { position, lanes, unread }
}

/**
 * Everything of an organisation in one walk through a table, with a cursor: pages by key would be sorted anew each time, because the planner
 * is told nothing about how many rows an organisation has.
 */
async function walk<Row>(db: Database, query: RawBuilder<unknown>, see: (row: Row) => void): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`declare walk no scroll cursor for ${query}`.execute(tx)
    const next = () => sql<Row>`fetch 1000 from walk`.execute(tx)
    // The next rows are on their way while these are put in their place.
    for (let coming = next(); ; ) {
      const { rows } = await coming
      if (rows.length === 0) return
      coming = next()
      for (const row of rows) see(row)
    }
  })
}

/** Read through once, before all of them are. */
export async function countContacts(store: Store, organisationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from contact where organisation_id = ${organisationId}`.execute(store)
  return rows[0]?.n ?? 0
}

/** @param see a contact, and the one that stands for it */
export const walkContacts = (connect: Connect, organisationId: string, see: (row: Cells) => void) =>
  copyOut(connect, `select id, coalesce(joined_to, id) from contact where ${of(organisationId)}`, 2, see)

/**
 * What accounts are called. One without a claim is nobody's: ours.
 * @param see whose it is by itself, what it is called as `nameIn` has it, the same of its handle, and whether it is ours
 */
export const walkAccounts = (connect: Connect, organisationId: string, see: (row: Cells) => void) =>
  copyOut(
    connect,
    `select coalesce(c.own_id, c.contact_id), a.network || ' ' || lower(a.external_id), a.network || ' ' || lower(a.handle), a.ours
     from account a join claim c on ${claimOf('a.id', organisationId)} where a.${of(organisationId)}`,
    4,
    see,
  )

/** @param see whose it is by itself, and a key as `nameIn` has it */
export const walkKeys = (connect: Connect, organisationId: string, see: (row: Cells) => void) =>
  copyOut(
    connect,
    `select coalesce(c.own_id, c.contact_id), k.kind || ' ' || k.value
     from account_key k join claim c on ${claimOf('k.account_id', organisationId)} where k.${of(organisationId)}`,
    2,
    see,
  )

const claimOf = (account: string, organisationId: string) =>
  `c.${of(organisationId)} and c.account_id = ${account} and c.withdrawn_at is null`
const of = (organisationId: string) => `organisation_id = ${pg.escapeLiteral(organisationId)}`

/** @property own the contact that it belongs to by itself @property name as `nameIn` has it @property what whose name: of an account, of one of ours, or a key */
export type NameOf = { own: string; name: string; what: 'account' | 'ours' | 'key' }

/** What these people are called. @param roots contacts that stand for a person */
export async function namesOfPeople(store: Store, organisationId: string, roots: readonly string[]): Promise<NameOf[]> {
  const { rows } = await sql<NameOf>`
    with wanted as (
      select c.account_id, coalesce(c.own_id, c.contact_id) as own from unnest(${roots}::uuid[]) as root(id)
      join claim c on c.organisation_id = ${organisationId} and c.contact_id = root.id and c.withdrawn_at is null
    )
    select own, a.network || ' ' || lower(called.name) as name, case when a.ours then 'ours' else 'account' end as what
    from wanted join account a on a.organisation_id = ${organisationId} and a.id = wanted.account_id
    cross join lateral (values (a.external_id), (a.handle)) as called(name) where called.name is not null
    union all
    select own, k.kind || ' ' || k.value, 'key'
    from wanted join account_key k on k.organisation_id = ${organisationId} and k.account_id = wanted.account_id`.execute(
    store,
  )
  return rows
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

type PairTable = 'contact_suggestion' | 'contact_apart'

export const walkPairs = (db: Database, organisationId: string, table: PairTable, see: (pair: Pair) => void) =>
  walk(db, sql`select one_id, other_id from ${sql.table(table)} where organisation_id = ${organisationId}`, see)

/** Pairs of which one is among these contacts. */
export async function pairsOf(
  store: Store,
  organisationId: string,
  table: PairTable,
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

export type SaidBy = Consent & { network: string; value: string }

/** What stands of what people said about being sent things. */
export const walkConsents = (db: Database, organisationId: string, see: (said: SaidBy) => void) =>
  walk(
    db,
    sql`select network, value, kind, purpose, medium, since, until from consent
      where organisation_id = ${organisationId} and withdrawn_at is null`,
    see,
  )

/** Who does not want to be listened to gets no marketing either. */
export async function allObjections(store: Store, organisationId: string) {
  const { rows } = await sql<{ id: string; network: string; value: string; since: Date }>`
    select id, network, account as value, said_at as since from objection where organisation_id = ${organisationId}`.execute(
    store,
  )
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

export type SentBy = Sent & { key: string }

/** How much was handed over by each guard, those of one guard after each other. @param since a day; later ones count */
export const walkSent = (db: Database, organisationId: string, since: string, see: (row: SentBy) => void) =>
  walk(
    db,
    sql`select key, purpose, medium, day, n from sent_count
      where organisation_id = ${organisationId} and day > ${since}::date order by key`,
    see,
  )

/** Guards by which something was handed over since this turn of a lane. */
export async function sentSince(store: Store, organisationId: string, lane: number, turn: number) {
  const { rows } = await sql<{ key: string }>`
    select distinct key from sent_count where organisation_id = ${organisationId} and lane = ${lane} and turn > ${turn}`.execute(
    store,
  )
  return rows.map(({ key }) => key)
}

export const walkSegments = (
  db: Database,
  organisationId: string,
  see: (row: { contact_id: string; segments: string[] }) => void,
) =>
  walk(
    db,
    sql`select contact_id, segments from customer_record where organisation_id = ${organisationId} and segments <> '{}'`,
    see,
  )

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
