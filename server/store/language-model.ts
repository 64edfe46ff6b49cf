/** Models that organisations taught, and for whom messages are judged. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { OwnBytes } from '../understand/understanding.ts'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type ModelRow = Omit<Selectable<Tables['language_model']>, 'nl' | 'en' | 'organisation_id'> & {
  made_by_alias: string | null
}

/** The language of an organisation, and the model that it took. */
export async function readTaken(
  store: Store,
  organisationId: string,
): Promise<{ language: 'nl' | 'en'; modelId: string | null }> {
  const { rows } = await sql<{ language: 'nl' | 'en'; modelId: string | null }>`
    select o.language, m.id as "modelId" from organisation o
    left join language_model m on m.organisation_id = ${organisationId} and m.taken
    where o.id = ${organisationId}`.execute(store)
  return rows[0] ?? { language: 'nl', modelId: null }
}

/** @throws Error when it is gone */
export async function readModelBytes(store: Store, organisationId: string, id: string): Promise<OwnBytes> {
  return store
    .selectFrom('language_model')
    .select(['nl', 'en'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The newest first; without their bytes. */
export async function listModels(store: Store, organisationId: string): Promise<ModelRow[]> {
  const { rows } = await sql<ModelRow>`
    select m.id, m.figures, m.seconds, m.better, m.taken, m.made_by, m.made_at, a.alias as made_by_alias
    from language_model m
    left join agent a on a.organisation_id = ${organisationId} and a.id = m.made_by
    where m.organisation_id = ${organisationId} order by m.id desc`.execute(store)
  return rows
}

export async function insertModel(
  tx: Transaction,
  organisationId: string,
  model: Omit<Insertable<Tables['language_model']>, 'organisation_id'>,
): Promise<void> {
  await tx
    .insertInto('language_model')
    .values({ organisation_id: organisationId, ...model })
    .execute()
}

/** From now on this one judges; null is the shipped one. Under `holdTraining`. @returns false when it is not there */
export async function setTaken(tx: Transaction, organisationId: string, id: string | null): Promise<boolean> {
  await tx
    .updateTable('language_model')
    .set({ taken: false })
    .where('organisation_id', '=', organisationId)
    .where('taken', '=', true)
    .execute()
  if (id === null) return true
  const taken = await tx
    .updateTable('language_model')
    .set({ taken: true })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(taken.numUpdatedRows) === 1
}

/** Only the newest ones and the one that is taken are kept. */
export async function forgetModels(tx: Transaction, organisationId: string, kept: number): Promise<void> {
  await sql`
    delete from language_model
    where organisation_id = ${organisationId} and not taken and id not in (
      select id from language_model where organisation_id = ${organisationId} order by id desc limit ${kept})`.execute(
    tx,
  )
}
