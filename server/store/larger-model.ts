/** The larger model of an organisation: where it is, what it was asked today, how it is doing. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type LargerModelRow = Selectable<Tables['larger_model']>

export function readLargerModel(store: Store, organisationId: string): Promise<LargerModelRow | undefined> {
  return store.selectFrom('larger_model').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst()
}

export type LargerModelChange = Pick<
  LargerModelRow,
  'active' | 'kind' | 'address' | 'model' | 'key' | 'most_requests' | 'most_characters'
> & { labels: string }

/** What went wrong before is forgotten: it is another model now. */
export async function saveLargerModel(
  tx: Transaction,
  organisationId: string,
  change: LargerModelChange,
  at: Date,
): Promise<void> {
  const values = {
    ...change,
    ...{ changed_at: at, fault: null, fault_says: null, fault_at: null, failures: 0, rests_until: null },
  }
  await tx
    .insertInto('larger_model')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
}

/** @param until when it is tried again */
export async function noteFault(
  store: Store,
  organisationId: string,
  fault: { code: string; says: string; at: Date; until: Date },
): Promise<void> {
  await store
    .updateTable('larger_model')
    .set((eb) => ({
      ...{ fault: fault.code, fault_says: fault.says, rests_until: fault.until },
      ...{ fault_at: eb.fn.coalesce('fault_at', eb.val(fault.at)), failures: eb('failures', '+', 1) },
    }))
    .where('organisation_id', '=', organisationId)
    .execute()
}

export async function forgetFault(store: Store, organisationId: string): Promise<void> {
  await store
    .updateTable('larger_model')
    .set({ fault: null, fault_says: null, fault_at: null, failures: 0, rests_until: null })
    .where('organisation_id', '=', organisationId)
    .where('fault', 'is not', null)
    .execute()
}

export type Asked = { requests: number; characters: number; judged: number }

export async function askedOn(store: Store, organisationId: string, day: string): Promise<Asked> {
  const row = await store
    .selectFrom('larger_model_day')
    .select(['requests', 'characters', 'judged'])
    .where('organisation_id', '=', organisationId)
    .where('day', '=', day)
    .executeTakeFirst()
  return row ?? { requests: 0, characters: 0, judged: 0 }
}

/** Take one request from what may be asked on a day. @returns false when it does not fit any more */
export async function spend(
  store: Store,
  organisationId: string,
  day: string,
  characters: number,
  most: { requests: number; characters: number },
): Promise<boolean> {
  if (most.requests < 1 || characters > most.characters) return false
  const { rows } = await sql`
    insert into larger_model_day as had (organisation_id, day, requests, characters)
    values (${organisationId}, ${day}, 1, ${characters})
    on conflict (organisation_id, day) do update
      set requests = had.requests + 1, characters = had.characters + excluded.characters
      where had.requests < ${most.requests} and had.characters + excluded.characters <= ${most.characters}
    returning 1`.execute(store)
  return rows.length > 0
}

export async function countJudged(tx: Transaction, organisationId: string, day: string, n: number): Promise<void> {
  await sql`
    insert into larger_model_day as had (organisation_id, day, judged) values (${organisationId}, ${day}, ${n})
    on conflict (organisation_id, day) do update set judged = had.judged + excluded.judged`.execute(tx)
}

/** Of these messages those of conversations that go on here: not what is overheard, nor the past, nor the demo firm. */
export async function saidToUsNow(store: Store, organisationId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select conversation_id from message
      where organisation_id = ${organisationId} and id = wanted.id and direction = 'in' limit 1
    ) m
    join conversation v on v.organisation_id = ${organisationId} and v.id = m.conversation_id and not v.history
    join channel h on h.organisation_id = ${organisationId} and h.id = v.channel_id and not h.demo`.execute(store)
  return rows.map(({ id }) => id)
}
