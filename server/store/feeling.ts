/** What the customers of conversations feel, told anew from all that was said: after messages moved, changed, went, came late or were read anew. */
import { sql } from 'kysely'
import { type Feeling, feelingOf, type Said } from '../../domain/suppression/pain.ts'
import { type ConversationRow, feelingIn } from './conversation.ts'
import type { Store, Transaction } from './database.ts'
import { holdPeople } from './guard.ts'
import { recordset } from './rows.ts'

/** Of a very long conversation the newest: what was said longer ago has been answered many times. */
const mostSaid = 500

/**
 * @param ids of conversations that are held
 * @returns what is felt now in those where it is something else
 */
export async function renewFeelings(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Feeling>> {
  const changed = new Map<string, Feeling>()
  const { rows } = await sql<ConversationRow>`
    select c.* from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = wanted.id limit 1
    ) c`.execute(tx)
  const said = await saidIn(tx, organisationId, ids)
  const worse: string[] = []
  for (const row of rows) {
    const [was, is] = [feelingIn(row), feelingOf(said.get(row.id) ?? [], row.soothed_at)]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    changed.set(row.id, is)
    if (is.painAt && is.painAt.getTime() !== was.painAt?.getTime()) worse.push(row.contact_id)
  }
  if (changed.size === 0) return changed
  await holdPeople(tx, organisationId, worse)
  await saveFeelings(tx, organisationId, changed)
  return changed
}

const columns = {
  id: 'uuid',
  pain_since: 'timestamptz',
  pain_at: 'timestamptz',
  pain_for: 'text',
  pain_because: 'uuid[]',
  eased_at: 'timestamptz',
  heard_at: 'timestamptz',
} as const

async function saveFeelings(tx: Transaction, organisationId: string, changed: ReadonlyMap<string, Feeling>) {
  const rows = [...changed].map(([id, one]) => ({
    id,
    pain_since: one.painSince,
    pain_at: one.painAt,
    pain_for: one.painFor,
    pain_because: one.painBecause,
    eased_at: one.easedAt,
    heard_at: one.heardAt,
  }))
  await sql`
    update conversation set pain_since = row.pain_since, pain_at = row.pain_at, pain_for = row.pain_for,
      pain_because = row.pain_because, eased_at = row.eased_at, heard_at = row.heard_at
    from ${recordset('row', columns, rows)}
    where conversation.organisation_id = ${organisationId} and conversation.id = row.id`.execute(tx)
}

type SaidRow = {
  conversation_id: string
  id: string
  at: Date
  ours: boolean
  silent: boolean
  visit: boolean
  reads: string[] | null
}

/** In order; what never left was not said. */
export async function saidIn(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Said[]>> {
  const { rows } = await sql<SaidRow>`
    select wanted.id as conversation_id, m.id, coalesce(o.sent_at, m.received_at) as at, m.direction = 'out' as ours,
      m.automatic is not null or coalesce(a.history, false) as silent, m.logged is not null as visit, m.reads
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select id, received_at, direction, automatic, logged, reads, arrival from message
      where organisation_id = ${organisationId} and conversation_id = wanted.id
      order by received_at desc, id desc limit ${mostSaid}
    ) m
    left join outbox o on o.organisation_id = ${organisationId} and o.id = m.id
    left join arrival a on a.organisation_id = ${organisationId} and a.position = m.arrival
    where o.state is null or o.state in ('sent', 'delivered')
    order by 3, 2`.execute(store)
  const said = new Map<string, Said[]>()
  for (const { conversation_id, ...one } of rows) {
    const list = said.get(conversation_id)
    if (list) list.push(one)
    else said.set(conversation_id, [one])
  }
  return said
}
