/** Permissions to send, of seconds. */

import type { Named } from '../../domain/suppression/addressee.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Store, Transaction } from './database.ts'

export type Lease = {
  id: string
  ask: Ask
  to: Named
  keys: readonly string[]
  tool: string
  expires: Date
  consumed: boolean
}

export async function insertLease(tx: Transaction, organisationId: string, lease: Omit<Lease, 'consumed'>, at: Date) {
  const { id, ask, to, keys, tool, expires } = lease
  await tx
    .insertInto('lease')
    .values({
      organisation_id: organisationId,
      id,
      ...ask,
      addressee: JSON.stringify(to),
      keys: [...keys],
      tool,
      given_at: at,
      expires_at: expires,
      consumed_at: null,
    })
    .execute()
}

export async function readLease(store: Store, organisationId: string, id: string): Promise<Lease | null> {
  const row = await store
    .selectFrom('lease')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { purpose, medium, campaign, addressee, keys, tool, expires_at, consumed_at } = row
  return {
    id,
    ask: { purpose, medium, campaign },
    to: addressee,
    keys,
    tool,
    expires: expires_at,
    consumed: consumed_at !== null,
  }
}

/** @returns false when it was consumed before */
export async function markConsumed(tx: Transaction, organisationId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('lease')
    .set({ consumed_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('consumed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Permissions that nobody can use any more. */
export async function forgetLeases(store: Store, organisationId: string, before: Date): Promise<void> {
  await store
    .deleteFrom('lease')
    .where('organisation_id', '=', organisationId)
    .where('expires_at', '<', before)
    .execute()
}
