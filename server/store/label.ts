/** The labels of an organisation. The row of a removed one stays, so that whatever brings it back is taken off again. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'

export type LabelRow = Selectable<Tables['label']>
/** What stands at the first run. */
export type LabelSeed = Pick<LabelRow, 'name' | 'colour'> & Partial<Pick<LabelRow, 'meaning'>>
export type NewLabel = Pick<Selectable<Tables['label']>, 'id' | 'name' | 'colour' | 'meaning' | 'created_at'>
export type LabelChange = Pick<Updateable<Tables['label']>, 'name' | 'colour' | 'meaning' | 'removed_at'>

export function listLabels(store: Store, organisationId: string): Promise<LabelRow[]> {
  return store
    .selectFrom('label')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** All of them, held until commit: so two people cannot give the same name at once. */
export function lockLabels(tx: Transaction, organisationId: string): Promise<LabelRow[]> {
  return tx
    .selectFrom('label')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

const shape = { id: 'uuid', name: 'text', colour: 'text', meaning: 'text', created_at: 'timestamptz' } as const

/** @returns how many were new: a name that exists already is left alone */
export function createLabels(tx: Transaction, organisationId: string, made: readonly NewLabel[]): Promise<number> {
  return insertRows(tx, organisationId, 'label', shape, made)
}

export function changeLabelRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  change: LabelChange,
): Promise<LabelRow> {
  return tx
    .updateTable('label')
    .set({ ...change, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Conversations that still carry a label that was removed, a few at a time, held; those that somebody else holds come later. */
export async function lockWithRemovedLabel(
  tx: Transaction,
  organisationId: string,
  limit: number,
): Promise<{ label_id: string; ids: string[] } | undefined> {
  const { rows } = await sql<{ label_id: string; id: string }>`
    select l.label_id, c.id from (
      select label.id as label_id from label
      join list_count n on n.organisation_id = ${organisationId} and n.list_id = label.id and n.n > 0
      where label.organisation_id = ${organisationId} and label.removed_at is not null
      limit 1
    ) l
    join lateral (
      select conversation_id from listed
      where organisation_id = ${organisationId} and list_id = l.label_id
      order by at, conversation_id limit ${limit}
    ) entry on true
    join conversation c on c.organisation_id = ${organisationId} and c.id = entry.conversation_id
    for update of c skip locked`.execute(tx)
  const [first] = rows
  return first && { label_id: first.label_id, ids: rows.map(({ id }) => id) }
}
