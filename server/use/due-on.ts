/** When somebody is due by what the channel of their conversation promises. A channel that is gone promised nothing. */
import { type Due, dueWithin } from '../../domain/routing/turn.ts'
import type { ReceivingChannel } from '../store/channel-facts.ts'

export const dueOn = (channel: Pick<ReceivingChannel, 'promiseMinutes' | 'boundMinutes'> | undefined): Due =>
  dueWithin(channel?.promiseMinutes ?? 0, channel?.boundMinutes ?? 0)
