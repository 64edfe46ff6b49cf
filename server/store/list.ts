/** The lists that conversations stand in (saved views, labels, what somebody follows), kept on write; the rules are in domain/conversation/view. */
import { sql } from 'kysely'
import { placesOf, type View } from '../../domain/conversation/view.ts'
import type { Store, Transaction } from './database.ts'
import type { Move } from './queue-count.ts'
import { insertRows, recordset } from './rows.ts'

/** The saved views of an organisation: a few dozen at most. */
export function readViews(store: Store, organisationId: string): Promise<View[]> {
  return store.selectFrom('view').select(['id', 'filters']).where('organisation_id', '=', organisationId).execute()
}

const pair = { list_id: 'uuid', conversation_id: 'uuid' } as const
const entry = { ...pair, at: 'timestamptz' } as const

/** Conversations leave the lists where they no longer belong, and stand in their place in the others. */
export async function listMoves(
  tx: Transaction,
  organisationId: string,
  moves: readonly Move[],
  views: readonly View[],
): Promise<void> {
  const left: { list_id: string; conversation_id: string }[] = []
  const placed: { list_id: string; conversation_id: string; at: Date }[] = []
  const counts = new Map<string, number>()
  const count = (listId: string, n: number) => counts.set(listId, (counts.get(listId) ?? 0) + n)
  for (const { before, after } of moves) {
    const conversation_id = (after ?? before)?.id ?? ''
    const [was, is] = [placesOf(before, views), placesOf(after, views)]
    for (const list_id of was.keys()) {
      if (is.has(list_id)) continue
      left.push({ list_id, conversation_id })
      count(list_id, -1)
    }
    for (const [list_id, at] of is) {
      if (was.get(list_id)?.getTime() !== at.getTime()) placed.push({ list_id, conversation_id, at })
      if (!was.has(list_id)) count(list_id, 1)
    }
  }
  if (left.length)
    await sql`
      delete from listed using ${recordset('row', pair, left)}
      where listed.organisation_id = ${organisationId} and listed.list_id = row.list_id
        and listed.conversation_id = row.conversation_id`.execute(tx)
  const move = sql`on conflict (organisation_id, list_id, conversation_id) do update set at = excluded.at`
  await insertRows(tx, organisationId, 'listed', entry, placed, move)
  await addToLists(tx, organisationId, counts)
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
