/** What left and is changed or taken back: the answer as it stands on its network, and its row in the outbox. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { recordActs } from './act.ts'
import type { Store, Transaction } from './database.ts'
import type { Happening } from './event.ts'
import { keepEarlierWords } from './message-revision.ts'
import type { Reply } from './outbox.ts'
import { recordset } from './rows.ts'

/** An answer of ours. `said` is its own place in the conversation. */
export type Sent = {
  id: string
  conversationId: string
  channelId: string
  agentId: string
  delivery: Reply['state']
  state: 'present' | 'edited' | 'deleted'
  /** What its network calls it; null as long as nobody knows, or when a later answer took its place. */
  externalId: string | null
  seq: number
  text: string
  version: number
}

export async function readSent(store: Store, organisationId: string, id: string): Promise<Sent | null> {
  const { rows } = await sql<Sent>`
    select m.id, o.conversation_id as "conversationId", o.channel_id as "channelId", o.agent_id as "agentId", o.state as delivery,
      m.state, case when starts_with(m.external_id, m.id::text || '~replaced') or m.external_id = m.id::text then null
        else m.external_id end as "externalId", m.seq, m.text, m.version
    from outbox o
    join message m on m.organisation_id = ${organisationId} and m.id = o.id
    where o.organisation_id = ${organisationId} and o.id = ${id} and o.does = 'send'`.execute(store)
  return rows[0] ?? null
}

/** Changes of an answer that are not done with: under way, or waiting for a person. Locked. */
export async function lockOpenChanges(tx: Transaction, organisationId: string, messageId: string): Promise<Reply[]> {
  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .where('does', '<>', 'send')
    .where('state', 'in', ['waiting', 'sending', 'unknown', 'failed', 'stale'])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Other words in the place of what an answer said; the earlier ones go to the history. @returns its new version */
export async function rewordSent(
  tx: Transaction,
  organisationId: string,
  { id, text, at }: { id: string; text: string; at: Date },
): Promise<number | null> {
  await keepEarlierWords(tx, organisationId, { id, text }, at)
  const row = await tx
    .updateTable('message')
    .set((eb) => ({
      text,
      html: null,
      quoted_from: null,
      state: 'edited',
      fingerprint: createHash('sha256').update(text).digest().subarray(0, 16),
      version: eb('version', '+', 1),
    }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('state', '<>', 'deleted')
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

type SentChange = { messageId: string; conversationId: string; agentId: string; does: Reply['does'] }

/** That an answer says something else now, or is gone, is an act of who did it; which words is told by its history alone. */
export async function recordSentAct(
  tx: Transaction,
  organisationId: string,
  newId: () => string,
  { messageId, conversationId, agentId, does }: SentChange,
  at: Date,
): Promise<void> {
  const id = newId()
  const kind = does === 'revise' ? 'sent-revised' : 'sent-withdrawn'
  const act = { id, at, kind, conversationId, subjectId: messageId, batchId: id, before: null, after: null }
  await recordActs(tx, organisationId, { agentId, ruleId: null }, [act])
}

export type EarlierWords = { text: string; subject: string | null; replacedAt: Date }

/** What a message said before, oldest first. */
export async function earlierWords(store: Store, organisationId: string, messageId: string): Promise<EarlierWords[]> {
  return store
    .selectFrom('message_revision')
    .select(['text', 'subject', 'replaced_at as replacedAt'])
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .orderBy('replaced_at', 'desc')
    .orderBy('revision', 'desc')
    .limit(100)
    .execute()
    .then((rows) => rows.reverse())
}

/**
 * The network tells that answers of ours say something else now, or are gone: changes of ours on their way to just that are done.
 * Whoever is still trying then finds them moved on.
 */
export async function settleChanges(
  tx: Transaction,
  organisationId: string,
  heard: { revised: readonly { id: string; text: string }[]; erased: readonly string[] },
  newId: () => string,
  at: Date,
): Promise<Happening[]> {
  const shape = { id: 'uuid', does: 'text', text: 'text' } as const
  const news = [
    ...heard.revised.map(({ id, text }) => ({ id, does: 'revise', text })),
    ...heard.erased.map((id) => ({ id, does: 'withdraw', text: null })),
  ]
  if (news.length === 0) return []
  const { rows } = await sql<{
    id: string
    message_id: string
    does: Reply['does']
    conversation_id: string
    agent_id: string
    text: string | null
    heard: string | null
  }>`
    select o.id, o.message_id, o.conversation_id, o.agent_id, o.does, o.text, row.text as heard
    from ${recordset('row', shape, news)}
    join outbox o on o.organisation_id = ${organisationId} and o.message_id = row.id and o.does = row.does
    where (o.state in ('sending', 'unknown') or (o.state = 'waiting' and o.attempts > 0))
    order by o.id for update of o`.execute(tx)
  const events: Happening[] = []
  for (const row of rows) {
    if (row.does === 'revise' && spaced(row.text) !== spaced(row.heard)) continue
    const done = await tx
      .updateTable('outbox')
      .set((eb) => ({
        text: null,
        state: 'sent',
        reason: null,
        lease_until: null,
        sent_at: at,
        version: eb('version', '+', 1),
      }))
      .where('organisation_id', '=', organisationId)
      .where('id', '=', row.id)
      .returning('version')
      .executeTakeFirst()
    if (!done) continue
    events.push({ kind: 'reply.changed', objectId: row.message_id, version: done.version })
    const { message_id: messageId, conversation_id: conversationId, agent_id: agentId, does } = row
    await recordSentAct(tx, organisationId, newId, { messageId, conversationId, agentId, does }, at)
  }
  return events
}

/** Networks have their own ways with spaces and lines. */
const spaced = (text: string | null) => text?.replace(/\s+/g, ' ').trim()
