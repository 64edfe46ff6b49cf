/** Calls as the exchange told of them, who sits at which extension, and whom a name or a number belongs to. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type PhoneCall = Selectable<Tables['phone_call']>

/** What one word of the exchange adds to a call; nothing that was told before is taken back. */
export type Told = Pick<
  PhoneCall,
  'id' | 'channel_id' | 'call_id' | 'direction' | 'number' | 'agent_id' | 'began_at'
> & {
  answered_at: Date | null
  ended_at: Date | null
}

/** Write down what the exchange tells of a call; in whatever order, and however often. @returns the call as it is now known */
export async function tellCall(tx: Transaction, organisationId: string, told: Told): Promise<PhoneCall> {
  const { rows } = await sql<PhoneCall>`
    insert into phone_call as known (organisation_id, id, channel_id, call_id, direction, number, agent_id, began_at, answered_at, ended_at)
    values (${organisationId}, ${told.id}, ${told.channel_id}, ${told.call_id}, ${told.direction}, ${told.number},
      ${told.agent_id}, ${told.began_at}, ${told.answered_at}, ${told.ended_at})
    on conflict (organisation_id, channel_id, call_id) do update set
      number = coalesce(known.number, excluded.number),
      agent_id = coalesce(excluded.agent_id, known.agent_id),
      began_at = least(known.began_at, excluded.began_at),
      -- how long they spoke is known best when it has ended
      answered_at = case when excluded.ended_at is null then coalesce(known.answered_at, excluded.answered_at)
        else coalesce(excluded.answered_at, known.answered_at) end,
      ended_at = coalesce(known.ended_at, excluded.ended_at)
    returning *`.execute(tx)
  const [call] = rows
  if (!call) throw new Error('a call that was just written down is gone')
  return call
}

export function readCall(store: Store, organisationId: string, id: string): Promise<PhoneCall | undefined> {
  return store
    .selectFrom('phone_call')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether the call stands in the conversation already. */
export async function hasMessage(store: Store, organisationId: string, call: PhoneCall): Promise<boolean> {
  const found = await store
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', '=', call.channel_id)
    .where('external_id', '=', call.call_id)
    .executeTakeFirst()
  return found !== undefined
}

/** Calls that somebody answered since a moment and has not written anything about, newest first. */
export function callsToNote(store: Store, organisationId: string, agentId: string, since: Date): Promise<PhoneCall[]> {
  return store
    .selectFrom('phone_call')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .where('noted', '=', false)
    .where('answered_at', 'is not', null)
    .where('began_at', '>', since)
    .orderBy('began_at', 'desc')
    .limit(20)
    .execute()
}

export async function markNoted(store: Store, organisationId: string, id: string): Promise<void> {
  await store
    .updateTable('phone_call')
    .set({ noted: true })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

export async function agentAtExtension(
  store: Store,
  organisationId: string,
  extension: string,
): Promise<string | null> {
  const found = await store
    .selectFrom('agent')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('extension', '=', extension)
    .where('active', '=', true)
    .executeTakeFirst()
  return found?.id ?? null
}

/** A telephone number of each of these people, by contact. */
export async function numberOfContacts(store: Store, organisationId: string, ids: readonly string[]) {
  const { rows } = await sql<{ contact_id: string; value: string }>`
    select c.contact_id, k.value from unnest(${ids}::uuid[]) as wanted(id)
    join claim c on c.organisation_id = ${organisationId} and c.contact_id = wanted.id and c.withdrawn_at is null
    join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id and k.kind = 'phone'
    order by c.since desc`.execute(store)
  return new Map(rows.map((row) => [row.contact_id, row.value]))
}
