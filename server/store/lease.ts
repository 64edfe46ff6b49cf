/** Permissions to send, of seconds. */

import { sql } from 'kysely'
import type { Named } from '../../domain/suppression/addressee.ts'
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Store, Transaction } from './database.ts'
import { insertRows } from './rows.ts'

export type Lease = {
  id: string
  ask: Ask
  to: Named
  keys: readonly string[]
  tool: string
  expires: Date
  consumed: boolean
}

const columns = {
  id: 'uuid',
  purpose: 'text',
  medium: 'text',
  campaign: 'text',
  addressee: 'jsonb',
  keys: 'text[]',
  tool: 'text',
  given_at: 'timestamptz',
  expires_at: 'timestamptz',
} as const

export async function insertLeases(
  tx: Transaction,
  organisationId: string,
  leases: readonly Omit<Lease, 'consumed'>[],
  at: Date,
): Promise<void> {
  const rows = leases.map(({ id, ask, to, keys, tool, expires }) => ({
    ...{ id, ...ask, addressee: to, keys, tool, given_at: at, expires_at: expires },
  }))
  await insertRows(tx, organisationId, 'lease', columns, rows)
}

/** @returns those that are there, by id */
export async function readLeases(
  store: Store,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Lease>> {
  const rows = await store
    .selectFrom('lease')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ id, purpose, medium, campaign, addressee, keys, tool, expires_at, consumed_at }) => [
      id,
      {
        ...{ id, ask: { purpose, medium, campaign }, to: addressee, keys, tool },
        ...{ expires: expires_at, consumed: consumed_at !== null },
      },
    ]),
  )
}

/** @returns those that were not consumed before */
export async function markConsumed(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .updateTable('lease')
    .set({ consumed_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('consumed_at', 'is', null)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Permissions that nobody can use any more. */
export async function forgetLeases(store: Store, organisationId: string, before: Date): Promise<void> {
  await store
    .deleteFrom('lease')
    .where('organisation_id', '=', organisationId)
    .where('expires_at', '<', before)
    .execute()
}
