/** Whether an organisation's machine is learning, and what there is since it last did. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type Training = Omit<Selectable<Tables['language_training']>, 'organisation_id'>
const columns = ['state', 'since', 'asked_by', 'problem', 'learnt_until'] as const

export async function readTraining(store: Store, organisationId: string): Promise<Training | undefined> {
  return store
    .selectFrom('language_training')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
}

/** Held, so that one at a time asks, learns, or takes a model. */
export async function holdTraining(tx: Transaction, organisationId: string, at: Date): Promise<Training> {
  await tx
    .insertInto('language_training')
    .values({ organisation_id: organisationId, state: 'idle', since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('language_training')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Corrections since a moment (null is ever), and the newest of them. */
export async function freshCorrections(
  store: Store,
  organisationId: string,
  after: Date | null,
): Promise<{ n: number; newest: Date | null }> {
  const { rows } = await sql<{ n: number; newest: Date | null }>`
    select count(*)::int as n, max(made_at) as newest from correction
    where organisation_id = ${organisationId} and made_at > coalesce(${after}::timestamptz, '-infinity')`.execute(store)
  return rows[0] ?? { n: 0, newest: null }
}

/** @param change of what is held; what is left out stays */
export async function putTraining(
  tx: Transaction,
  organisationId: string,
  change: Pick<Training, 'state' | 'since'> & Partial<Training>,
): Promise<void> {
  await tx.updateTable('language_training').set(change).where('organisation_id', '=', organisationId).execute()
}
