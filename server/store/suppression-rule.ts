/** The rules of an organisation about marketing: one row, with a version. */
import { defaultRules, type Rules, toRules, type WrittenRules } from '../../domain/suppression/rules.ts'
import type { Store, Transaction } from './database.ts'

export type KnownRules = { rules: Rules; version: number; zone: string }

/** Those that it starts with, at version 0, as long as nobody changed them. */
export async function readRules(store: Store, organisationId: string): Promise<KnownRules> {
  const row = await store
    .selectFrom('organisation as o')
    .leftJoin('suppression_rule as r', (join) => join.on('r.organisation_id', '=', organisationId))
    .select(['o.zone', 'r.rules', 'r.version'])
    .where('o.id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return { rules: row.rules ? toRules(row.rules) : defaultRules, version: row.version ?? 0, zone: row.zone }
}

/** @returns false when somebody changed them meanwhile */
export async function saveRules(
  tx: Transaction,
  organisationId: string,
  rules: WrittenRules,
  version: number,
  by: { agentId: string | null; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('suppression_rule')
    .values({
      organisation_id: organisationId,
      rules: JSON.stringify(rules),
      version: 1,
      changed_at: by.at,
      changed_by: by.agentId,
    })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet((eb) => ({
          rules: eb.ref('excluded.rules'),
          version: eb('suppression_rule.version', '+', 1),
          changed_at: eb.ref('excluded.changed_at'),
          changed_by: eb.ref('excluded.changed_by'),
        }))
        .where('suppression_rule.version', '=', version),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
