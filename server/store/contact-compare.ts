/** What is known of accounts and of persons, to hold them beside each other. */
import { sql } from 'kysely'
import type { Profile } from '../../domain/contact/compare.ts'
import { townsIn } from '../../domain/contact/customer-record.ts'
import type { Key } from '../../domain/contact/recognise.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type Spoken = {
  account_id: string
  /** Of the account, and how many keys it has: another one is something new about it. */
  version: number
  name: string | null
  handle: string | null
  contact_id: string
  own_id: string
  text: string
  /** The version at which this account was compared before. */
  compared: number | null
}

/** Who said these messages, with the words that are theirs; customers only. */
export async function whoSaid(store: Store, organisationId: string, messageIds: readonly string[]): Promise<Spoken[]> {
  const { rows } = await sql<Spoken>`
    select a.id as account_id, a.version + keys.n as version, a.name, a.handle, c.contact_id, coalesce(c.own_id, c.contact_id) as own_id,
      left(m.text, coalesce(m.quoted_from, 20000)) as text, d.version as compared
    from unnest(${messageIds}::uuid[]) as wanted(id)
    cross join lateral (
      select account_id, text, quoted_from from message
      where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' and state <> 'deleted'
        and automatic is null and trusted limit 1
    ) m
    join account a on a.organisation_id = ${organisationId} and a.id = m.account_id and not a.ours
    join claim c on c.organisation_id = ${organisationId} and c.account_id = a.id and c.withdrawn_at is null
    cross join lateral (
      select count(*) as n from account_key where organisation_id = ${organisationId} and account_id = a.id
    ) keys
    left join account_compared d on d.organisation_id = ${organisationId} and d.account_id = a.id`.execute(store)
  return rows
}

/** Those that a channel vouches for. */
export function keysOfAccount(store: Store, organisationId: string, accountId: string): Promise<Key[]> {
  return store
    .selectFrom('account_key')
    .select(['kind', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .execute()
}

export async function markCompared(
  tx: Transaction,
  organisationId: string,
  accounts: readonly { account_id: string; version: number }[],
): Promise<void> {
  const rows = [...new Map(accounts.map(({ account_id, version }) => [account_id, { account_id, version }])).values()]
  const again = sql`on conflict (organisation_id, account_id) do update set version = excluded.version`
  await insertRows(tx, organisationId, 'account_compared', { account_id: 'uuid', version: 'int' }, rows, again)
}

/** `rows` are the accounts as the linkage reads them. */
export type Known = Profile & { id: string; rows: LinkageRow[] }
export const linkageColumns = ['name', 'handle', 'email', 'phone'] as const
export type LinkageRow = readonly [name: string, handle: string, email: string, phone: string]

/** Accounts of one person that are looked at: the first ones. */
const mostAccounts = 10
/** Of each: the newest. */
const mostOrders = 50

/** @param roots contacts that stand for persons */
export async function profilesOf(store: Store, organisationId: string, roots: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<{
    root: string
    called: string
    network: string
    external_id: string
    name: string | null
    handle: string | null
    keys: Profile['keys'] | null
    records: { number: string; fields: Record<string, string> }[] | null
    orders: string[] | null
  }>`
    select wanted.root, p.name as called, a.network, a.external_id, a.name, a.handle, known.keys,
      (select json_agg(json_build_object('number', r.number, 'fields', r.fields)) from customer_record r
        where r.organisation_id = ${organisationId} and r.contact_id = coalesce(few.own_id, few.contact_id)) as records,
      (select array_agg(bought.key) from (
        select key from contact_event e
        where e.organisation_id = ${organisationId} and e.contact_id = coalesce(few.own_id, few.contact_id) and e.kind = 'purchase'
        order by e.at desc, e.id desc limit ${mostOrders}
      ) bought) as orders
    from unnest(${roots}::uuid[]) as wanted(root)
    join contact p on p.organisation_id = ${organisationId} and p.id = wanted.root
    cross join lateral (
      select account_id, contact_id, own_id from claim
      where organisation_id = ${organisationId} and contact_id = wanted.root and withdrawn_at is null
      order by since limit ${mostAccounts}
    ) few
    join account a on a.organisation_id = ${organisationId} and a.id = few.account_id
    cross join lateral (
      select json_agg(json_build_object('kind', k.kind, 'value', k.value, 'sharers', shared.n, 'marked', exists (
        select from shared_key s where s.organisation_id = ${organisationId} and s.kind = k.kind and s.value = k.value
      ))) as keys
      from account_key k
      cross join lateral (
        select count(*) as n from (
          select 1 from account_key s
          where s.organisation_id = ${organisationId} and s.kind = k.kind and s.value = k.value limit 1000
        ) few
      ) shared
      where k.organisation_id = ${organisationId} and k.account_id = a.id
    ) known`.execute(store)
  const known = new Map<string, Known>()
  for (const row of rows) {
    const before = known.get(row.root) ?? nothingOf(row.root, row.called)
    const keys = (row.keys ?? []).map((key, _, all) => {
      return { ...key, besides: all.some(({ kind, value }) => kind === key.kind && value !== key.value) }
    })
    known.set(row.root, {
      ...before,
      keys: [...before.keys, ...keys.filter(({ value }) => !before.keys.some((one) => one.value === value))],
      handles: row.handle ? [...before.handles, { network: row.network, handle: row.handle }] : before.handles,
      records: [...new Set([...before.records, ...(row.records ?? []).map(({ number }) => number)])],
      orders: [...new Set([...before.orders, ...(row.orders ?? [])])],
      towns: [...new Set([...before.towns, ...(row.records ?? []).flatMap(({ fields }) => townsIn(fields))])],
      rows: [...before.rows, toRow({ ...row, keys })],
    })
  }
  return [...known.values()]
}

const nothingOf = (id: string, name: string): Known => ({
  ...{ id, name, keys: [], handles: [], records: [], orders: [], towns: [], rows: [] },
})

type AccountRow = { name: string | null; handle: string | null; keys: readonly { kind: string; value: string }[] }

function toRow({ name, handle, keys }: AccountRow): LinkageRow {
  const key = (kind: string) => keys.find((one) => one.kind === kind)?.value ?? ''
  return [name ?? '', handle ?? '', key('email'), key('phone')]
}

/** Some accounts to learn from how people here are called: the newest. */
export async function sampleOf(store: Store, organisationId: string, n: number): Promise<LinkageRow[]> {
  const { rows } = await sql<AccountRow>`
    select a.name, a.handle, coalesce((
      select json_agg(json_build_object('kind', k.kind, 'value', k.value)) from account_key k
      where k.organisation_id = ${organisationId} and k.account_id = a.id), '[]') as keys
    from (
      select id, name, handle from account where organisation_id = ${organisationId} and not ours order by id desc limit ${n}
    ) a`.execute(store)
  return rows.map(toRow)
}
