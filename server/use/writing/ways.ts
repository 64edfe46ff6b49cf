/**
 * How a contact can be answered: where they spoke in this conversation, newest first, and where else they can be found on a network
 * that one of our channels reaches. The first one is where an answer goes when nobody chooses.
 */
import type { Channel } from '../../../channels/kit/channel.ts'
import type { Addressee } from '../../../domain/conversation/draft.ts'
import type { CanReply, Visibility } from '../../../domain/message/message.ts'
import type { WritingRules } from '../../../domain/message/writing.ts'
import type { Context } from '../../context.ts'
import { type ChannelRow, listChannels } from '../../store/channel.ts'
import type { Store } from '../../store/database.ts'
import { standingAnswer } from '../../store/one-reply.ts'
import { presencesOf, whereSpoken } from '../../store/way.ts'
import { archivedReason } from '../archive-channel.ts'
import { channelOf } from '../channel-of.ts'
import { openConnection } from '../open-connection.ts'

export type Way = {
  channel: ChannelRow
  to: Addressee
  visibility: Visibility
  /** Null where they never spoke in this conversation. */
  spokeAt: Date | null
  can: CanReply
  rules: WritingRules
  /** Of a channel that takes one answer to each message: the answer of ours whose place another would take. */
  replaces: string | null
}

const plain: WritingRules = { counts: 'utf16', markdown: 'none' }

export async function waysTo(
  ctx: Pick<Context, 'channels' | 'seal' | 'clock'>,
  store: Store,
  organisationId: string,
  of: { id: string; contactId: string; channelId: string },
): Promise<Way[]> {
  const all = await listChannels(store, organisationId)
  // Nothing of the demo firm leaves the house, and nothing real gets lost in it.
  const demo = all.find(({ id }) => id === of.channelId)?.demo ?? false
  const channels = all.filter((channel) => channel.demo === demo)
  const ways = new Map<string, Way>()
  const add = (way: Way) => {
    const key = `${way.channel.id} ${way.to.network} ${way.to.id}`
    if (!ways.has(key)) ways.set(key, way)
  }
  for (const spoken of await whereSpoken(store, organisationId, of.id)) {
    const channel = channels.find(({ id }) => id === spoken.channel_id)
    if (!channel) continue
    const to = { network: spoken.network, id: spoken.external_id, name: spoken.name ?? '' }
    const may = canAnswer(ctx, channel, spoken.can_reply)
    add({
      channel,
      to,
      visibility: spoken.visibility,
      spokeAt: spoken.received_at,
      can: may,
      rules: rulesOf(ctx, channel),
      replaces: channelOf(ctx, channel)?.capabilities.onePublicReply
        ? await standingAnswer(store, organisationId, of.id, channel.id)
        : null,
    })
  }
  const presences = await presencesOf(store, organisationId, of.contactId)
  for (const channel of channels.filter(({ enabled }) => enabled)) {
    const code = channelOf(ctx, channel)
    if (!code?.send || !code.reaches) continue
    const network = code.reaches(openConnection(ctx, channel))
    for (const to of presences.filter((one) => one.network === network))
      add({
        channel,
        to,
        visibility: code.capabilities.visibility,
        spokeAt: null,
        can: { ok: true },
        rules: rulesOf(ctx, channel),
        replaces: null,
      })
  }
  return [...ways.values()]
}

/** What may be written on a channel. */
export function rulesOf(ctx: Pick<Context, 'channels' | 'seal'>, row: ChannelRow): WritingRules {
  const channel: Channel | undefined = channelOf(ctx, row)
  return channel?.writing?.(row.settings) ?? plain
}

/** Whether what was said last there can still be answered; a message decides, then the channel. */
function canAnswer(ctx: Pick<Context, 'channels' | 'clock'>, channel: ChannelRow, may: CanReply | null): CanReply {
  if (channel.kind === 'phone')
    return { ok: false, reason: 'Calls are noted here and not sent: call back, or answer another way.' }
  if (channel.archived_at) return { ok: false, reason: archivedReason(channel.name) }
  // The message itself says best why, and where one can.
  if (may && !may.ok) return may
  if (!channelOf(ctx, channel)?.send) return { ok: false, reason: `${channel.name} only listens` }
  if (!may) return { ok: true }
  const until = may.until && new Date(may.until)
  if (!until) return { ok: true }
  return until < ctx.clock()
    ? { ok: false, reason: `The network took answers to this message until ${until.toISOString()}` }
    : { ok: true, until }
}
