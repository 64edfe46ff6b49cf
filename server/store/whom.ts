/** Whom somebody means: the people behind an address, a number, a name on a network, or a contact; and those who may be the same people. */
import { sql } from 'kysely'
import { mailboxIn, type Named } from '../../domain/suppression/addressee.ts'
import type { Store } from './database.ts'
import { recordset } from './rows.ts'

/** @property root the contact that stands for the person @property possibly by the same mailbox, written otherwise */
export type Whom = { place: number; root: string; possibly: boolean }

/** @param asked null is nobody; places count from 0 */
export async function whoIs(store: Store, organisationId: string, asked: readonly (Named | null)[]): Promise<Whom[]> {
  const names = asked.flatMap((one, place) =>
    one && 'network' in one ? [{ place, network: one.network, value: one.value, mailbox: mailboxIn(one) }] : [],
  )
  const contacts = asked.flatMap((one, place) => (one && 'contact' in one ? [{ place, id: one.contact }] : []))
  return [
    ...(names.length > 0 ? await behindNames(store, organisationId, names) : []),
    ...(contacts.length > 0 ? await behindContacts(store, organisationId, contacts) : []),
  ]
}

type Name = { place: number; network: string; value: string; mailbox: string | null }

async function behindNames(store: Store, organisationId: string, names: readonly Name[]): Promise<Whom[]> {
  const shape = { place: 'int', network: 'text', value: 'text', mailbox: 'text' } as const
  const { rows } = await sql<Whom>`
    select row.place, c.contact_id as root, bool_and(found.possibly) as possibly
    from ${recordset('row', shape, names)}
    cross join lateral (
      select id, false as possibly from account
      where organisation_id = ${organisationId} and network = row.network and lower(external_id) = row.value and not ours
      union all
      select id, false from account
      where organisation_id = ${organisationId} and network = row.network and lower(handle) = row.value and handle is not null and not ours
      union all
      select account_id, false from account_key
      where organisation_id = ${organisationId} and kind = row.network and value = row.value
      union all
      select account_id, true from account_key
      where organisation_id = ${organisationId} and kind = row.network and value = row.mailbox and row.mailbox <> row.value
      union all
      select account_id, true from account_key
      where organisation_id = ${organisationId} and regexp_replace(value, '\\+[^@]*@', '@') = row.mailbox
        and kind = 'email' and value like '%+%@%' and value <> row.value
    ) found
    cross join lateral (
      select contact_id from claim
      where organisation_id = ${organisationId} and account_id = found.id and withdrawn_at is null limit 1
    ) c
    group by row.place, c.contact_id
    order by row.place, c.contact_id`.execute(store)
  return rows
}

async function behindContacts(
  store: Store,
  organisationId: string,
  contacts: readonly { place: number; id: string }[],
): Promise<Whom[]> {
  const { rows } = await sql<Whom>`
    select row.place, coalesce(p.joined_to, p.id) as root, false as possibly
    from ${recordset('row', { place: 'int', id: 'uuid' }, contacts)}
    cross join lateral (
      select id, joined_to from contact where organisation_id = ${organisationId} and id = row.id limit 1
    ) p`.execute(store)
  return rows
}

/** The contacts that these people consist of, themselves included. */
export async function partsOf(store: Store, organisationId: string, roots: readonly string[]) {
  if (roots.length === 0) return []
  const { rows } = await sql<{ root: string; part: string }>`
    select id as root, id as part from unnest(${roots}::uuid[]) as wanted(id)
    union all
    select p.joined_to, p.id from unnest(${roots}::uuid[]) as wanted(id)
    join contact p on p.organisation_id = ${organisationId} and p.joined_to = wanted.id`.execute(store)
  return rows
}

/** Who may be the same person: suggested of any part of theirs, and nobody said that they are not. One step, never on from there. */
export async function mayBe(store: Store, organisationId: string, parts: readonly { root: string; part: string }[]) {
  if (parts.length === 0) return []
  const shape = { root: 'uuid', part: 'uuid' } as const
  const { rows } = await sql<{ root: string; other: string }>`
    select distinct s.root, coalesce(o.joined_to, o.id) as other
    from (
      select row.root, s.other_id as found from ${recordset('row', shape, parts)}
      join contact_suggestion s on s.organisation_id = ${organisationId} and s.one_id = row.part
      union all
      select row.root, s.one_id from ${recordset('row', shape, parts)}
      join contact_suggestion s on s.organisation_id = ${organisationId} and s.other_id = row.part
    ) s
    join contact o on o.organisation_id = ${organisationId} and o.id = s.found
    where coalesce(o.joined_to, o.id) <> s.root`.execute(store)
  if (rows.length === 0) return rows
  const apart = await keptApart(store, organisationId, rows)
  return rows.filter(({ root, other }) => !apart.has(`${root} ${other}`))
}

/** Pairs of people of whom somebody said that they are not one. */
async function keptApart(store: Store, organisationId: string, pairs: readonly { root: string; other: string }[]) {
  const all = await partsOf(store, organisationId, [...new Set(pairs.flatMap(({ root, other }) => [root, other]))])
  const rootOf = new Map(all.map(({ root, part }) => [part, root]))
  const { rows } = await sql<{ one_id: string; other_id: string }>`
    select x.one_id, x.other_id from unnest(${[...rootOf.keys()]}::uuid[]) as part(id)
    join contact_apart x on x.organisation_id = ${organisationId} and x.one_id = part.id
    where x.other_id = any(${[...rootOf.keys()]}::uuid[])`.execute(store)
  return new Set(
    rows.flatMap(({ one_id, other_id }) => {
      const [one, other] = [rootOf.get(one_id), rootOf.get(other_id)]
      return [`${one} ${other}`, `${other} ${one}`]
    }),
  )
}

/** Everything that these people are called. */
export async function namesOf(store: Store, organisationId: string, roots: readonly string[]) {
  if (roots.length === 0) return []
  const { rows } = await sql<{ root: string; network: string; value: string }>`
    select distinct c.contact_id as root, n.network, n.value
    from unnest(${roots}::uuid[]) as wanted(id)
    join claim c on c.organisation_id = ${organisationId} and c.contact_id = wanted.id and c.withdrawn_at is null
    cross join lateral (
      select network, unnest(array[lower(external_id), lower(handle)]) as value from account
      where organisation_id = ${organisationId} and id = c.account_id
      union all
      select kind, value from account_key where organisation_id = ${organisationId} and account_id = c.account_id
    ) n
    where n.value is not null`.execute(store)
  return rows
}
