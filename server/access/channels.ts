/** The only way to a channel. A key for one channel does not see the others. */
import type { Channel } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { type ChannelRow, readChannel } from '../store/channel.ts'
import type { Store } from '../store/database.ts'
import { listTeams } from '../store/organisation.ts'
import type { Who } from './who.ts'

export async function accessChannel(store: Store, who: Who, id: string): Promise<ChannelRow> {
  const hidden = who.kind === 'key' && who.channelId !== null && who.channelId !== id
  const channel = hidden ? undefined : await readChannel(store, who.organisationId, id)
  if (!channel) throw refuse('not-found', { detail: 'There is no such channel here.' })
  return channel
}

/** The code of a kind of channel. @throws ProblemError that names the kinds there are */
export function checkKind(ctx: Pick<Context, 'channels'>, kind: string): Channel {
  const channel = ctx.channels.get(kind)
  if (!channel) throw refuseField('kind', `should be one of ${[...ctx.channels.keys()].join(', ')}`)
  return channel
}

export async function checkTeam(store: Store, organisationId: string, teamId: string): Promise<void> {
  const teams = await listTeams(store, organisationId)
  if (!teams.some((team) => team.id === teamId)) throw refuseField('teamId', 'is not a team of ours')
}
