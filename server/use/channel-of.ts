import { atHome } from '../../channels/kit/at-home.ts'
import type { Channel } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'

/** The code that listens and sends for a connected channel; one of the demo firm never reaches a network. */
export function channelOf(
  { channels }: Pick<Context, 'channels'>,
  of: { kind: string; demo: boolean },
): Channel | undefined {
  const channel = channels.get(of.kind)
  return channel && of.demo ? atHome(channel) : channel
}
