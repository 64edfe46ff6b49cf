/** Accounts, contacts, and the claims that say which account is whose. */
import { sql } from 'kysely'
import type { Account, Claim, Key } from '../../domain/contact/recognise.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'

export type ContactRow = { id: string; name: string; created_at: Date; joined_to: string | null }
/** `ownContactId` is the contact that it belongs to by itself, `contactId` the one in which that goes on. */
export type KnownAccount = Account & { contactId: string | null; ownContactId: string | null }
export type KnownContact = { id: string; name: string; version: number }
/** With the contact that it belongs to by itself. */
export type FoundAccount = KnownAccount & { own: KnownContact | null }

const accountColumns = {
  id: 'uuid',
  network: 'text',
  external_id: 'text',
  name: 'text',
  handle: 'text',
  url: 'text',
  ours: 'boolean',
  version: 'int',
  first_seen: 'timestamptz',
  last_seen: 'timestamptz',
} as const

/** Accounts by network and id, with the contact that the claim in force gives them. */
export async function findAccounts(
  tx: Store,
  organisationId: string,
  wanted: readonly { network: string; externalId: string }[],
): Promise<FoundAccount[]> {
  const rows = wanted.map((one) => ({ network: one.network, external_id: one.externalId }))
  const found = await sql<{
    id: string
    network: string
    external_id: string
    name: string | null
    handle: string | null
    url: string | null
    ours: boolean
    version: number
    first_seen: Date
    last_seen: Date
    contact_id: string | null
    own_id: string | null
    own_name: string | null
    own_version: number | null
  }>`
    select a.*, c.contact_id, c.own_id, p.name as own_name, p.version as own_version
    from ${recordset('row', { network: 'text', external_id: 'text' }, rows)}
    cross join lateral (
      select * from account
      where organisation_id = ${organisationId} and network = row.network and external_id = row.external_id limit 1
    ) a
    left join lateral (
      select contact_id, own_id from claim
      where organisation_id = ${organisationId} and account_id = a.id and withdrawn_at is null limit 1
    ) c on true
    left join lateral (
      select name, version from contact
      where organisation_id = ${organisationId} and id = coalesce(c.own_id, c.contact_id) limit 1
    ) p on true`.execute(tx)
  return found.rows.map((row) => ({
    id: row.id,
    network: row.network,
    externalId: row.external_id,
    name: row.name,
    handle: row.handle,
    url: row.url,
    ours: row.ours,
    version: row.version,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    contactId: row.contact_id,
    ownContactId: row.own_id ?? row.contact_id,
    own: ownOf(row.own_id ?? row.contact_id, row.own_name, row.own_version),
  }))
}

const ownOf = (id: string | null, name: string | null, version: number | null): KnownContact | null =>
  id === null || name === null || version === null ? null : { id, name, version }

export type KeyOwner = {
  kind: Key['kind']
  value: string
  contact_id: string
  own_id: string
  name: string
  version: number
  sharers: number
  /** Somebody said that many people use it. */
  marked: boolean
}

/** Which contacts hold accounts that carry these keys, and by how many accounts; of very many the first twenty. */
export async function findKeyOwners(tx: Store, organisationId: string, keys: readonly Key[]) {
  if (keys.length === 0) return []
  const found = await sql<KeyOwner>`
    select row.kind, row.value, p.id as contact_id, p.name, p.version, count(*) as sharers,
      exists (
        select from shared_key s where s.organisation_id = ${organisationId} and s.kind = row.kind and s.value = row.value
      ) as marked,
      (array_agg(coalesce(c.own_id, c.contact_id) order by k.account_id))[1] as own_id
    from ${recordset('row', { kind: 'text', value: 'text' }, keys)}
    cross join lateral (
      select account_id from account_key
      where organisation_id = ${organisationId} and kind = row.kind and value = row.value order by account_id limit 20
    ) k
    cross join lateral (
      select contact_id, own_id from claim
      where organisation_id = ${organisationId} and account_id = k.account_id and withdrawn_at is null limit 1
    ) c
    cross join lateral (
      select id, name, version from contact where organisation_id = ${organisationId} and id = c.contact_id limit 1
    ) p
    group by row.kind, row.value, p.id, p.name, p.version`.execute(tx)
  return found.rows
}

/** Accounts as they are shown: the name to call them by, the handle or the address itself. */
export async function accountsById(store: Store, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await store
    .selectFrom('account')
    .select(['id', 'version', 'name', 'handle', 'url', 'external_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ external_id, name, handle, ...row }) => ({
    ...row,
    name: name || handle || external_id,
    handle: handle ?? external_id,
  }))
}

/** Contacts by id. */
export async function findContacts(tx: Store, organisationId: string, ids: readonly string[]): Promise<KnownContact[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownContact>`
    select p.id, p.name, p.version from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select id, name, version from contact where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) p`.execute(tx)
  return rows
}

/** Contacts get another name. */
export async function renameContacts(
  tx: Transaction,
  organisationId: string,
  renamed: readonly KnownContact[],
): Promise<void> {
  if (renamed.length === 0) return
  const shape = { id: 'uuid', name: 'text', version: 'int' } as const
  await sql`
    update contact set name = row.name, version = row.version
    from ${recordset('row', shape, renamed)}
    where contact.organisation_id = ${organisationId} and contact.id = row.id`.execute(tx)
}

/** New accounts are inserted, known ones get their newest name. @returns how many were written */
export async function saveAccounts(
  tx: Transaction,
  organisationId: string,
  accounts: readonly Account[],
): Promise<number> {
  const rows = accounts
    .map((one) => ({
      id: one.id,
      network: one.network,
      external_id: one.externalId,
      name: one.name,
      handle: one.handle,
      url: one.url,
      ours: one.ours,
      version: one.version,
      first_seen: one.firstSeen,
      last_seen: one.lastSeen,
    }))
    .sort((a, b) => (a.network + a.external_id < b.network + b.external_id ? -1 : 1))
  const update = sql`on conflict (organisation_id, id) do update set name = excluded.name, handle = excluded.handle,
    url = excluded.url, ours = excluded.ours, version = excluded.version, first_seen = excluded.first_seen, last_seen = excluded.last_seen`
  return insertRows(tx, organisationId, 'account', accountColumns, rows, update)
}

export async function insertContacts(
  tx: Transaction,
  organisationId: string,
  rows: readonly ContactRow[],
): Promise<number> {
  const columns = { id: 'uuid', name: 'text', created_at: 'timestamptz', joined_to: 'uuid' } as const
  return insertRows(tx, organisationId, 'contact', columns, rows)
}

export async function insertClaims(tx: Transaction, organisationId: string, claims: readonly Claim[]): Promise<number> {
  const columns = {
    id: 'uuid',
    account_id: 'uuid',
    contact_id: 'uuid',
    own_id: 'uuid',
    evidence: 'text',
    strength: 'real',
    since: 'timestamptz',
  } as const
  const rows = claims.map((one) => ({
    id: one.id,
    account_id: one.accountId,
    contact_id: one.contactId,
    own_id: one.ownContactId,
    evidence: one.evidence,
    strength: one.strength,
    since: one.since,
  }))
  return insertRows(tx, organisationId, 'claim', columns, rows)
}

export async function insertKeys(
  tx: Transaction,
  organisationId: string,
  keys: readonly (Key & { accountId: string })[],
): Promise<void> {
  const rows = keys.map((one) => ({ kind: one.kind, value: one.value, account_id: one.accountId }))
  await insertRows(tx, organisationId, 'account_key', { kind: 'text', value: 'text', account_id: 'uuid' }, rows)
}

export function findContact(store: Store, organisationId: string, id: string) {
  return store
    .selectFrom('contact')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The accounts that claims in force give to a contact, with the evidence. */
export function accountsOfContact(store: Store, organisationId: string, contactId: string) {
  return store
    .selectFrom('claim as c')
    .innerJoin('account as a', (join) =>
      join.onRef('a.organisation_id', '=', 'c.organisation_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select([
      'a.id',
      'a.network',
      'a.external_id',
      'a.name',
      'a.handle',
      'a.url',
      'a.first_seen',
      'a.last_seen',
      'c.evidence',
      'c.strength',
      sql<string>`coalesce(c.own_id, c.contact_id)`.as('own_id'),
    ])
    .where('c.organisation_id', '=', organisationId)
    .where('c.contact_id', '=', contactId)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.since')
    .execute()
}
