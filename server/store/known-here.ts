/** What a stream may ask before it hands anything over: do we hold something of this? */
import { sql } from 'kysely'
import type { Listening } from '../../channels/kit/channel.ts'
import type { Store } from './database.ts'
import { recordset } from './rows.ts'

export type Asked = Parameters<Listening['holds']>[0]

/** @returns the ids, of those asked about, of messages and likes of this channel that still stand, and of accounts that we know */
export async function holdsOf(
  store: Store,
  organisationId: string,
  channelId: string,
  { messages, accounts }: Asked,
): Promise<Set<string>> {
  const held = new Set<string>()
  if (messages.length > 0) {
    const asked = messages.map((external_id) => ({ external_id }))
    const { rows } = await sql<{ external_id: string }>`
      select asked.external_id from ${recordset('asked', { external_id: 'text' }, asked)}
      cross join lateral (
        select 1 from message
        where organisation_id = ${organisationId} and channel_id = ${channelId} and external_id = asked.external_id
          and state <> 'deleted'
        union all
        select 1 from applause
        where organisation_id = ${organisationId} and channel_id = ${channelId} and external_id = asked.external_id
        limit 1
      ) found`.execute(store)
    for (const row of rows) held.add(row.external_id)
  }
  if (accounts.length > 0) {
    const asked = accounts.map(({ network, id }) => ({ network, external_id: id }))
    const { rows } = await sql<{ external_id: string }>`
      select asked.external_id from ${recordset('asked', { network: 'text', external_id: 'text' }, asked)}
      cross join lateral (
        select 1 from account
        where organisation_id = ${organisationId} and network = asked.network and external_id = asked.external_id limit 1
      ) found`.execute(store)
    for (const row of rows) held.add(row.external_id)
  }
  return held
}
