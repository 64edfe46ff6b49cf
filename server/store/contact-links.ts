/** Who talks with us on a network that tells where else somebody is. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

export type Linking = {
  accountId: string
  contactId: string
  ownId: string
  network: string
  /** On the network. */
  id: string
  handle: string
  url: string | null
  channelId: string
  /** The newest of these messages as it arrived. */
  arrival: number
}

/** Each account once. @param kinds of channels that tell it */
export async function whoLinks(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
  kinds: readonly string[],
): Promise<Linking[]> {
  if (messageIds.length === 0 || kinds.length === 0) return []
  const { rows } = await sql<Linking>`
    select distinct on (a.id) a.id as "accountId", c.contact_id as "contactId", coalesce(c.own_id, c.contact_id) as "ownId",
      a.network, a.external_id as id, a.handle, a.url, m.channel_id as "channelId", m.arrival
    from unnest(${messageIds}::uuid[]) as wanted(id)
    join message m on m.organisation_id = ${organisationId} and m.id = wanted.id
    join channel h on h.organisation_id = ${organisationId} and h.id = m.channel_id and h.kind = any(${kinds}::text[]) and not h.demo
    join account a on a.organisation_id = ${organisationId} and a.id = m.account_id and not a.ours and a.handle is not null
    join claim c on c.organisation_id = ${organisationId} and c.account_id = a.id and c.withdrawn_at is null
    where m.direction = 'in' and m.state = 'present' and m.arrival is not null and m.conversation_id is not null
    order by a.id, m.arrival desc`.execute(store)
  return rows.map((row) => ({ ...row, arrival: Number(row.arrival) }))
}
