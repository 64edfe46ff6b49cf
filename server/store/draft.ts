/** Drafts and their files, which become a message's when the draft is sent. */
import { type Selectable, sql } from 'kysely'
import { forgetBytes } from './attachment.ts'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type DraftRow = Selectable<Tables['draft']>

/** More than anybody goes on with. */
const mostMarks = 500

export async function readDraft(
  store: Store,
  organisationId: string,
  id: string,
  lock = false,
): Promise<DraftRow | undefined> {
  return store
    .selectFrom('draft')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
}

/** An agent's own draft in a conversation, held until commit. */
export async function lockOwnDraft(tx: Transaction, organisationId: string, conversationId: string, agentId: string) {
  return tx
    .selectFrom('draft')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .forUpdate()
    .executeTakeFirst()
}

/** The drafts of a conversation that this agent may see: their own first. */
export async function draftsOf(store: Store, organisationId: string, conversationId: string, agentId: string) {
  const rows = await store
    .selectFrom('draft')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where((eb) => eb.or([eb('agent_id', '=', agentId), eb('shared', '=', true)]))
    .orderBy('created_at')
    .execute()
  return rows.toSorted((a, b) => Number(b.agent_id === agentId) - Number(a.agent_id === agentId))
}

/** An agent's own drafts and the shared ones, newest first. */
export async function draftsFor(store: Store, organisationId: string, agentId: string): Promise<DraftRow[]> {
  const all = store.selectFrom('draft').selectAll().where('organisation_id', '=', organisationId)
  const [own, shared] = await Promise.all([
    all.where('agent_id', '=', agentId).orderBy('updated_at', 'desc').limit(mostMarks).execute(),
    all.where('shared', '=', true).orderBy('updated_at', 'desc').limit(mostMarks).execute(),
  ])
  return [...new Map([...own, ...shared].map((row) => [row.id, row])).values()]
}

export async function draftsById(store: Store, organisationId: string, ids: readonly string[]): Promise<DraftRow[]> {
  if (ids.length === 0) return []
  return store
    .selectFrom('draft')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
}

export type DraftFile = {
  id: string
  name: string
  media_type: string
  size: number
  alt: string | null
  hash: Uint8Array
  place: number
}

export async function filesOfDraft(store: Store, organisationId: string, draftId: string): Promise<DraftFile[]> {
  return store
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type', 'size', 'alt', 'hash', 'place'])
    .where('organisation_id', '=', organisationId)
    .where('draft_id', '=', draftId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** A draft is gone, with the files that still are its own. */
export async function deleteDraft(tx: Transaction, organisationId: string, id: string): Promise<void> {
  const files = await tx
    .deleteFrom('attachment')
    .where('organisation_id', '=', organisationId)
    .where('draft_id', '=', id)
    .returning('hash')
    .execute()
  await forgetBytes(
    tx,
    organisationId,
    files.map(({ hash }) => hash),
  )
  await tx.deleteFrom('draft').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}

/** The files of a draft become those of a message. @returns how many there were of them */
export async function sendFiles(
  tx: Transaction,
  organisationId: string,
  draftId: string,
  ids: readonly string[],
  messageId: string,
): Promise<number> {
  if (ids.length === 0) return 0
  const sent = await tx
    .updateTable('attachment')
    .set({ message_id: messageId, draft_id: null })
    .where('organisation_id', '=', organisationId)
    .where('draft_id', '=', draftId)
    .where('id', 'in', ids)
    .returning('id')
    .execute()
  return sent.length
}

/** What was not sent after all has its files back. */
export async function takeFilesBack(
  tx: Transaction,
  organisationId: string,
  messageId: string,
  draftId: string,
): Promise<void> {
  await tx
    .updateTable('attachment')
    .set({ message_id: null, draft_id: draftId })
    .where('organisation_id', '=', organisationId)
    .where('message_id', '=', messageId)
    .execute()
  await tx
    .updateTable('message')
    .set({ attachments: 0 })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', messageId)
    .execute()
}

/** What was being written, and what had been told, in the conversations of these channels. */
export async function forgetWriting(tx: Transaction, organisationId: string, channels: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select d.id from draft d
    join conversation c on c.organisation_id = ${organisationId} and c.id = d.conversation_id
    where d.organisation_id = ${organisationId} and c.channel_id = any(${channels}::uuid[]) order by d.id`.execute(tx)
  for (const { id } of rows) await deleteDraft(tx, organisationId, id)
  await sql`
    delete from told using conversation
    where told.organisation_id = ${organisationId} and conversation.organisation_id = ${organisationId}
      and conversation.contact_id = told.contact_id and conversation.id = told.conversation_id
      and conversation.channel_id = any(${channels}::uuid[])`.execute(tx)
}

/** Files of drafts that nobody has touched since. @returns how many there were */
export async function forgetUnsent(tx: Transaction, organisationId: string, before: Date): Promise<number> {
  const { rows } = await sql<{ id: string; hash: Uint8Array }>`
    select a.id, a.hash from draft d
    join attachment a on a.organisation_id = ${organisationId} and a.draft_id = d.id
    where d.organisation_id = ${organisationId} and d.updated_at < ${before} order by a.id limit 500`.execute(tx)
  if (rows.length === 0) return 0
  await sql`
    delete from attachment
    where organisation_id = ${organisationId} and id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  await forgetBytes(
    tx,
    organisationId,
    rows.map(({ hash }) => hash),
  )
  return rows.length
}
