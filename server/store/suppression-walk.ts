/**
 * Who has to be looked at for the stream of holds: whoever something happened to, or everybody in steps. A step says where it ended, as
 * text: a stage and how far that is.
 */
import { sql } from 'kysely'
import { mailboxOf } from '../../domain/message/mail-address.ts'
import { named } from '../../domain/suppression/addressee.ts'
import type { Reached } from '../../domain/suppression/lasting.ts'
import type { Store } from './database.ts'
import type { Address } from './suppression-hold.ts'
import { mayBe, namesOf, partsOf } from './whom.ts'

type Stage = 'held' | 'said' | 'objected' | 'people'
const stages: readonly Stage[] = ['held', 'said', 'objected', 'people']
export const firstStep = 'held '

/** @returns `next` is null when everybody was looked at */
export async function stepPeople(store: Store, organisationId: string, walk: string, limit: number) {
  const [, name, after = ''] = /^(\w+) (.*)$/su.exec(walk) ?? []
  const stage = stages.find((one) => one === name) ?? 'held'
  const { last, addresses } = await steps[stage](store, organisationId, after, limit)
  const following = stages[stages.indexOf(stage) + 1]
  return { addresses, next: last !== undefined ? `${stage} ${last}` : following ? `${following} ` : null }
}

type Step = (
  store: Store,
  organisationId: string,
  after: string,
  limit: number,
) => Promise<{ addresses: Address[] /** Undefined when there were none. */; last: string | undefined }>

const nobody = '00000000-0000-0000-0000-000000000000'

const steps: Record<Stage, Step> = {
  async held(store, organisationId, after, limit) {
    const { rows } = await sql<Address>`
      select network, value from suppression_hold
      where organisation_id = ${organisationId} and (network, value) > (${after.split(' ')[0] ?? ''}, ${after.split(' ')[1] ?? ''})
      order by network, value limit ${limit}`.execute(store)
    const last = rows.at(-1)
    return { addresses: rows, last: last && `${last.network} ${last.value}` }
  },
  async said(store, organisationId, after, limit) {
    const { rows } = await sql<Address & { id: string }>`
      select id, network, value from consent
      where organisation_id = ${organisationId} and id > ${after || nobody}::uuid
      order by id limit ${limit}`.execute(store)
    return { addresses: rows.flatMap(reached), last: rows.at(-1)?.id }
  },
  async objected(store, organisationId, after, limit) {
    const { rows } = await sql<Address & { id: string }>`
      select id, network, account as value from objection
      where organisation_id = ${organisationId} and id > ${after || nobody}::uuid
      order by id limit ${limit}`.execute(store)
    return { addresses: rows.flatMap(reached), last: rows.at(-1)?.id }
  },
  async people(store, organisationId, after, limit) {
    const { rows } = await sql<{ id: string }>`
      select id from contact where organisation_id = ${organisationId} and id > ${after || nobody}::uuid
      order by id limit ${limit}`.execute(store)
    const ids = rows.map(({ id }) => id)
    return { addresses: await addressesOf(store, organisationId, ids), last: ids.at(-1) }
  },
}

/** By what these people go, where a tool can send to. @param roots contacts that stand for a person */
const addressesOf = async (store: Store, organisationId: string, roots: readonly string[]): Promise<Address[]> =>
  (await namesOf(store, organisationId, roots)).flatMap(reached)

/** Where a tool can send to, of names on any network; who was erased has a name there, and no address. */
export function reached({ network, value }: { network: string; value: string }): Address[] {
  const name = network === 'email' ? named({ email: value }) : network === 'phone' ? named({ phone: value }) : null
  return name && 'network' in name ? [{ network: network as Reached, value: name.value }] : []
}

/** Addresses of these people, of those who may be the same people, and others of the same mailboxes: what happens to one counts for all. */
export async function addressesAround(store: Store, organisationId: string, roots: readonly string[]) {
  const parts = await partsOf(store, organisationId, roots)
  const others = (await mayBe(store, organisationId, parts)).map(({ other }) => other)
  const own = await addressesOf(store, organisationId, [...new Set([...roots, ...others])])
  return {
    addresses: [...own, ...(await ofSameMailbox(store, organisationId, own))],
    parts: parts.map(({ part }) => part),
  }
}

/** Addresses that somebody here goes by, with something else behind the plus. */
export async function ofSameMailbox(store: Store, organisationId: string, addresses: readonly Address[]) {
  const mailboxes = addresses.flatMap(({ network, value }) => (network === 'email' ? [mailboxOf(value)] : []))
  if (mailboxes.length === 0) return []
  const { rows } = await sql<Address>`
    select k.kind as network, k.value from unnest(${[...new Set(mailboxes)]}::text[]) as wanted(mailbox)
    cross join lateral (
      select kind, value from account_key
      where organisation_id = ${organisationId} and kind = 'email' and value = wanted.mailbox
      union all
      select kind, value from account_key
      where organisation_id = ${organisationId} and regexp_replace(value, '\\+[^@]*@', '@') = wanted.mailbox
        and kind = 'email' and value like '%+%@%'
    ) k`.execute(store)
  return rows
}

/**
 * By what somebody said something: a consent, or an objection to being listened to, which is known by the moment at which it was noted.
 * @returns `gone` when one of them was something that was taken back: nothing tells any more by what they said it
 */
export async function addressesSaid(
  store: Store,
  organisationId: string,
  said: readonly { id: string; at: Date }[],
): Promise<{ addresses: Address[]; gone: boolean }> {
  if (said.length === 0) return { addresses: [], gone: false }
  const { rows } = await sql<{ id: string; network: string; value: string }>`
    select c.id, c.network, c.value from unnest(${said.map(({ id }) => id)}::uuid[]) as wanted(id)
    join consent c on c.organisation_id = ${organisationId} and c.id = wanted.id`.execute(store)
  const known = new Set(rows.map(({ id }) => id))
  const others = said.filter(({ id }) => !known.has(id)).map(({ at }) => at)
  const objected =
    others.length === 0
      ? []
      : await store
          .selectFrom('objection')
          .select(['network', 'account as value', 'said_at'])
          .where('organisation_id', '=', organisationId)
          .where('said_at', 'in', others)
          .execute()
  const noted = new Set(objected.map(({ said_at }) => said_at.getTime()))
  return {
    addresses: [...rows, ...objected].flatMap(reached),
    gone: others.some((at) => !noted.has(at.getTime())),
  }
}
