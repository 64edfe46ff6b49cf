/** The ground on which an organisation keeps factors, and what they were used for. */
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type Ground = { text: string; by: string | null; since: Date }

/** @returns null when there is none: then no factor is kept */
export async function readGround(store: Store, organisationId: string): Promise<Ground | null> {
  const row = await store
    .selectFrom('organisation')
    .select(['influence_ground', 'influence_by', 'influence_since'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row?.influence_ground || !row.influence_since) return null
  return { text: row.influence_ground, by: row.influence_by, since: row.influence_since }
}

export async function writeGround(tx: Transaction, organisationId: string, ground: Ground | null): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({
      influence_ground: ground?.text ?? null,
      influence_by: ground?.by ?? null,
      influence_since: ground?.since ?? null,
    })
    .where('id', '=', organisationId)
    .execute()
}

export type Use = { contact_id: string; day: string; what: string; at: Date }

/** Once for each person, use and day. */
export async function insertUses(tx: Transaction, organisationId: string, uses: readonly Use[]): Promise<void> {
  const columns = { contact_id: 'uuid', day: 'date', what: 'text', at: 'timestamptz' } as const
  await insertRows(tx, organisationId, 'factor_use', columns, uses)
}

/** What the factor of a person was used for, the newest first. @param parts the contacts that the person consists of */
export function usesOf(store: Store, organisationId: string, parts: readonly string[], limit: number) {
  return store
    .selectFrom('factor_use')
    .select(['what', 'day'])
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('contact_id', 'in', parts)
    .orderBy('day', 'desc')
    .orderBy('what')
    .limit(limit)
    .execute()
}
