/** The few facts about channels that receiving and sending need, read in one statement. */
import type { Store } from './database.ts'

export type ReceivingChannel = {
  id: string
  kind: string
  name: string
  address: string
  teamId: string | null
  promiseMinutes: number
}

export async function readChannelFacts(store: Store, organisationId: string): Promise<Map<string, ReceivingChannel>> {
  const rows = await store
    .selectFrom('channel')
    .select(['id', 'kind', 'name', 'address', 'team_id', 'promise_minutes'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind,
        name: row.name,
        address: row.address,
        teamId: row.team_id,
        promiseMinutes: row.promise_minutes,
      },
    ]),
  )
}
