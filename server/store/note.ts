/** Notes: what we say among ourselves. They stay with the conversation in which they were written, also when that goes on elsewhere. */
import type { Selectable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type NoteRow = Selectable<Tables['note']>

export type NewNote = {
  id: string
  conversationId: string
  agentId: string
  text: string
  agentIds: readonly string[]
  teamIds: readonly string[]
  at: Date
}

export function insertNote(tx: Transaction, organisationId: string, note: NewNote): Promise<NoteRow> {
  return tx
    .insertInto('note')
    .values({
      organisation_id: organisationId,
      id: note.id,
      conversation_id: note.conversationId,
      agent_id: note.agentId,
      text: note.text,
      mentioned_agent_ids: [...note.agentIds],
      mentioned_team_ids: [...note.teamIds],
      written_at: note.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Locked, so that two changes come one after the other. */
export function lockNote(tx: Transaction, organisationId: string, id: string): Promise<NoteRow | undefined> {
  return tx
    .selectFrom('note')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type NoteChange = Partial<
  Pick<NoteRow, 'text' | 'mentioned_agent_ids' | 'mentioned_team_ids' | 'edited_at' | 'deleted_at'>
>

export function changeNoteRow(tx: Transaction, organisationId: string, id: string, change: NoteChange) {
  return tx
    .updateTable('note')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function notesById(store: Store, organisationId: string, ids: readonly string[]): Promise<NoteRow[]> {
  if (ids.length === 0) return []
  return store
    .selectFrom('note')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
}

/** The newest notes of some conversations, oldest first. */
export async function notesOf(
  store: Store,
  organisationId: string,
  conversationIds: readonly string[],
  most: number,
): Promise<NoteRow[]> {
  const rows = await store
    .selectFrom('note')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', 'in', conversationIds)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.reverse()
}
