/** What the factor of somebody was used for stands in their file: once for each person, use and day. */
import { offsetAt } from '../../local-time.ts'
import type { Transaction } from '../../store/database.ts'
import { insertUses } from '../../store/influence-ground.ts'
import { zoneOf } from '../../store/organisation.ts'

/** `queue`: it moved their conversation in a queue. `asked`: another program asked for it. */
export type FactorUse = 'queue' | 'asked'

/** In the transaction that uses it. @param contactIds whoever stands for them now keeps it */
export async function noteUse(
  tx: Transaction,
  organisationId: string,
  contactIds: readonly string[],
  what: FactorUse,
  at: Date,
): Promise<void> {
  if (contactIds.length === 0) return
  const zone = await zoneOf(tx, organisationId)
  const day = new Date(at.getTime() + offsetAt(zone, at.getTime())).toISOString().slice(0, 10)
  const uses = [...new Set(contactIds)].sort().map((contact_id) => ({ contact_id, day, what, at }))
  await insertUses(tx, organisationId, uses)
}
