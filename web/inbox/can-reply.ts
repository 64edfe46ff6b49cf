/** Whether one may answer here, and if not, why: the message last heard from the customer decides, then the channel, then the role. */
import type { Channel, ChannelKind } from '../../contract/channel.ts'
import type { Message } from '../../contract/conversation.ts'
import type { Words } from '../words/nl.ts'

/** `until` is the moment after which the network takes no more answers, when it has one. */
export type CanReply = { ok: true; until: string | null } | { ok: false; why: string }

export function canReply(
  messages: readonly Message[],
  about: { mayAnswer: boolean; channel: Channel | undefined; kind: ChannelKind | undefined; now: number },
  words: Words,
): CanReply {
  if (!about.mayAnswer) return { ok: false, why: words.composer.viewer }
  if (about.kind && !about.kind.sends) return { ok: false, why: words.composer.noSend }
  const heard = messages.findLast((message) => message.direction === 'in' && message.automatic === null)
  const may = (heard ?? messages.findLast((message) => message.direction === 'in'))?.canReply
  if (!may) return { ok: true, until: null }
  if (!may.ok) return { ok: false, why: may.reason ?? '' }
  if (may.until && Date.parse(may.until) < about.now) return { ok: false, why: words.composer.expired }
  return { ok: true, until: may.until ?? null }
}
