/** Search terms in their groups. Whoever holds them in memory asks for what changed since. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type GroupRow = Selectable<Tables['term_group']>
export type TermRow = Selectable<Tables['term']>

export function listGroups(store: Store, organisationId: string): Promise<GroupRow[]> {
  return store
    .selectFrom('term_group')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** The terms of all groups, without those that were removed, oldest first. */
export function listTerms(store: Store, organisationId: string): Promise<TermRow[]> {
  return store
    .selectFrom('term')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('removed', '=', false)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

export function readTerm(store: Store, organisationId: string, id: string): Promise<TermRow | undefined> {
  return store
    .selectFrom('term')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The words of terms, also of those that were removed. */
export function queriesOf(store: Store, organisationId: string, ids: readonly string[]) {
  return store
    .selectFrom('term')
    .select(['id', 'query'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function countTerms(store: Store, organisationId: string): Promise<number> {
  const { n } = await store
    .selectFrom('term')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('removed', '=', false)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Held until commit. */
export function lockGroup(tx: Transaction, organisationId: string, id: string): Promise<GroupRow | undefined> {
  return tx
    .selectFrom('term_group')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type GroupFields = {
  name: string
  about: GroupRow['about']
  competitor: string | null
  colour: GroupRow['colour']
  teamId: string | null
}

/** @returns its place: how many groups there are now, or more */
export async function insertGroup(
  tx: Transaction,
  organisationId: string,
  { id, name, about, competitor, colour, teamId }: GroupFields & { id: string },
): Promise<number> {
  const { place } = await tx
    .insertInto('term_group')
    .values({
      organisation_id: organisationId,
      id,
      name,
      about,
      competitor,
      colour,
      team_id: teamId,
      place: sql<number>`(select count(*) + 1 from term_group where organisation_id = ${organisationId})`,
    })
    .returning('place')
    .executeTakeFirstOrThrow()
  return place
}

export async function changeGroup(
  tx: Transaction,
  organisationId: string,
  id: string,
  { name, about, competitor, colour, teamId }: { [K in keyof GroupFields]?: GroupFields[K] | undefined },
): Promise<void> {
  await tx
    .updateTable('term_group')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(about === undefined ? {} : { about }),
      ...(competitor === undefined ? {} : { competitor }),
      ...(colour === undefined ? {} : { colour }),
      ...(teamId === undefined ? {} : { team_id: teamId }),
      version: sql`version + 1`,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

export async function deleteGroup(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx.deleteFrom('term_group').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}

/** Terms that were made, changed or removed after this number, in that order. */
export function termsChangedAfter(store: Store, organisationId: string, changed: number): Promise<TermRow[]> {
  return store
    .selectFrom('term')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('changed', '>', changed)
    .orderBy('changed')
    .execute()
}

/** The number under which a change of terms is known; the row stays locked until commit, so that numbers become visible in order. */
export async function takeTermNumber(tx: Transaction, organisationId: string): Promise<number> {
  const { terms_changed } = await tx
    .updateTable('organisation')
    .set((eb) => ({ terms_changed: eb('terms_changed', '+', 1) }))
    .where('id', '=', organisationId)
    .returning('terms_changed')
    .executeTakeFirstOrThrow()
  return terms_changed
}

export type NewTerm = { id: string; groupId: string; query: string; madeBy: string | null; at: Date }

export async function insertTerm(tx: Transaction, organisationId: string, term: NewTerm): Promise<void> {
  await tx
    .insertInto('term')
    .values({
      organisation_id: organisationId,
      id: term.id,
      group_id: term.groupId,
      query: term.query,
      changed: await takeTermNumber(tx, organisationId),
      made_by: term.madeBy,
      made_at: term.at,
    })
    .execute()
}

/** Removed terms look back once more, to take their hits away. @returns whether there was such a term */
export async function removeTerm(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('term')
    .set({ removed: true, changed: await takeTermNumber(tx, organisationId), ...notLookedBack })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('removed', '=', false)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All terms of a group are removed. */
export async function removeTermsOf(tx: Transaction, organisationId: string, groupId: string): Promise<void> {
  await tx
    .updateTable('term')
    .set({ removed: true, changed: await takeTermNumber(tx, organisationId), ...notLookedBack })
    .where('organisation_id', '=', organisationId)
    .where('group_id', '=', groupId)
    .where('removed', '=', false)
    .execute()
}

/** @returns whether there was such a term */
export async function enableTerm(tx: Transaction, organisationId: string, id: string, enabled: boolean) {
  const { numUpdatedRows } = await tx
    .updateTable('term')
    .set({ enabled, changed: await takeTermNumber(tx, organisationId) })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('removed', '=', false)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const notLookedBack = { back_id: null, back_done: false, back_seen: 0, back_met: 0 }

/** The next term that has to look back, or to take its hits away; the row stays locked. */
export function lockLookingBack(tx: Transaction, organisationId: string): Promise<TermRow | undefined> {
  return tx
    .selectFrom('term')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('back_done', '=', false)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function lookedBack(
  tx: Transaction,
  organisationId: string,
  id: string,
  step: { upTo: string | null; seen: number; met: number },
): Promise<void> {
  await tx
    .updateTable('term')
    .set((eb) => ({
      ...(step.upTo === null ? { back_done: true } : { back_id: step.upTo }),
      back_seen: eb('back_seen', '+', step.seen),
      back_met: eb('back_met', '+', step.met),
    }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}

/** How many messages there are to look back over. */
export async function countShown(store: Store, organisationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(shown), 0)::float8 as n from arrival_day where organisation_id = ${organisationId}`.execute(
    store,
  )
  return rows[0]?.n ?? 0
}
