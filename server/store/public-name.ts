/** The names by which strangers find our channels. A directory: a stranger does not say of which organisation. */
import type { Store, Transaction } from './database.ts'

/** @returns false when it is the name of another channel in this house */
export async function takePublicName(
  tx: Transaction,
  organisationId: string,
  channelId: string,
  name: string,
): Promise<boolean> {
  await tx
    .deleteFrom('public_name')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', '=', channelId)
    .where('name', '<>', name)
    .execute()
  await tx
    .insertInto('public_name')
    .values({ organisation_id: organisationId, channel_id: channelId, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await findPublicName(tx, name))?.channel_id === channelId
}

export function findPublicName(store: Store, name: string) {
  return store.selectFrom('public_name').selectAll().where('name', '=', name).executeTakeFirst()
}

/** Whether anything of this house can be found by name. */
export async function hasPublicNames(store: Store): Promise<boolean> {
  return (await store.selectFrom('public_name').select('name').limit(1).executeTakeFirst()) !== undefined
}
