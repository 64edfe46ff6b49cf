/** How much work is in hand, over all organisations together: a loop, because work over all of them is one. */
import { sql } from 'kysely'
import type { Store } from './database.ts'
import { countInFlight } from './ledger.ts'
import { laggingReaders } from './trouble.ts'

export type Load = {
  inFlight: number
  /** Since the beginning, by what became of it. */
  arrivals: ReadonlyMap<string, number>
  outbox: ReadonlyMap<string, number>
  /** The furthest behind of all organisations, by reader. */
  readerLag: ReadonlyMap<string, number>
}

export async function readLoad(store: Store): Promise<Load> {
  const [arrivals, outbox, readerLag] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const add = (to: Map<string, number>, name: string, n: number) => to.set(name, (to.get(name) ?? 0) + n)
  let inFlight = 0
  for (const { id } of await store.selectFrom('organisation').select('id').execute()) {
    inFlight += await countInFlight(store, id)
    for (const [outcome, n] of Object.entries(await arrivalsOf(store, id))) add(arrivals, outcome, n)
    for (const { state, n } of await outboxOf(store, id)) add(outbox, state, n)
    for (const { reader, lag } of await laggingReaders(store, id))
      readerLag.set(reader, Math.max(lag, readerLag.get(reader) ?? 0))
  }
  return { inFlight, arrivals, outbox, readerLag }
}

/** Counters that were kept on write, so they only ever go up while a channel stays. */
async function arrivalsOf(store: Store, organisationId: string): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select coalesce(sum(received), 0)::bigint as received, coalesce(sum(shown), 0)::bigint as shown,
      coalesce(sum(revision), 0)::bigint as revision, coalesce(sum(duplicate), 0)::bigint as duplicate,
      coalesce(sum(echo), 0)::bigint as echo, coalesce(sum(refused), 0)::bigint as refused
    from arrival_day where organisation_id = ${organisationId}`.execute(store)
  return rows[0] ?? {}
}

/** Only what is in hand or in trouble, which is little; what has left is not counted over and over. */
async function outboxOf(store: Store, organisationId: string): Promise<{ state: string; n: number }[]> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*) as n from outbox
    where organisation_id = ${organisationId} and state in ('waiting', 'sending', 'failed', 'unknown', 'stale')
    group by state`.execute(store)
  return rows
}
