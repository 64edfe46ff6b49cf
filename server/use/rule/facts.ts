/** What rules look at: messages that came in and conversations that wait, as facts for the domain. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import type { Facts } from '../../../domain/routing/rule.ts'
import type { ShownMessage } from '../../store/queue.ts'

/** A post of longer ago is no news: the first look at a feed brings years of them. */
const newsMs = 24 * 3_600_000

/** @returns null for what no rule looks at: our own words, machines, what was there before us, what its writer took back */
export function factsOfMessage(
  message: ShownMessage,
  conversation: Conversation | null,
  termGroupIds: readonly string[],
  at: Date,
): Facts | null {
  if (message.direction === 'out' || message.automatic || message.state === 'deleted' || conversation?.history)
    return null
  if (!conversation && at.getTime() - message.received_at.getTime() > newsMs) return null
  return {
    when: conversation ? (message.seq === 1 ? 'opened' : 'said') : 'listened',
    waitsSince: null,
    text: message.quoted_from === null ? message.text : message.text.slice(0, message.quoted_from),
    // Its own: what the conversation is called was perhaps said by an earlier message.
    subject: message.subject ?? '',
    channelId: message.channel_id,
    from: message.account_handle ?? message.account_external_id ?? '',
    visibility: message.visibility,
    reads: message.reads ?? [],
    termGroupIds,
    conversation,
    at,
  }
}

/** A customer who waits: what was said last stands for what it is about. */
export function factsOfWait(conversation: Conversation, at: Date): Facts {
  return {
    when: 'waits',
    waitsSince: conversation.waitsSince,
    text: conversation.snippet,
    subject: conversation.subject,
    channelId: conversation.channelId,
    from: '',
    visibility: 'direct',
    reads: [],
    termGroupIds: [],
    conversation,
    at,
  }
}
