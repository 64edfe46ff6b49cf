/** Reading how long people waited: the bars of the page, who stands in one, and what one person waited. Writing is in `waited.ts`. */
import { sql } from 'kysely'
import type { Measure } from '../../domain/routing/waited.ts'
import type { Store } from './database.ts'
import type { PageKey } from './queue.ts'

export type CountRow = { measure: Measure; level: number; bar: number; n: number }

/** How many stand in each bar, of those who were answered on this day or later. @param from as `2026-11-21` */
export async function countWaits(store: Store, organisationId: string, from: string): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select measure, level, bar, sum(n)::bigint as n from waited_count
    where organisation_id = ${organisationId} and day >= ${from}::date group by 1, 2, 3 having sum(n) > 0
    order by 1, 2, 3`.execute(store)
  return rows
}

export type WaitRow = { conversation_id: string; since: Date; until: Date; passed: number | null }
export type Bar = { measure: Measure; level: number; bar: number }

/** @param from the first moment that counts */
export async function waitsIn(
  store: Store,
  organisationId: string,
  { measure, level, bar }: Bar,
  from: Date,
  after: PageKey | null,
  limit: number,
): Promise<WaitRow[]> {
  const before = after ? sql`and (until, conversation_id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<WaitRow>`
    select conversation_id, since, until, passed from waited
    where organisation_id = ${organisationId} and level = ${level} and ${sql.ref(measure)} = ${bar} and until >= ${from} ${before}
    order by until desc, conversation_id desc limit ${limit}`.execute(store)
  return rows
}

export type PersonWait = WaitRow & { took: number; turn: number | null }

/** The newest conversations of a person, and what they waited in each: the newest first. */
export async function waitsOfContact(
  store: Store,
  organisationId: string,
  contactId: string,
  limit: number,
): Promise<PersonWait[]> {
  const { rows } = await sql<PersonWait>`
    select w.* from (
      select id from conversation where organisation_id = ${organisationId} and contact_id = ${contactId}
      order by last_message_at desc limit ${limit}
    ) c
    cross join lateral (
      select conversation_id, since, until, took, turn, passed from waited
      where organisation_id = ${organisationId} and conversation_id = c.id order by since desc limit ${limit}
    ) w
    order by w.until desc, w.conversation_id desc limit ${limit}`.execute(store)
  return rows
}
