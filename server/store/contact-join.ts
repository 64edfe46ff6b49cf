/**
 * Contacts that are one person: the claims about it, and what follows from them. What an account's claim or a conversation says of whose it
 * is now (`contact_id`) is carried over here; whose it is by itself (`own_id`) stays, so that taking apart needs no memory of its own.
 */
import { type Selectable, sql } from 'kysely'
import type { Reason } from '../../domain/contact/evidence.ts'
import type { Apart, Join, Person } from '../../domain/contact/join.ts'
import type { Store, Transaction } from './database.ts'
import { holdPeople } from './guard.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type JoinRow = Selectable<Tables['contact_join']>

export type NewJoin = Join & { evidence: readonly Reason[]; strength: number; madeBy: string | null; since: Date }

export async function insertContactJoins(tx: Transaction, organisationId: string, joins: readonly NewJoin[]) {
  if (joins.length === 0) return
  const rows = joins.map((one) => ({
    organisation_id: organisationId,
    id: one.id,
    from_id: one.fromId,
    into_id: one.intoId,
    evidence: JSON.stringify(one.evidence),
    strength: one.strength,
    made_by: one.madeBy,
    since: one.since,
  }))
  await tx.insertInto('contact_join').values(rows).execute()
}

export function readContactJoin(store: Store, organisationId: string, id: string): Promise<JoinRow | undefined> {
  return store
    .selectFrom('contact_join')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The contact that stands for this person; null when there is no such contact. */
export async function standsFor(store: Store, organisationId: string, contactId: string): Promise<string | null> {
  const row = await store
    .selectFrom('contact')
    .select(['id', 'joined_to'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', contactId)
    .executeTakeFirst()
  return row ? (row.joined_to ?? row.id) : null
}

/** The contacts that a person consists of. @param root the one that stands for them */
export async function readParts(store: Store, organisationId: string, root: string): Promise<string[]> {
  const rows = await store
    .selectFrom('contact')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('joined_to', '=', root)
    .execute()
  return [root, ...rows.map(({ id }) => id)]
}

/** A person: the contacts that they consist of, and how much hangs on them. @param root the contact that stands for them */
export async function readPerson(store: Store, organisationId: string, root: string): Promise<Person> {
  const { rows } = await sql<Omit<Person, 'parts'> & { parts: string[] | null }>`
    select
      (select erased_at is not null from contact where organisation_id = ${organisationId} and id = ${root}) as erased,
      (select array_agg(id) from contact where organisation_id = ${organisationId} and joined_to = ${root}) as parts,
      (select count(*) from claim
        where organisation_id = ${organisationId} and contact_id = ${root} and withdrawn_at is null) as accounts,
      (select count(*) from conversation where organisation_id = ${organisationId} and contact_id = ${root}) as conversations`.execute(
    store,
  )
  const { parts, ...person } = rows[0] ?? { parts: null, accounts: 0, conversations: 0, erased: false }
  return { parts: [root, ...(parts ?? [])], ...person }
}

/** The claims that stand and hold these contacts together. */
export async function joinsAmong(store: Store, organisationId: string, parts: readonly string[]): Promise<JoinRow[]> {
  return store
    .selectFrom('contact_join')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('from_id', 'in', parts)
    .where('withdrawn_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export const toJoin = ({ id, from_id, into_id }: JoinRow): Join => ({ id, fromId: from_id, intoId: into_id })

export async function withdrawJoin(
  tx: Transaction,
  organisationId: string,
  id: string,
  by: { agentId: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('contact_join')
    .set({ withdrawn_at: by.at, withdrawn_by: by.agentId })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

/** Conversations whose customer goes on as part of somebody know whose they are by themselves. */
export async function ownConversations(
  tx: Transaction,
  organisationId: string,
  owned: readonly { id: string; own_contact_id: string }[],
): Promise<void> {
  if (owned.length === 0) return
  await sql`
    update conversation set own_contact_id = row.own_contact_id
    from ${recordset('row', { id: 'uuid', own_contact_id: 'uuid' }, owned)}
    where conversation.organisation_id = ${organisationId} and conversation.id = row.id`.execute(tx)
}

type Mark = { id: string; version: number }

/**
 * Everything of the contact that stands for `from` goes on in `into`.
 * @returns the conversations that went along, held until commit
 */
export async function carryOver(tx: Transaction, organisationId: string, from: string, into: string): Promise<Mark[]> {
  await holdConversations(tx, organisationId, from)
  await sql`
    update claim set own_id = coalesce(own_id, contact_id), contact_id = ${into}
    where organisation_id = ${organisationId} and contact_id = ${from} and withdrawn_at is null`.execute(tx)
  const { rows } = await sql<Mark>`
    update conversation set own_contact_id = coalesce(own_contact_id, contact_id), contact_id = ${into}, version = version + 1
    where organisation_id = ${organisationId} and contact_id = ${from} returning id, version`.execute(tx)
  await sql`update told set contact_id = ${into} where organisation_id = ${organisationId} and contact_id = ${from}`.execute(
    tx,
  )
  // Each by its own index: asked at once, all contacts may be walked through.
  for (const column of ['id', 'joined_to'])
    await sql`update contact set joined_to = ${into} where organisation_id = ${organisationId} and ${sql.ref(column)} = ${from}`.execute(
      tx,
    )
  await holdPeople(tx, organisationId, [from, into])
  return rows
}

/**
 * What belongs to these contacts by itself goes back from `root` to `into`, one of them.
 * @returns the conversations that went back, held until commit
 */
export async function carryBack(
  tx: Transaction,
  organisationId: string,
  root: string,
  into: string,
  parts: readonly string[],
): Promise<Mark[]> {
  const these = sql`any(${parts}::uuid[])`
  await holdConversations(tx, organisationId, root)
  await sql`
    update claim set own_id = nullif(own_id, ${into}::uuid), contact_id = ${into}
    where organisation_id = ${organisationId} and contact_id = ${root} and own_id = ${these} and withdrawn_at is null`.execute(
    tx,
  )
  const { rows } = await sql<Mark>`
    update conversation set own_contact_id = nullif(own_contact_id, ${into}::uuid), contact_id = ${into}, version = version + 1
    where organisation_id = ${organisationId} and contact_id = ${root} and own_contact_id = ${these}
    returning id, version`.execute(tx)
  await sql`
    update told set contact_id = ${into} from conversation v
    where told.organisation_id = ${organisationId} and told.contact_id = ${root}
      and v.organisation_id = ${organisationId} and v.id = told.conversation_id and v.contact_id = ${into}`.execute(tx)
  await sql`
    update contact set joined_to = nullif(${into}::uuid, id)
    where organisation_id = ${organisationId} and id = ${these}`.execute(tx)
  await holdPeople(tx, organisationId, [root, into])
  return rows
}

/** In order of id, as everybody locks them. */
async function holdConversations(tx: Transaction, organisationId: string, contactId: string): Promise<void> {
  await sql`
    select id from conversation where organisation_id = ${organisationId} and contact_id = ${contactId}
    order by id for update`.execute(tx)
}

/** These contacts are seen anew. */
export async function renewContacts(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    update contact set version = version + 1
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[]) returning id, version`.execute(tx)
  return rows
}

/** Pairs of which somebody said that they are not one person, and of which one is among these. */
export async function apartsOf(store: Store, organisationId: string, parts: readonly string[]): Promise<Apart[]> {
  const { rows } = await sql<{ one_id: string; other_id: string }>`
    select one_id, other_id from contact_apart
    where organisation_id = ${organisationId} and one_id = any(${parts}::uuid[])
    union
    select one_id, other_id from contact_apart
    where organisation_id = ${organisationId} and other_id = any(${parts}::uuid[])`.execute(store)
  return rows.map(({ one_id, other_id }) => [one_id, other_id])
}

export async function insertApart(
  tx: Transaction,
  organisationId: string,
  [one_id, other_id]: Apart,
  by: { agentId: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('contact_apart')
    .values({ organisation_id: organisationId, one_id, other_id, made_by: by.agentId, since: by.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** They may be one person after all. */
export async function deleteApart(tx: Transaction, organisationId: string, [one, other]: Apart): Promise<void> {
  await tx
    .deleteFrom('contact_apart')
    .where('organisation_id', '=', organisationId)
    .where('one_id', '=', one)
    .where('other_id', '=', other)
    .execute()
  await holdTwo(tx, organisationId, one, other)
}

/** Who two contacts stand for may turn out to be one person: until commit nothing is handed over to either. */
export async function holdTwo(tx: Transaction, organisationId: string, one: string, other: string): Promise<void> {
  const roots = [await standsFor(tx, organisationId, one), await standsFor(tx, organisationId, other)]
  await holdPeople(
    tx,
    organisationId,
    roots.flatMap((root) => root ?? []),
  )
}
