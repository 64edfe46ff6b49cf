/** What became of the mail of a campaign, counted as it is written; the sum of a campaign is what was offered of it. */
import { sql } from 'kysely'
import type { RelayState } from '../../domain/relay/state.ts'
import type { Transaction } from './database.ts'
import { recordset } from './rows.ts'

export type Move = { campaignId: string; state: RelayState; code: string; n: number }

const columns = { campaignId: 'uuid', state: 'text', code: 'text', n: 'bigint' } as const

/** Last in a transaction: others wait for these rows. */
export async function count(tx: Transaction, organisationId: string, moves: readonly Move[]): Promise<void> {
  const sums = new Map<string, Move>()
  for (const move of moves) {
    const key = `${move.campaignId} ${move.state} ${move.code}`
    sums.set(key, { ...move, n: move.n + (sums.get(key)?.n ?? 0) })
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, move]) => (move.n === 0 ? [] : [move]))
  if (rows.length === 0) return
  await sql`
    insert into relay_count as had (organisation_id, campaign_id, state, code, n)
    select ${organisationId}::uuid, "campaignId", state, code, n from ${recordset('moved', columns, rows)}
    on conflict (organisation_id, campaign_id, state, code) do update set n = had.n + excluded.n`.execute(tx)
}
