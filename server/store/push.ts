/** The browsers that want to hear of something by Web Push, and the keys by which they know us. */
import type { Seal } from '../seal.ts'
import type { Store, Transaction } from './database.ts'

export type PushKeys = { publicKey: string; privateKey: string }
export type Browser = { id: string; agent_id: string; endpoint: string; keys: { p256dh: string; auth: string } }

export async function readPushKeys(store: Store, organisationId: string, seal: Seal): Promise<PushKeys | null> {
  const row = await store
    .selectFrom('push_key')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? { publicKey: row.public_key, privateKey: seal.open(row.private_key) } : null
}

/** Of two who make keys at once, one wins. */
export async function savePushKeys(store: Store, organisationId: string, keys: PushKeys, seal: Seal): Promise<void> {
  await store
    .insertInto('push_key')
    .values({ organisation_id: organisationId, public_key: keys.publicKey, private_key: seal.close(keys.privateKey) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function browsersOf(
  store: Store,
  organisationId: string,
  agentIds: readonly string[],
  seal: Seal,
): Promise<Browser[]> {
  if (agentIds.length === 0) return []
  const rows = await store
    .selectFrom('push_subscription')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('agent_id', 'in', agentIds)
    .execute()
  return rows.map(({ id, agent_id, endpoint, keys }) => ({ id, agent_id, endpoint, keys: JSON.parse(seal.open(keys)) }))
}

/** A browser that another person used before is theirs no longer. */
export async function saveBrowser(
  tx: Transaction,
  organisationId: string,
  made: { id: string; agentId: string; endpoint: string; keys: Uint8Array; at: Date },
): Promise<string> {
  const row = await tx
    .insertInto('push_subscription')
    .values({
      organisation_id: organisationId,
      id: made.id,
      agent_id: made.agentId,
      endpoint: made.endpoint,
      keys: made.keys,
      created_at: made.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'endpoint']).doUpdateSet({ agent_id: made.agentId, keys: made.keys }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function forgetBrowser(store: Store, organisationId: string, id: string, agentId?: string): Promise<void> {
  let query = store.deleteFrom('push_subscription').where('organisation_id', '=', organisationId).where('id', '=', id)
  if (agentId) query = query.where('agent_id', '=', agentId)
  await query.execute()
}
