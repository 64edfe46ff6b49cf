/** Taking away everything that says who somebody is, and what they said; that something was said, and when, stays. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { forgetAsked } from './guard.ts'
import { forgetCounted } from './influence.ts'
import { dropWithheldOf } from './withheld.ts'

/** What is known of people in tables of their own: a new one needs a line here, and is taken along and erased with them. */
export const ofContact = [
  { table: 'customer_record', keys: ['contact_id'] },
  { table: 'contact_event', keys: ['contact_id'] },
  { table: 'contact_note', keys: ['contact_id'] },
  { table: 'contact_suggestion', keys: ['one_id', 'other_id'] },
  { table: 'contact_apart', keys: ['one_id', 'other_id'] },
  { table: 'told', keys: ['contact_id'] },
  { table: 'contact_factor', keys: ['contact_id'] },
  { table: 'factor_use', keys: ['contact_id'] },
  { table: 'situation_by_hand', keys: ['contact_id'] },
  { table: 'decision_log', keys: ['contact_id'] },
] as const
const ofAccount = ['account_key', 'account_compared', 'circle_place'] as const

/** The accounts that belong to each of these contacts by itself. @param root the one that stands for the person */
export async function accountsOfParts(store: Store, organisationId: string, root: string, parts: readonly string[]) {
  const { rows } = await sql<{ id: string; part: string }>`
    select account_id as id, coalesce(own_id, contact_id) as part from claim
    where organisation_id = ${organisationId} and contact_id = ${root} and withdrawn_at is null
      and coalesce(own_id, contact_id) = any(${parts}::uuid[])`.execute(store)
  return rows
}

type Changed = { id: string; version: number }

/**
 * Names, addresses, numbers and whatever else is known of them, evidence included. `parts` become nobody; whoever speaks from the same
 * account afterwards is somebody new.
 * @param called what is shown in their place
 */
export async function forgetWho(
  tx: Transaction,
  organisationId: string,
  { parts, accounts, called, at }: { parts: readonly string[]; accounts: readonly string[]; called: string; at: Date },
): Promise<{ contacts: Changed[]; accounts: Changed[] }> {
  const [these, theirs] = [sql`any(${parts}::uuid[])`, sql`any(${accounts}::uuid[])`]
  await forgetRemembered(tx, organisationId, accounts)
  await forgetCounted(tx, organisationId, accounts)
  await dropWithheldOf(tx, organisationId, accounts)
  await forgetAsked(tx, organisationId, accounts)
  await forgetNamed(tx, organisationId, accounts)
  await sql`
    update phone_call set number = null where organisation_id = ${organisationId} and number in (
      select value from account_key where organisation_id = ${organisationId} and account_id = ${theirs} and kind = 'phone')`.execute(
    tx,
  )
  await sql`
    delete from shared_key s using account_key k
    where k.organisation_id = ${organisationId} and k.account_id = ${theirs}
      and s.organisation_id = ${organisationId} and s.kind = k.kind and s.value = k.value
      and not exists (
        select from account_key o
        where o.organisation_id = ${organisationId} and o.kind = k.kind and o.value = k.value and o.account_id <> all(${accounts}::uuid[]))`.execute(
    tx,
  )
  for (const table of ofAccount)
    await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId} and account_id = ${theirs}`.execute(
      tx,
    )
  for (const { table, keys } of ofContact)
    for (const key of keys)
      await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId} and ${sql.ref(key)} = ${these}`.execute(
        tx,
      )
  for (const key of ['from_id', 'into_id'])
    await sql`update contact_join set evidence = '[]' where organisation_id = ${organisationId} and ${sql.ref(key)} = ${these}`.execute(
      tx,
    )
  await sql`
    update act set after = after - 'evidence' where organisation_id = ${organisationId} and id in (
      select act_id from contact_act where organisation_id = ${organisationId} and contact_id = ${these}) and after ? 'evidence'`.execute(
    tx,
  )
  const gone = await sql<Changed>`
    update account set external_id = 'erased ' || id, name = ${called}, handle = null, url = null, version = version + 1
    where organisation_id = ${organisationId} and id = ${theirs} returning id, version`.execute(tx)
  const nobody = await sql<Changed>`
    update contact set name = ${called}, sent_away = 0, erased_at = ${at}, version = version + 1
    where organisation_id = ${organisationId} and id = ${these} returning id, version`.execute(tx)
  return { contacts: nobody.rows, accounts: gone.rows }
}

/**
 * What stands with what they are called on a network: that they agreed to be sent things, and how much was. What they objected to stays,
 * so that they are left alone.
 */
async function forgetNamed(tx: Transaction, organisationId: string, accounts: readonly string[]): Promise<void> {
  const names = sql`(
    select network, lower(external_id) as value from account where organisation_id = ${organisationId} and id = any(${accounts}::uuid[])
    union select network, lower(handle) from account
      where organisation_id = ${organisationId} and id = any(${accounts}::uuid[]) and handle is not null
    union select kind, value from account_key where organisation_id = ${organisationId} and account_id = any(${accounts}::uuid[])
  ) as named`
  await sql`
    delete from consent using ${names}
    where consent.organisation_id = ${organisationId} and consent.network = named.network and consent.value = named.value
      and consent.kind = 'consent'`.execute(tx)
  for (const table of ['sent_count', 'guard'])
    await sql`
      delete from ${sql.table(table)} gone using ${names}
      where gone.organisation_id = ${organisationId} and gone.key = 'a:' || named.network || ':' || named.value`.execute(
      tx,
    )
}

/** What channels remember of somebody: who they are, that they follow us, to whom a note went. One look through what is remembered. */
async function forgetRemembered(tx: Transaction, organisationId: string, accounts: readonly string[]): Promise<void> {
  await sql`
    with theirs as (
      select array_agg(external_id) as ids from account
      where organisation_id = ${organisationId} and id = any(${accounts}::uuid[])
    )
    delete from channel_memory m using theirs
    where m.organisation_id = ${organisationId} and not starts_with(m.key, 'secret ') and (
      substr(m.key, strpos(m.key, ' ') + 1) = any(theirs.ids) or m.value #>> '{}' = any(theirs.ids)
      or m.value ->> 'by' = any(theirs.ids) or m.value ->> 'to' = any(theirs.ids))`.execute(tx)
}

export type Said = { id: string; channel_id: string; external_id: string; conversation_id: string | null }

/** One contact that is erased: its accounts, and the contact that stands for it. */
export type Erasing = { part: string; root: string; accounts: readonly string[] }

/** What still says something of what they said, and of what we said to them; the first ones. */
export async function stillSaid(
  tx: Transaction,
  organisationId: string,
  { accounts, root, part }: Erasing,
  limit: number,
): Promise<Said[]> {
  const { rows } = await sql<Said>`
    (select id, channel_id, external_id, conversation_id from message
      where organisation_id = ${organisationId} and account_id = any(${accounts}::uuid[]) and state <> 'deleted' limit ${limit})
    union all
    (select m.id, m.channel_id, m.external_id, m.conversation_id
      from conversation c
      cross join lateral (
        select id, channel_id, external_id, conversation_id from message
        where organisation_id = ${organisationId} and conversation_id = c.id and direction = 'out' and state <> 'deleted'
        union
        select id, channel_id, external_id, conversation_id from message
        where organisation_id = ${organisationId} and home_id = c.id and direction = 'out' and state <> 'deleted'
      ) m
      where c.organisation_id = ${organisationId} and c.contact_id = ${root}
        and coalesce(c.own_contact_id, c.contact_id) = ${part} limit ${limit})`.execute(tx)
  return rows
}

/** A letter that has not left does not leave. @returns those that are leaving just now */
export async function holdBack(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ message_id: string; state: string }>`
    update outbox set addressee = null, changes = null, version = version + 1,
      state = case when state = 'waiting' then 'undone' else state end
    where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[]) returning message_id, state`.execute(
    tx,
  )
  return rows.filter(({ state }) => state === 'sending').map(({ message_id }) => message_id)
}

/** What is beside the words of a message: to whom, where, who picked up the telephone; and what its channel remembers of it. */
export async function forgetBeside(tx: Transaction, organisationId: string, said: readonly Said[]): Promise<void> {
  const ids = said.map(({ id }) => id)
  await sql`
    update message set audience = null, url = null, logged = null, can_reply = null
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(tx)
  const keys = said.flatMap(({ id, external_id }) => [`note ${id}`, `said ${external_id}`])
  await tx
    .deleteFrom('channel_memory')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', 'in', [...new Set(said.map(({ channel_id }) => channel_id))])
    .where('key', 'in', keys)
    .execute()
}

/** Conversations of theirs that still show something; the first ones. */
export async function stillShown(
  tx: Transaction,
  organisationId: string,
  { root, part }: Erasing,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.organisation_id = ${organisationId} and c.contact_id = ${root}
      and coalesce(c.own_contact_id, c.contact_id) = ${part}
      and (c.subject <> '' or c.snippet <> '' or c.danger is not null or c.pain_since is not null or c.work_state <> 'answered'
        or exists (select 1 from note n where n.organisation_id = ${organisationId} and n.conversation_id = c.id and n.text <> '')
        or exists (select 1 from task t where t.organisation_id = ${organisationId} and t.conversation_id = c.id)
        or exists (select 1 from draft d where d.organisation_id = ${organisationId} and d.conversation_id = c.id))
    order by c.id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What we noted, promised and were writing in these conversations. @returns the drafts, which have files */
export async function forgetAround(tx: Transaction, organisationId: string, ids: readonly string[], at: Date) {
  const these = sql`organisation_id = ${organisationId} and conversation_id = any(${ids}::uuid[])`
  const notes = await sql<Changed>`
    update note set text = '', mentioned_agent_ids = '{}', mentioned_team_ids = '{}', deleted_at = coalesce(deleted_at, ${at}::timestamptz),
      version = version + 1
    where ${these} and text <> '' returning id, version`.execute(tx)
  const tasks = await sql<Changed>`delete from task where ${these} returning id, version + 1 as version`.execute(tx)
  const drafts = await sql<Changed>`select id, version + 1 as version from draft where ${these} order by id`.execute(tx)
  return { notes: notes.rows, tasks: tasks.rows, drafts: drafts.rows }
}

/** The oldest that is still going on, for who goes on with it. */
export function lockOpenErasure(tx: Transaction, organisationId: string) {
  return tx
    .selectFrom('contact_erasure')
    .select(['contact_id', 'accounts'])
    .where('organisation_id', '=', organisationId)
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('contact_id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** How far it is. @param parts the contacts of the person */
export async function erasureOf(store: Store, organisationId: string, parts: readonly string[]) {
  const { rows } = await sql<{ messages: number; done: boolean }>`
    select coalesce(sum(messages), 0)::int as messages, coalesce(bool_and(done_at is not null), true) as done from contact_erasure
    where organisation_id = ${organisationId} and contact_id = any(${parts}::uuid[])`.execute(store)
  return rows[0] ?? { messages: 0, done: true }
}
