/** What the store holds, asked for over a connection of our own: no part of the program comes between. */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Config } from '../../server/config.ts'
import type { Connect } from '../../server/store/database.ts'
import { clusterIn, user } from '../../server/store/embedded/cluster.ts'
import { findPostmaster } from '../../server/store/embedded/postmaster.ts'

/** How the store of this house is reached while it is up. */
export function reach({ data, databaseUrl }: Config): Connect {
  if (databaseUrl) return { connectionString: databaseUrl }
  const cluster = clusterIn(data)
  const postmaster = findPostmaster(cluster)
  if (!postmaster?.host) throw new Error('the database is not up')
  const password = readFileSync(cluster.passwordFile, 'utf8').trim()
  return { host: postmaster.host, port: postmaster.port, user, password, database: 'samenspraak' }
}

export async function query<R extends pg.QueryResultRow>(
  config: Config,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client(reach(config))
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<R>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Replies that a sender had claimed before this moment and whose outcome is not written yet. */
export async function inFlight(config: Config, before: Date, leaseMs: number): Promise<number> {
  const until = new Date(before.getTime() + leaseMs)
  const text = `select count(*) as n from outbox where state = 'sending' and lease_until <= $1`
  const [row] = await query<{ n: string }>(config, text, [until])
  return Number(row?.n ?? 0)
}

/** Whether nothing is on its way any more: every arrival looked at, every reply concluded. */
export async function isSettled(config: Config): Promise<boolean> {
  const [row] = await query<{ settled: boolean }>(
    config,
    `select not exists (select 1 from outbox where state in ('waiting', 'sending')) and not exists (
       select 1 from counter n join arrival_cursor c using (organisation_id) where n.name = 'arrival' and n.value <> c.position
     ) as settled`,
  )
  return row?.settled ?? false
}

/** Ids of messages on a channel, by the id that the network gave them. */
export async function presentMessages(config: Config, channelId: string): Promise<Set<string>> {
  const text = 'select external_id from message where channel_id = $1'
  const rows = await query<{ external_id: string }>(config, text, [channelId])
  return new Set(rows.map((row) => row.external_id))
}

export async function replyStates(config: Config): Promise<Map<string, string>> {
  const rows = await query<{ id: string; state: string }>(config, 'select id, state from outbox')
  return new Map(rows.map((row) => [row.id, row.state]))
}

/** Received = what became of it, per channel and day, and as many as there are rows; and the events have no gap. */
export async function addsUp(config: Config): Promise<boolean> {
  const [row] = await query<{ sums: boolean; rows: boolean; events: boolean }>(
    config,
    `select
       (select bool_and(received = shown + revision + duplicate + echo + refused) from arrival_day) as sums,
       (select sum(received) from arrival_day) = (select count(*) from arrival) as rows,
       not exists (
         select 1 from counter n
         where n.name = 'event' and n.value <> (select count(*) from event e where e.organisation_id = n.organisation_id)
       ) as events`,
  )
  return (row?.sums && row.rows && row.events) ?? false
}
