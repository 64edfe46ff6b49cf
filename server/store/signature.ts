/** How an agent signs on a channel, where that is otherwise than everywhere. */
import type { Store, Transaction } from './database.ts'

export async function signaturesOf(store: Store, organisationId: string, agentId: string) {
  const rows = await store
    .selectFrom('signature')
    .select(['channel_id', 'text'])
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .execute()
  return new Map(rows.map((row) => [row.channel_id, row.text]))
}

/** Null: as everywhere. */
export async function saveSignature(
  tx: Transaction,
  organisationId: string,
  agentId: string,
  channelId: string,
  text: string | null,
): Promise<void> {
  const key = { organisation_id: organisationId, agent_id: agentId, channel_id: channelId }
  if (text !== null) {
    await tx
      .insertInto('signature')
      .values({ ...key, text })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'agent_id', 'channel_id']).doUpdateSet({ text }))
      .execute()
    return
  }
  await tx
    .deleteFrom('signature')
    .where('organisation_id', '=', organisationId)
    .where('agent_id', '=', agentId)
    .where('channel_id', '=', channelId)
    .execute()
}
