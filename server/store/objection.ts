/** Who does not want to be listened to, by network and account (its id or its handle, in lower case). */
import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../domain/message/message.ts'
import type { Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type ObjectionRow = Selectable<Tables['objection']>
type Named = Pick<Actor, 'network' | 'id' | 'handle'>

/** As it is written down: `@Fatima` is `fatima`. */
export const accountName = (name: string): string => name.trim().replace(/^@/, '').toLowerCase()

/** Which of these people objected, with this account or another that is theirs as it stands. */
export async function objectorsAmong(
  store: Store,
  organisationId: string,
  people: readonly Named[],
): Promise<(one: Named) => boolean> {
  const rows = people.flatMap(({ network, id, handle }) =>
    [id, ...(handle ? [handle] : [])].map((name) => ({ network, account: accountName(name) })),
  )
  const { rows: found } = await sql<{ network: string; account: string }>`
    select o.network, o.account from ${recordset('row', { network: 'text', account: 'text' }, rows)}
    cross join lateral (
      select network, account from objection
      where organisation_id = ${organisationId} and network = row.network and account = row.account limit 1
    ) o`.execute(store)
  const held = new Set(found.map(({ network, account }) => `${network} ${account}`))
  for (const { network, external_id } of await objectingElsewhere(store, organisationId, people))
    held.add(`${network} ${accountName(external_id)}`)
  return ({ network, id, handle }) =>
    held.has(`${network} ${accountName(id)}`) || held.has(`${network} ${accountName(handle ?? '')}`)
}

/** An objection stays with the account for which it was made; as long as that is one person with another, it holds there too. */
async function objectingElsewhere(store: Store, organisationId: string, people: readonly Named[]) {
  const rows = people.map(({ network, id }) => ({ network, external_id: id }))
  const { rows: found } = await sql<{ network: string; external_id: string }>`
    select row.network, row.external_id from ${recordset('row', { network: 'text', external_id: 'text' }, rows)}
    cross join lateral (
      select id from account
      where organisation_id = ${organisationId} and network = row.network and external_id = row.external_id limit 1
    ) a
    cross join lateral (
      select contact_id from claim
      where organisation_id = ${organisationId} and account_id = a.id and withdrawn_at is null limit 1
    ) c
    where exists (
      select 1 from claim s
      join account x on x.organisation_id = ${organisationId} and x.id = s.account_id
      join objection o on o.organisation_id = ${organisationId} and o.network = x.network
        and o.account in (lower(x.external_id), lower(x.handle))
      where s.organisation_id = ${organisationId} and s.contact_id = c.contact_id and s.withdrawn_at is null)`.execute(
    store,
  )
  return found
}

/** The moment, or the first one after it that no objection has. */
export async function freeMoment(tx: Transaction, organisationId: string, at: Date): Promise<Date> {
  const { rows } = await sql<{ last: Date | null }>`
    select max(said_at) as last from objection where organisation_id = ${organisationId} and said_at >= ${at}`.execute(
    tx,
  )
  const last = rows[0]?.last
  return last ? new Date(last.getTime() + 1) : at
}

export type NewObjection = {
  id: string
  network: string
  account: string
  at: Date
  how: string
  note: string | null
  notedBy: string | null
  /** What shows that it is theirs. */
  proof: string | null
  /** When what was overheard is erased; null is at once. */
  eraseAt: Date | null
}

/** @returns whether it is new; who objects twice has objected */
export async function insertObjection(tx: Transaction, organisationId: string, made: NewObjection): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('objection')
    .values({
      organisation_id: organisationId,
      id: made.id,
      network: made.network,
      account: accountName(made.account),
      said_at: made.at,
      how: made.how,
      note: made.note,
      noted_by: made.notedBy,
      proof: made.proof,
      erase_at: made.eraseAt,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'network', 'account']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A page of them, newest first. */
export function listObjections(
  store: Store,
  organisationId: string,
  before: string | null,
  limit: number,
): Promise<(ObjectionRow & { alias: string | null })[]> {
  return store
    .selectFrom('objection')
    .leftJoin('agent', (join) =>
      join.on('agent.organisation_id', '=', organisationId).onRef('agent.id', '=', 'objection.noted_by'),
    )
    .selectAll('objection')
    .select('agent.alias')
    .where('objection.organisation_id', '=', organisationId)
    .$if(before !== null, (query) => query.where('objection.id', '<', before))
    .orderBy('objection.id', 'desc')
    .limit(limit)
    .execute()
}

export function readObjection(store: Store, organisationId: string, id: string): Promise<ObjectionRow | undefined> {
  return store
    .selectFrom('objection')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Objections whose days are over, of each the moment at which it was said. */
export async function lapsedObjections(store: Store, organisationId: string, at: Date): Promise<Date[]> {
  const rows = await store
    .selectFrom('objection')
    .select('said_at')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('erase_at', '<=', at)
    .execute()
  return rows.map(({ said_at }) => said_at)
}

/** Nothing waits for it any more. @param proof what shows that it is theirs, when somebody said so */
export async function settleObjection(
  tx: Transaction,
  organisationId: string,
  saidAt: Date,
  proof: string | null,
): Promise<void> {
  await tx
    .updateTable('objection')
    .set({ erase_at: null, ...(proof !== null && { proof }) })
    .where('organisation_id', '=', organisationId)
    .where('said_at', '=', saidAt)
    .execute()
}

/** What was noted of these accounts before. */
export function objectionsOf(
  store: Store,
  organisationId: string,
  named: readonly { network: string; account: string }[],
): Promise<Pick<ObjectionRow, 'id' | 'said_at' | 'erase_at'>[]> {
  return store
    .selectFrom('objection')
    .select(['id', 'said_at', 'erase_at'])
    .where('organisation_id', '=', organisationId)
    .where((eb) => eb.or(named.map(({ network, account }) => eb.and({ network, account: accountName(account) }))))
    .execute()
}

/** Taken back for all accounts for which it was noted in one go. @returns the network it was about; null when it was not there */
export async function deleteObjection(tx: Transaction, organisationId: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string; network: string }>`
    delete from objection where organisation_id = ${organisationId} and said_at = (
      select said_at from objection where organisation_id = ${organisationId} and id = ${id}
    ) returning id, network`.execute(tx)
  return rows.find((row) => row.id === id)?.network ?? null
}

/** The accounts that this name stands for, and those that belong to the same people. */
export async function accountsOf(
  store: Store,
  organisationId: string,
  network: string,
  account: string,
): Promise<{ id: string; network: string; external_id: string }[]> {
  const name = accountName(account)
  const { rows } = await sql<{ id: string; network: string; external_id: string }>`
    with meant as (
      select id from account
      where organisation_id = ${organisationId} and network = ${network} and (lower(external_id) = ${name} or lower(handle) = ${name})
    ), people as (
      select distinct c.contact_id from meant
      join claim c on c.organisation_id = ${organisationId} and c.account_id = meant.id and c.withdrawn_at is null
    )
    select distinct a.id, a.network, a.external_id from account a
    where a.organisation_id = ${organisationId} and a.id in (
      select id from meant
      union select c.account_id from people
      join claim c on c.organisation_id = ${organisationId} and c.contact_id = people.contact_id and c.withdrawn_at is null
    )`.execute(store)
  return rows
}

/** Who wrote a post that was overheard; undefined when it is our own, said to us, or gone. */
export function writerOf(
  store: Store,
  organisationId: string,
  messageId: string,
): Promise<{ network: string; account: string } | undefined> {
  return store
    .selectFrom('message')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'message.organisation_id')
        .onRef('account.id', '=', 'message.account_id'),
    )
    .select((eb) => ['account.network', eb.fn.coalesce('account.handle', 'account.external_id').as('account')])
    .where('message.organisation_id', '=', organisationId)
    .where('message.id', '=', messageId)
    .where('message.direction', '=', 'in')
    .where('message.state', '<>', 'deleted')
    .where('message.conversation_id', 'is', null)
    .executeTakeFirst()
}

/** Posts of these accounts that were overheard and are in nobody's conversation, some at a time. */
export async function overheardOf(
  store: Store,
  organisationId: string,
  accountIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from message
    where organisation_id = ${organisationId} and account_id = any(${accountIds}::uuid[]) and not addressed
      and conversation_id is null and direction = 'in' and state <> 'deleted'
    limit ${limit}`.execute(store)
  return rows.map(({ id }) => id)
}

/** The networks on which we know anybody who was overheard; a handful. */
export async function knownNetworks(store: Store, organisationId: string): Promise<string[]> {
  // One look-up for each network that there is, however many accounts (a loose index scan).
  const { rows } = await sql<{ network: string }>`
    with recursive one as (
      (select network from account where organisation_id = ${organisationId} order by network limit 1)
      union all
      select (select a.network from account a where a.organisation_id = ${organisationId} and a.network > one.network order by a.network limit 1)
      from one where one.network is not null
    )
    select network from one where network is not null and network not in ('email', 'phone') limit 50`.execute(store)
  return rows.map(({ network }) => network)
}
