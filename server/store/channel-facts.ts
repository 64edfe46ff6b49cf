/** The few facts about channels that receiving and sending need, read in one statement. */
import { sql } from 'kysely'
import type { Store } from './database.ts'

export type ReceivingChannel = {
  id: string
  kind: string
  name: string
  address: string
  aliases: readonly string[]
  teamId: string | null
  promiseMinutes: number
  /** B: by how many minutes a boost brings somebody forward at most. */
  boundMinutes: number
  /** Whether influence counts: the organisation recorded its ground for keeping it, and B is not nothing. */
  influence: boolean
  /** Days that what is overheard is kept when nobody engages with it. */
  retainDays: number
}

export async function readChannelFacts(store: Store, organisationId: string): Promise<Map<string, ReceivingChannel>> {
  const rows = await store
    .selectFrom('channel')
    .innerJoin('organisation', 'organisation.id', 'channel.organisation_id')
    .select(['channel.id', 'kind', 'channel.name', 'address', 'team_id', 'promise_minutes', 'organisation.retain_days'])
    .select(['bound_minutes', 'influence_ground'])
    .select(sql<string | null>`channel.settings ->> 'aliases'`.as('aliases'))
    .where('channel.organisation_id', '=', organisationId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind,
        name: row.name,
        address: row.address,
        aliases: aliasesIn(row.aliases),
        teamId: row.team_id,
        promiseMinutes: row.promise_minutes,
        boundMinutes: row.bound_minutes,
        influence: row.influence_ground !== null && row.bound_minutes > 0,
        retainDays: row.retain_days,
      },
    ]),
  )
}

/** The other addresses of ours, as the form holds them. */
export const aliasesIn = (held: unknown): string[] =>
  String(held ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
