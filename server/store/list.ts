/** The lists that conversations stand in (saved views, labels, what somebody follows), kept on write; the rules are in domain/conversation/view. */
import { sql } from 'kysely'
import { placesOf, type View } from '../../domain/conversation/view.ts'
import type { Store, Transaction } from './database.ts'
import type { Move } from './queue-count.ts'
import { insertRows, recordset } from './rows.ts'

/** Whoever changes conversations knows what the views ask; who changes a view waits for them (see `holdMovers` in store/view.ts). */
export async function readViews(tx: Transaction, organisationId: string): Promise<View[]> {
  await hold(tx, organisationId, 'moves')
  return tx
    .selectFrom('view')
    .select(['id', 'filters'])
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .where('stream', 'is', null)
    .execute()
}

/** Any number that nothing else takes; beside it stands the organisation. */
const lock = 7_312_007

/** Moves go together; views go alone. Held until commit. */
export async function hold(tx: Transaction, organisationId: string, whose: 'moves' | 'views'): Promise<void> {
  const place = Number.parseInt(organisationId.slice(-8), 16) | 0
  if (whose === 'views') await sql`select pg_advisory_xact_lock(${lock}, ${place})`.execute(tx)
  else await sql`select pg_advisory_xact_lock_shared(${lock}, ${place})`.execute(tx)
}

const pair = { list_id: 'uuid', conversation_id: 'uuid' } as const
const entry = { ...pair, at: 'timestamptz' } as const

/**
 * Conversations leave the lists where they no longer belong, and stand in their place in the others. Counted is what really left and
 * really came: a view that is still being filled does not hold yet all that belongs there.
 * @param scope with `only views` they are placed in these views as if nobody knew where they stood before
 */
export async function listMoves(
  tx: Transaction,
  organisationId: string,
  moves: readonly Move[],
  views: readonly View[],
  scope: 'all lists' | 'only views' = 'all lists',
): Promise<void> {
  const left: { list_id: string; conversation_id: string }[] = []
  const placed: { list_id: string; conversation_id: string; at: Date }[] = []
  for (const { before, after } of moves) {
    const conversation_id = (after ?? before)?.id ?? ''
    const is = placesOf(after, views)
    const was = new Map<string, Date | null>(scope === 'all lists' ? placesOf(before, views) : [])
    // Where nobody can tell whether it stands there.
    if (scope === 'only views' || !after) for (const { id } of views) was.set(id, null)
    for (const list_id of was.keys()) if (!is.has(list_id)) left.push({ list_id, conversation_id })
    for (const [list_id, at] of is) {
      if (scope === 'only views' && !was.has(list_id)) continue
      if (was.get(list_id)?.getTime() !== at.getTime()) placed.push({ list_id, conversation_id, at })
    }
  }
  const counts = new Map<string, number>()
  const count = (rows: { list_id: string; n: number }[]) => {
    for (const { list_id, n } of rows) counts.set(list_id, (counts.get(list_id) ?? 0) + n)
  }
  if (left.length)
    count(
      (
        await sql<{ list_id: string; n: number }>`
          delete from listed using ${recordset('row', pair, left)}
          where listed.organisation_id = ${organisationId} and listed.list_id = row.list_id
            and listed.conversation_id = row.conversation_id
          returning listed.list_id, -1 as n`.execute(tx)
      ).rows,
    )
  // A row that was inserted has no xmax; one that was only moved has.
  if (placed.length)
    count(
      (
        await sql<{ list_id: string; n: number }>`
          insert into listed (organisation_id, list_id, conversation_id, at)
          select ${organisationId}::uuid, list_id, conversation_id, at from ${recordset('row', entry, placed)}
          on conflict (organisation_id, list_id, conversation_id) do update set at = excluded.at
          returning list_id, case when xmax = 0 then 1 else 0 end as n`.execute(tx)
      ).rows,
    )
  await addToLists(tx, organisationId, counts)
}

/** How many stand in each of these lists. */
export async function readListCounts(store: Store, organisationId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return store
    .selectFrom('list_count')
    .select(['list_id', 'n'])
    .where('organisation_id', '=', organisationId)
    .where('list_id', 'in', ids)
    .execute()
}

/** Add to the counts of lists. */
export async function addToLists(
  tx: Transaction,
  organisationId: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...counts].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const sum = sql`on conflict (organisation_id, list_id) do update set n = list_count.n + excluded.n`
  const shape = { list_id: 'uuid', n: 'bigint' } as const
  await insertRows(
    tx,
    organisationId,
    'list_count',
    shape,
    rows.map(([list_id, n]) => ({ list_id, n })),
    sum,
  )
}
