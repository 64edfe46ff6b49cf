/** The row of a new message. */
import type { Note } from '../../../domain/message/message.ts'
import type { MessageRow } from '../../store/message.ts'
import { hexBytes } from '../../store/rows.ts'
import type { Known } from './known.ts'
import type { Understood } from './understand.ts'

export function messageRow(of: {
  id: string
  item: Understood
  note: Note
  externalId: string
  threadId: string
  conversationId: string | null
  accountId: string
  at: Date
  known: Known
}): MessageRow {
  const { note, item } = of
  const conversation = of.conversationId ? of.known.conversations.get(of.conversationId) : undefined
  return {
    id: of.id,
    channel_id: item.arrival.channelId,
    external_id: of.externalId,
    thread_id: of.threadId,
    conversation_id: of.conversationId,
    account_id: of.accountId,
    agent_id: null,
    seq: conversation?.said ?? 0,
    direction: note.ours ? 'out' : 'in',
    visibility: note.visibility,
    state: 'present',
    automatic: note.automatic ?? null,
    trusted: note.actor.trusted !== false,
    revision: note.revision,
    fingerprint: hexBytes(item.fingerprint),
    subject: note.subject ?? null,
    text: note.text,
    quoted_from: note.quotedFrom ?? null,
    html: note.html ?? null,
    audience: note.audience ?? null,
    in_reply_to: note.thread.inReplyTo?.[0] ?? null,
    can_reply: note.canReply ?? null,
    published_at: note.published,
    received_at: of.at,
    attachments: note.attachments.length,
    arrival: item.arrival.position,
  }
}
