/** What was said and not written (a call, a remark), with what it takes to move it to another conversation. */
import { sql } from 'kysely'
import { snippetOf } from '../../domain/conversation/converse.ts'
import type { Part } from '../../domain/conversation/retell.ts'
import type { Transaction } from './database.ts'
import { recordset } from './rows.ts'

export type RemarkRow = {
  id: string
  conversation_id: string
  channel_id: string
  text: string
  account_id: string | null
  thread_id: string | null
  seq: number
  received_at: Date
  version: number
}

/** The remark and what was agreed in answer to it: they stand and go together. In the order in which they were said. */
export async function readRemark(tx: Transaction, organisationId: string, messageId: string): Promise<RemarkRow[]> {
  const { rows } = await sql<RemarkRow>`
    select m.id, m.conversation_id, m.channel_id, m.text, m.account_id, m.thread_id, m.seq, m.received_at, m.version
    from message one
    join message m on m.organisation_id = ${organisationId} and m.channel_id = one.channel_id
      and m.external_id in (regexp_replace(one.external_id, ':agreed$', ''), regexp_replace(one.external_id, ':agreed$', '') || ':agreed')
      and m.conversation_id = one.conversation_id and m.logged is not null
    where one.organisation_id = ${organisationId} and one.id = ${messageId} and one.logged is not null
      and one.conversation_id is not null
    order by m.received_at, m.seq`.execute(tx)
  return rows
}

/** What was said in a conversation and set by hand, in order. Replies that never left were not said. */
export async function storyOf(
  tx: Transaction,
  organisationId: string,
  conversationId: string,
): Promise<(Part & { id: string })[]> {
  const { rows: said } = await sql<{
    id: string
    at: Date
    seq: number
    ours: boolean
    automatic: boolean
    visit: boolean
    history: boolean | null
    text: string
    quoted_from: number | null
  }>`
    select m.id, m.received_at as at, m.seq, m.direction = 'out' as ours, m.automatic is not null as automatic,
      m.logged is not null as visit, a.history, left(m.text, 400) as text, m.quoted_from
    from message m
    left join arrival a on a.organisation_id = ${organisationId} and a.position = m.arrival
    left join outbox o on o.organisation_id = ${organisationId} and o.id = m.id
    where m.organisation_id = ${organisationId} and m.conversation_id = ${conversationId}
      and (o.state is null or o.state in ('sent', 'delivered'))`.execute(tx)
  const set = await tx
    .selectFrom('act')
    .select(['id', 'at', 'after'])
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('kind', 'in', ['set', 'snooze'])
    .where('undone_at', 'is', null)
    .execute()
  const parts = [
    ...said.map(({ text, quoted_from, history, ...part }) => ({
      ...part,
      history: history ?? false,
      snippet: snippetOf(text, quoted_from ?? undefined),
    })),
    ...set.map(({ id, at, after }) => ({ id, at, seq: Number.POSITIVE_INFINITY, set: after ?? {} })),
  ]
  return parts.toSorted(byTold)
}

/** By when it happened; what was said at that very moment before what was set. */
const byTold = (a: { at: Date; seq: number; id: string }, b: { at: Date; seq: number; id: string }) =>
  a.at.getTime() - b.at.getTime() || (a.seq === b.seq ? (a.id < b.id ? -1 : 1) : a.seq - b.seq)

export type Placed = { id: string; seq: number; account_id: string | null }

/** They stand in another conversation from now on, and by themselves: not as part of what went on there. */
export async function placeRemark(
  tx: Transaction,
  organisationId: string,
  into: { id: string; threadId: string },
  rows: readonly Placed[],
): Promise<void> {
  const shape = { id: 'uuid', seq: 'int', account_id: 'uuid' } as const
  await sql`
    update message set conversation_id = ${into.id}, thread_id = ${into.threadId}, home_id = null, home_seq = null,
      seq = row.seq, account_id = row.account_id, version = message.version + 1
    from ${recordset('row', shape, rows)}
    where message.organisation_id = ${organisationId} and message.id = row.id`.execute(tx)
}

/** The clocks of a conversation are as they were before a moment: what ran then runs again, what came later never was. */
export async function turnBackClocks(
  tx: Transaction,
  organisationId: string,
  conversationId: string,
  since: Date,
): Promise<void> {
  const its = sql`organisation_id = ${organisationId} and conversation_id = ${conversationId}`
  await sql`delete from clock_interval where ${its} and since >= ${since}`.execute(tx)
  await sql`update clock_interval set until = null where ${its} and until >= ${since}`.execute(tx)
}
