/** Which conversation went on as part of which, and moving what was said from one to the other. */
import { type Selectable, sql } from 'kysely'
import { snippetOf } from '../../domain/conversation/converse.ts'
import type { Standing } from '../../domain/conversation/merge.ts'
import type { Store, Transaction } from './database.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type MergeRow = Selectable<Tables['merge']>

export type NewMerge = { id: string; fromId: string; intoId: string; upto: number; standing: Merged; at: Date }

/** What a merge must know to be taken apart. */
export type Merged = Standing & {
  /** The drafts that went along; merges of long ago do not know them. */
  drafts?: MovedDraft[]
}

/** And how many messages its writer had read at home. */
export type MovedDraft = { id: string; read: number }

export async function insertMerge(
  tx: Transaction,
  organisationId: string,
  agentId: string,
  { id, fromId, intoId, upto, standing, at }: NewMerge,
): Promise<void> {
  await tx
    .insertInto('merge')
    .values({
      organisation_id: organisationId,
      id,
      from_id: fromId,
      into_id: intoId,
      upto,
      before: JSON.stringify(standing),
      agent_id: agentId,
      at,
    })
    .execute()
}

/** The merge by which this conversation goes on elsewhere, if it does. */
export function mergeOf(store: Store, organisationId: string, fromId: string): Promise<MergeRow | undefined> {
  return store
    .selectFrom('merge')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('from_id', '=', fromId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
}

/** Conversations that went on as part of this one, directly or through others. */
export async function mergedIntoOf(store: Store, organisationId: string, id: string): Promise<string[]> {
  const found: string[] = []
  for (let into = [id]; into.length > 0; ) {
    const rows = await store
      .selectFrom('merge')
      .select('from_id')
      .where('organisation_id', '=', organisationId)
      .where('into_id', 'in', into)
      .where('undone_at', 'is', null)
      .execute()
    into = rows.map((row) => row.from_id)
    found.push(...into)
  }
  return found.sort()
}

export async function markUnmerged(tx: Transaction, organisationId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('merge')
    .set({ undone_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

/** What was said in `from`, and how far was read there, counts from `offset` on in `into`. */
export async function moveMessages(
  tx: Transaction,
  organisationId: string,
  fromId: string,
  intoId: string,
  offset: number,
): Promise<void> {
  await sql`
    update message set conversation_id = ${intoId}, home_id = coalesce(home_id, conversation_id),
      home_seq = coalesce(home_seq, seq), seq = seq + ${offset}
    where organisation_id = ${organisationId} and conversation_id = ${fromId}`.execute(tx)
  await sql`
    update outbox set conversation_id = ${intoId}, said = said + ${offset}
    where organisation_id = ${organisationId} and conversation_id = ${fromId}`.execute(tx)
}

/** Merges into any of these count from `offset` further on. */
export async function shiftMerges(
  tx: Transaction,
  organisationId: string,
  intoIds: readonly string[],
  offset: number,
): Promise<void> {
  await sql`
    update merge set upto = upto + ${offset}
    where organisation_id = ${organisationId} and into_id = any(${intoIds}::uuid[]) and undone_at is null`.execute(tx)
}

/** What was said in a conversation after a place in it, in the order in which it was heard there; what never left is not said. */
export type SaidRow = {
  id: string
  seq: number
  external_id: string
  in_reply_to: string | null
  home_id: string | null
  direction: 'in' | 'out'
  automatic: boolean
  text: string
  quoted_from: number | null
  reads: string[] | null
  received_at: Date
}

export async function saidAfter(tx: Transaction, organisationId: string, conversationId: string, seq: number) {
  const { rows } = await sql<SaidRow>`
    select m.id, m.seq, m.external_id, m.in_reply_to, m.home_id, m.direction, m.automatic is not null as automatic, left(m.text, 400) as text, m.quoted_from,
      m.reads, m.received_at
    from message m
    left join outbox o on o.organisation_id = ${organisationId} and o.id = m.id
    where m.organisation_id = ${organisationId} and m.conversation_id = ${conversationId} and m.seq > ${seq}
      and (o.state is null or o.state in ('sent', 'delivered'))
    order by m.seq`.execute(tx)
  return rows
}

/** The snippet of the newest message, for the list. */
export async function newestSaid(tx: Transaction, organisationId: string, conversationId: string): Promise<string> {
  const { rows } = await sql<Pick<SaidRow, 'text' | 'quoted_from'>>`
    select left(m.text, 400) as text, m.quoted_from from message m
    left join outbox o on o.organisation_id = ${organisationId} and o.id = m.id
    where m.organisation_id = ${organisationId} and m.conversation_id = ${conversationId}
      and (o.state is null or o.state in ('sent', 'delivered'))
    order by m.received_at desc, m.id desc limit 1`.execute(tx)
  return rows[0] ? snippetOf(rows[0].text, rows[0].quoted_from ?? undefined) : ''
}

export type Return = {
  fromId: string
  intoId: string
  /** Homes of what goes back. */
  homes: readonly string[]
  /** What came along lies up to here, and goes back by `shift`. */
  upto: number
  shift: number
  /** What was said since, with its new place. */
  later: readonly { id: string; seq: number }[]
}

/** What was said goes back to the conversation that it belongs to. */
export async function returnMessages(tx: Transaction, organisationId: string, back: Return): Promise<void> {
  const { fromId, intoId, homes, upto, shift, later } = back
  const home = sql`home_id = nullif(message.home_id, ${fromId}::uuid),
    home_seq = case when message.home_id = ${fromId}::uuid then null else message.home_seq end`
  await sql`
    update outbox set conversation_id = ${fromId}, said = least(outbox.said, ${upto}::int) - ${shift}
    from message
    where outbox.organisation_id = ${organisationId} and message.organisation_id = ${organisationId} and message.id = outbox.message_id
      and outbox.conversation_id = ${intoId} and message.home_id = any(${homes}::uuid[])`.execute(tx)
  await sql`
    update message set conversation_id = ${fromId}, ${home}, seq = seq - ${shift}
    where organisation_id = ${organisationId} and home_id = any(${homes}::uuid[]) and conversation_id = ${intoId}
      and seq <= ${upto}`.execute(tx)
  await sql`
    update message set conversation_id = ${fromId}, ${home}, seq = row.seq
    from ${recordset('row', { id: 'uuid', seq: 'int' }, later)}
    where message.organisation_id = ${organisationId} and message.id = row.id`.execute(tx)
}

/** Whether a reply of these conversations is about to leave, is leaving, or nobody knows whether it left. */
export async function isLeaving(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', 'in', ids)
    .where('state', 'in', ['waiting', 'sending', 'unknown'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody has said since what there is to do with a conversation. */
export async function isWorkedSince(tx: Transaction, organisationId: string, id: string, at: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('act')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', id)
    .where('kind', 'in', ['set', 'snooze'])
    .where('at', '>=', at)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Mark = { id: string; version: number }

/**
 * What somebody was writing in `from` goes along; nothing of `into` counts as read by it. Where they were writing there too, it is set
 * aside beside that, until they have looked.
 * @returns the drafts that changed and those that are part of another now; and of these the ones that moved as they were
 */
export async function moveDrafts(
  tx: Transaction,
  organisationId: string,
  fromId: string,
  intoId: string,
): Promise<{ changed: Mark[]; moved: MovedDraft[] }> {
  const both = sql`
    own.organisation_id = ${organisationId} and own.conversation_id = ${fromId}
      and draft.organisation_id = ${organisationId} and draft.conversation_id = ${intoId} and draft.agent_id = own.agent_id`
  await sql`
    update attachment set draft_id = draft.id from draft own, draft
    where ${both} and attachment.organisation_id = ${organisationId} and attachment.draft_id = own.id`.execute(tx)
  const { rows: together } = await sql<Mark>`
    update draft set set_aside = concat_ws(E'\n\n', draft.set_aside, own.text), version = draft.version + 1
    from draft own where ${both} returning draft.id, draft.version`.execute(tx)
  const { rows: gone } = await sql<Mark>`
    delete from draft own using draft where ${both} returning own.id, own.version + 1 as version`.execute(tx)
  const { rows: moved } = await sql<Mark & MovedDraft>`
    update draft set conversation_id = ${intoId}, said = 0, version = draft.version + 1
    from (select id, said from draft where organisation_id = ${organisationId} and conversation_id = ${fromId} for update) was
    where draft.organisation_id = ${organisationId} and draft.id = was.id
    returning draft.id, draft.version, was.said as read`.execute(tx)
  return { changed: [...together, ...gone, ...moved], moved: moved.map(({ id, read }) => ({ id, read })) }
}

/**
 * Drafts that went along go home. One that its writer went on with since is about what stands there now, and stays; so does one of
 * somebody who has begun another at home.
 * @returns those that changed
 */
export async function returnDrafts(
  tx: Transaction,
  organisationId: string,
  { from_id, into_id, at, before }: MergeRow,
): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    update draft set conversation_id = ${from_id}, said = was.read, version = draft.version + 1
    from ${recordset('was', { id: 'uuid', read: 'int' }, before.drafts ?? [])}
    where draft.organisation_id = ${organisationId} and draft.id = was.id and draft.updated_at <= ${at}
      and draft.conversation_id = ${into_id} and not exists (
        select 1 from draft home where home.organisation_id = ${organisationId} and home.conversation_id = ${from_id}
          and home.agent_id = draft.agent_id)
    returning draft.id, draft.version`.execute(tx)
  return rows
}
