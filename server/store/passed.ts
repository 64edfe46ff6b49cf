/** What streams brought past us, per minute. */
import { sql } from 'kysely'
import type { Store, Transaction } from './database.ts'

/** @param met how many of them met a term and were handed over; `passed` were let go */
export async function addPassed(
  tx: Transaction,
  organisationId: string,
  one: { channelId: string; at: Date; passed: number; met: number },
): Promise<void> {
  await sql`
    insert into passed_minute (organisation_id, channel_id, minute, passed, met)
    values (${organisationId}, ${one.channelId}, date_trunc('minute', ${one.at}::timestamptz, 'UTC'), ${one.passed}, ${one.met})
    on conflict (organisation_id, channel_id, minute)
    do update set passed = passed_minute.passed + excluded.passed, met = passed_minute.met + excluded.met`.execute(tx)
}

/** Per channel, since a moment. */
export async function passedSince(store: Store, organisationId: string, since: Date) {
  const { rows } = await sql<{ channel_id: string; passed: number; met: number }>`
    select channel_id, sum(passed)::float8 as passed, sum(met)::float8 as met from passed_minute
    where organisation_id = ${organisationId} and minute >= ${since} group by channel_id`.execute(store)
  return rows
}

/** Minutes of long ago are of no use to anybody. */
export async function forgetPassed(store: Store, organisationId: string, before: Date): Promise<void> {
  await sql`delete from passed_minute where organisation_id = ${organisationId} and minute < ${before}`.execute(store)
}
