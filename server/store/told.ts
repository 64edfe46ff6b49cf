/** What we told whom, as a fingerprint: the same words to the same person are found by one look into an index. */
import { createHash } from 'node:crypto'
import { sameWords, shortestTold } from '../../domain/message/writing.ts'
import type { Store, Transaction } from './database.ts'

/** @returns null for what is too short to be a repetition */
function printOf(text: string): Buffer | null {
  const words = sameWords(text)
  return words.length < shortestTold ? null : createHash('sha256').update(words).digest().subarray(0, 16)
}

export async function rememberTold(
  tx: Transaction,
  organisationId: string,
  told: { contactId: string; conversationId: string; replyId: string; text: string; at: Date },
): Promise<void> {
  const print = printOf(told.text)
  if (!print) return
  await tx
    .insertInto('told')
    .values({
      organisation_id: organisationId,
      contact_id: told.contactId,
      print,
      reply_id: told.replyId,
      conversation_id: told.conversationId,
      at: told.at,
    })
    .execute()
}

export type Told = { conversationId: string; number: number; at: Date; by: string }

/** When the same words last went to this contact; null when they did not, or were taken back. */
export async function findTold(
  store: Store,
  organisationId: string,
  contactId: string,
  text: string,
): Promise<Told | null> {
  const print = printOf(text)
  if (!print) return null
  const row = await store
    .selectFrom('told as t')
    .innerJoin('outbox as o', (join) =>
      join.onRef('o.organisation_id', '=', 't.organisation_id').onRef('o.id', '=', 't.reply_id'),
    )
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 't.organisation_id').onRef('c.id', '=', 't.conversation_id'),
    )
    .innerJoin('agent as a', (join) =>
      join.onRef('a.organisation_id', '=', 'o.organisation_id').onRef('a.id', '=', 'o.agent_id'),
    )
    .select(['t.conversation_id', 'c.number', 't.at', 'a.alias'])
    .where('t.organisation_id', '=', organisationId)
    .where('t.contact_id', '=', contactId)
    .where('t.print', '=', print)
    .where('o.state', 'not in', ['undone', 'stale', 'failed'])
    .orderBy('t.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { conversationId: row.conversation_id, number: row.number, at: row.at, by: row.alias } : null
}
