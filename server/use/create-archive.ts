import type { Settings } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { changeChannelRow, createChannelRow } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'

/**
 * A channel at which nobody listens: for what is brought in from files. Whoever fills in its servers or sites later goes on with it, and what
 * both bring is there once.
 * @param address by which it is known
 * @param archived why it is an archive from the beginning; absent where somebody may listen later
 * @returns its id
 */
export async function createArchive(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  made: { kind: string; name: string; address: string; settings: Settings; archived?: string },
): Promise<string> {
  const { organisationId, agentId } = who
  const { archived: why, ...channel } = made
  const id = ctx.newId()
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    await createChannelRow(tx, organisationId, {
      id,
      ...channel,
      secrets: null,
      teamId: null,
      promiseMinutes: 240,
      demo: false,
      at,
    })
    const version = await changeChannelRow(tx, organisationId, id, {
      enabled: false,
      ...(why !== undefined && { archived: { at, why } }),
    })
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version, agentId }], at)
  })
  await ctx.wake.ring('events', organisationId)
  return id
}
