/** What one message says, as its channel will decode it: for a dry run. */
import { Refusal } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import type { ChannelRow } from '../../server/store/channel.ts'
import { aliasesIn } from '../../server/store/channel-facts.ts'
import type { Format } from './formats.ts'

/** @param held the channel, where it is there already */
export function lookInside(ctx: Context, { into }: Format, held: ChannelRow | undefined) {
  const addresses = into.kind === 'email' ? into.addresses : [into.kind === 'api' ? into.network : into.kind]
  const connection = {
    id: held?.id ?? 'new',
    name: held?.name ?? 'new',
    address: held?.address ?? addresses[0] ?? '',
    aliases: [...aliasesIn(held?.settings.aliases), ...(into.kind === 'email' ? addresses : [])],
  }
  const channel = ctx.channels.get(into.kind)
  return async (raw: Uint8Array): Promise<{ id: string; what: string }> => {
    if (!channel) throw new Refusal(`This program does not know channels of the kind "${into.kind}"`)
    const event = await channel.decode(raw, { connection, received: ctx.clock() })
    if (event.type === 'Delete') return { id: event.id, what: `${event.id} is taken back` }
    if (!('note' in event)) return { id: event.actor.id, what: `${event.actor.id} is ${event.type.toLowerCase()}` }
    const { id, actor, ours, subject, text } = event.note
    const who = ours ? 'us' : (actor.name ?? actor.id)
    return { id, what: `${id}, from ${who}: ${(subject || text).replace(/\s+/g, ' ').slice(0, 80)}` }
  }
}
