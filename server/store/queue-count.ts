/** How many conversations stand in each queue, kept on write so that no page ever counts. */
import { sql } from 'kysely'
import type { Conversation, WorkState } from '../../domain/conversation/conversation.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

/** Nobody, or no team: the counters need a key where the conversation has none. */
export const nobody = '00000000-0000-0000-0000-000000000000'

const shape = { work_state: 'text', agent_id: 'uuid', channel_id: 'uuid', team_id: 'uuid', n: 'bigint' } as const
const sum = sql`on conflict (organisation_id, work_state, agent_id, channel_id, team_id)
  do update set n = queue_count.n + excluded.n`

/** A conversation before and after; null before it was there. */
export type Move = { before: Conversation | null; after: Conversation | null }

/** Each conversation leaves the place where it stood and is counted where it stands. */
export async function countMoves(tx: Transaction, organisationId: string, moves: readonly Move[]): Promise<void> {
  const deltas = new Map<string, ReturnType<typeof placeOf>>()
  const add = (one: Conversation | null, n: number) => {
    if (!one || one.mergedInto) return
    const place = placeOf(one)
    const key = Object.values(place).join(' ')
    const held = deltas.get(key) ?? place
    held.n += n
    deltas.set(key, held)
  }
  for (const { before, after } of moves) {
    add(before, -1)
    add(after, 1)
  }
  const rows = [...deltas].filter(([, row]) => row.n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const counts = rows.map(([, row]) => row)
  await insertRows(tx, organisationId, 'queue_count', shape, counts, sum)
}

function placeOf({ workState, agentId, channelId, teamId }: Conversation) {
  return {
    work_state: workState as string,
    agent_id: agentId ?? nobody,
    channel_id: channelId,
    team_id: teamId ?? nobody,
    n: 0,
  }
}

/** What stands in each queue, summed as one agent sees it. */
export async function readCounts(store: Store, organisationId: string, agentId: string | null) {
  const { rows } = await sql<{ state: WorkState; team: string; whose: 'mine' | 'nobody' | 'others'; n: number }>`
    select work_state as state, team_id as team,
      case agent_id when ${nobody} then 'nobody' when ${agentId}::uuid then 'mine' else 'others' end as whose,
      sum(n)::bigint as n
    from queue_count where organisation_id = ${organisationId} and n > 0 group by 1, 2, 3`.execute(store)
  return rows
}
