/** What is known of people that makes marketing wait, as the store has it: the truth at hand-over. */
import { sql } from 'kysely'
import type { Sent } from '../../domain/suppression/cap.ts'
import type { Consent } from '../../domain/suppression/decide.ts'
import type { Dialogue, Hand } from '../../domain/suppression/situation.ts'
import { type ConversationRow, feelingIn } from './conversation.ts'
import type { Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'

export type PersonDialogue = Dialogue & { id: string; contactId: string }

/**
 * Conversations of these people that may say something about their situation.
 * @param since when nothing was said after it they count for nothing, unless somebody waits or it hurts
 * @param all people of whom everything is looked at: somebody of us said something of them
 */
export async function readDialogues(
  store: Store,
  organisationId: string,
  people: readonly string[],
  since: Date,
  all: readonly string[],
): Promise<PersonDialogue[]> {
  if (people.length === 0) return []
  const { rows } = await sql<ConversationRow & { own_contact_id: string | null; complaint: boolean }>`
    select c.*, exists (
      select 1 from label l where l.organisation_id = ${organisationId} and l.id = any(c.label_ids) and l.meaning = 'complaint' and l.removed_at is null
    ) as complaint
    from unnest(${people}::uuid[]) as wanted(id)
    cross join lateral (
      select * from conversation
      where organisation_id = ${organisationId} and contact_id = wanted.id and merged_into is null
        and (pain_since is not null or waits_since is not null or last_message_at > ${since} or pain_at > ${since}
          or customer_word = 'refused' or label_ids <> '{}' or wanted.id = any(${all}::uuid[]))
    ) c`.execute(store)
  return rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    ownContactId: row.own_contact_id ?? row.contact_id,
    complaint: row.complaint,
    customerWord: row.customer_word,
    waitsSince: row.waits_since,
    history: row.history,
    lastDirection: row.last_direction,
    lastMessageAt: row.last_message_at,
    ...feelingIn(row),
  }))
}

/** What somebody of us said last of each of these contacts. */
export async function readHands(store: Store, organisationId: string, contacts: readonly string[]): Promise<Hand[]> {
  if (contacts.length === 0) return []
  const { rows } = await sql<{ contact_id: string; situation: Hand['situation']; at: Date }>`
    select h.* from unnest(${contacts}::uuid[]) as wanted(id)
    cross join lateral (
      select contact_id, situation, at from situation_by_hand
      where organisation_id = ${organisationId} and contact_id = wanted.id order by id desc limit 1
    ) h`.execute(store)
  return rows.map(({ contact_id, situation, at }) => ({ contactId: contact_id, situation, at }))
}

export type Name = { network: string; value: string }
const nameShape = { network: 'text', value: 'text' } as const

/** What was said by these names about being sent things; who objects to being listened to gets no marketing either. */
export async function readConsents(store: Store, organisationId: string, names: readonly Name[]) {
  if (names.length === 0) return []
  const { rows } = await sql<Name & Consent>`
    select row.network, row.value, c.kind, c.purpose, c.medium, c.since, c.until
    from ${recordset('row', nameShape, names)}
    join consent c on c.organisation_id = ${organisationId} and c.network = row.network and c.value = row.value and c.withdrawn_at is null
    union all
    select row.network, row.value, 'objection', 'marketing', 'any', o.said_at, null
    from ${recordset('row', nameShape, names)}
    join objection o on o.organisation_id = ${organisationId} and o.network = row.network and o.account = row.value`.execute(
    store,
  )
  return rows
}

/** How much was handed over since a day, by guard. */
export async function readSent(store: Store, organisationId: string, keys: readonly string[], since: string) {
  if (keys.length === 0) return []
  const { rows } = await sql<Sent & { key: string }>`
    select s.* from unnest(${keys}::text[]) as wanted(key)
    cross join lateral (
      select key, purpose, medium, day, n from sent_count
      where organisation_id = ${organisationId} and key = wanted.key and day > ${since}::date offset 0
    ) s`.execute(store)
  return rows
}

/** Hand-overs that take a turn of one lane wait for each other's commit. */
const lanes = 16

/** @param sent each key once. Whose guards are held: the lane that is taken is held until commit as well. */
export async function countSent(
  tx: Transaction,
  organisationId: string,
  sent: readonly (Omit<Sent, 'n'> & { key: string })[],
): Promise<void> {
  const [first] = sent
  if (!first) return
  const columns = { key: 'text', day: 'date', purpose: 'text', medium: 'text' } as const
  const rows = sent.map(({ key, day, purpose, medium }) => ({ key, day, purpose, medium }))
  const lane = [...first.key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % lanes
  await sql`
    with taken as (
      insert into sent_lane (organisation_id, lane, turn) values (${organisationId}, ${lane}, 1)
      on conflict (organisation_id, lane) do update set turn = sent_lane.turn + 1 returning lane, turn
    )
    insert into sent_count (organisation_id, key, day, purpose, medium, n, lane, turn)
    select ${organisationId}::uuid, row.key, row.day, row.purpose, row.medium, 1, taken.lane, taken.turn
    from ${recordset('row', columns, rows)} cross join taken
    on conflict (organisation_id, key, day, purpose, medium)
      do update set n = sent_count.n + 1, lane = excluded.lane, turn = excluded.turn`.execute(tx)
}

/** In which segments of the customer system these contacts are. */
export async function readSegments(store: Store, organisationId: string, contacts: readonly string[]) {
  if (contacts.length === 0) return []
  const { rows } = await sql<{ contact_id: string; segment: string }>`
    select r.contact_id, unnest(r.segments) as segment from unnest(${contacts}::uuid[]) as wanted(id)
    join customer_record r on r.organisation_id = ${organisationId} and r.contact_id = wanted.id`.execute(store)
  return rows
}

/** Conversations of a person in which something hurts. */
export async function readHurting(store: Store, organisationId: string, root: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from conversation
    where organisation_id = ${organisationId} and contact_id = ${root} and pain_since is not null`.execute(store)
  return rows.map(({ id }) => id)
}
