/** The channel that something is written down in. It is made by itself the first time, so that nobody has to set up a telephone first. */
import { checkKind } from '../../access/channels.ts'
import type { Context } from '../../context.ts'
import { createChannelRow, listChannels } from '../../store/channel.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { addressOf, checkSettings } from '../channel-settings.ts'

export type LogKind = 'phone' | 'offline'
export type LogPlace = { organisationId: string; channelId: string; name: string; zone: string; language: 'nl' | 'en' }

/** @param demo whether it is about somebody of the demo firm: it goes when the demo goes */
export async function placeToLog(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  kind: LogKind,
  demo: boolean,
): Promise<LogPlace> {
  const { organisationId, agentId } = who
  let made = false
  const place = await transact(ctx.db, async (tx) => {
    // Held until commit, so that two who write down the first call at once make one channel.
    const { zone, language } = await tx
      .selectFrom('organisation')
      .select(['zone', 'language'])
      .where('id', '=', organisationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const found = (await listChannels(tx, organisationId)).find(
      (row) => row.kind === kind && row.demo === demo && !row.archived_at,
    )
    if (found) return { organisationId, channelId: found.id, name: found.name, zone, language }
    made = true
    const channel = checkKind(ctx, kind)
    const { settings } = checkSettings(channel, {})
    const id = ctx.newId()
    const name = channel.label[language]
    const at = ctx.clock()
    await createChannelRow(tx, organisationId, {
      id,
      kind,
      name,
      address: addressOf(settings, id),
      settings,
      secrets: null,
      teamId: null,
      promiseMinutes: 240,
      demo,
      at,
    })
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version: 1, agentId }], at)
    return { organisationId, channelId: id, name, zone, language }
  })
  if (made) await ctx.wake.ring('events', organisationId)
  return place
}
