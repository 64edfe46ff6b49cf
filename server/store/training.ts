/** Whether an organisation's machine is learning, and what there is since it last did. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type Training = Omit<Selectable<Tables['language_training']>, 'organisation_id'>

export async function readTraining(store: Store, organisationId: string): Promise<Training | undefined> {
  return store
    .selectFrom('language_training')
    .select(['state', 'since', 'asked_by', 'problem', 'learnt_until'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
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

/** @param change what it is from now on; what is left out stays */
export async function putTraining(
  tx: Transaction,
  organisationId: string,
  change: Pick<Training, 'state' | 'since'> & Partial<Training>,
): Promise<void> {
  await tx
    .insertInto('language_training')
    .values({ organisation_id: organisationId, ...change })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(change))
    .execute()
}

/** Whoever gets it learns; another program that is at it is left alone until it must have died. */
export async function claimTraining(
  tx: Transaction,
  organisationId: string,
  at: Date,
  diedBefore: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into language_training (organisation_id, state, since) values (${organisationId}, 'training', ${at})
    on conflict (organisation_id) do update set state = 'training', since = ${at}, problem = null
      where language_training.state <> 'training' or language_training.since < ${diedBefore}
    returning organisation_id`.execute(tx)
  return rows.length === 1
}
