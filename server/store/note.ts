/** Notes: what we say among ourselves. They stay with the conversation in which they were written, also when that goes on elsewhere. */
import { type Selectable, sql } from 'kysely'
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

/** The words of notes whose time has come go; that there was one stays. @returns them, with their new version */
export async function forgetNotes(tx: Transaction, organisationId: string, at: Date, limit: number) {
  const { rows } = await sql<{ id: string; version: number }>`
    with due as (
      select id from note where organisation_id = ${organisationId} and retain_until < ${at}
      order by retain_until limit ${limit} for update skip locked
    )
    update note set text = '', mentioned_agent_ids = '{}', mentioned_team_ids = '{}', retain_until = null,
      deleted_at = coalesce(note.deleted_at, ${at}::timestamptz), version = note.version + 1
    from due where note.organisation_id = ${organisationId} and note.id = due.id
    returning note.id, note.version`.execute(tx)
  return rows
}
