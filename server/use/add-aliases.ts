import type { Context } from '../context.ts'
import { changeChannelRow, lockChannel } from '../store/channel.ts'
import { aliasesIn } from '../store/channel-facts.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'

/** From now on mail from these addresses is ours too, in this channel. What came in before stays as it was taken. */
export async function addAliases(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  channelId: string,
  addresses: readonly string[],
): Promise<void> {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    const channel = await lockChannel(tx, organisationId, channelId)
    const known = aliasesIn(channel?.settings.aliases)
    const fresh = addresses.filter((one) => one !== channel?.address && !known.includes(one))
    if (!channel || fresh.length === 0) return
    const settings = { ...channel.settings, aliases: [...known, ...fresh].join(', ') }
    const version = await changeChannelRow(tx, organisationId, channelId, { settings })
    await recordEvents(
      tx,
      organisationId,
      [{ kind: 'channel.changed', objectId: channelId, version, agentId }],
      ctx.clock(),
    )
  })
  await ctx.wake.ring('channels', organisationId)
  await ctx.wake.ring('events', organisationId)
}
