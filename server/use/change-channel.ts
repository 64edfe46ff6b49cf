import type { Settings } from '../../channels/kit/channel.ts'
import { accessChannel, checkKind, checkTeam } from '../access/channels.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type ChannelRow, changeChannelRow, lockChannel } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { addressOf, checkSettings, openSecrets, sealSecrets } from './channel-settings.ts'
import { logAct } from './log-act.ts'
import { nameInPublic } from './name-in-public.ts'

export type ChannelChange = {
  name?: string | undefined
  settings?: Settings | undefined
  enabled?: boolean | undefined
  teamId?: string | null | undefined
  promiseMinutes?: number | undefined
}

/** Change a channel, pause it or start it again. New settings replace the old ones; a secret that is left out stays as it is. */
export async function changeChannel(
  ctx: Context,
  who: AgentWho,
  id: string,
  change: ChannelChange,
): Promise<ChannelRow> {
  const { organisationId, agentId } = who
  const row = await transact(ctx.db, async (tx) => {
    await lockChannel(tx, organisationId, id)
    const before = await accessChannel(tx, who, id)
    if (change.enabled && before.archived_at)
      throw refuse('conflict', { detail: 'This channel is an archive: bring it back first.' })
    if (change.teamId) await checkTeam(tx, organisationId, change.teamId)
    const version = await changeChannelRow(tx, organisationId, id, {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.enabled === undefined ? {} : { enabled: change.enabled }),
      ...(change.teamId === undefined ? {} : { teamId: change.teamId }),
      ...(change.promiseMinutes === undefined ? {} : { promiseMinutes: change.promiseMinutes }),
      ...(change.settings === undefined ? {} : refill(ctx, before, change.settings)),
    })
    if (change.settings !== undefined)
      await nameInPublic(tx, organisationId, checkKind(ctx, before.kind), {
        id,
        address: addressOf(change.settings, id),
      })
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version, agentId }], ctx.clock())
    const { enabled, ...rest } = change
    const about = { name: before.name }
    if (enabled !== undefined && enabled !== before.enabled)
      await logAct(ctx, tx, who, { kind: enabled ? 'channel-resumed' : 'channel-paused', subjectId: id, about })
    if (['name', 'settings', 'teamId', 'promiseMinutes'].some((field) => field in rest))
      await logAct(ctx, tx, who, { kind: 'channel-changed', subjectId: id, about })
    return accessChannel(tx, who, id)
  })
  await ctx.wake.ring('channels', organisationId)
  await ctx.wake.ring('events', organisationId)
  return row
}

function refill(ctx: Context, before: ChannelRow, given: Settings) {
  const channel = checkKind(ctx, before.kind)
  const { settings, secrets } = checkSettings(channel, given, openSecrets(ctx, before.secrets))
  return { settings, secrets: sealSecrets(ctx, secrets), address: addressOf(settings, before.id) }
}
