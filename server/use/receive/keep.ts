/** Keep: the message itself, its files, what it refers to and we have not seen, and that it was received. */

import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { awaitedBy } from '../../../domain/conversation/converse.ts'
import type { Note } from '../../../domain/message/message.ts'
import { cut } from '../../../domain/message/text.ts'
import type { MessageRow } from '../../store/message.ts'
import { hexBytes } from '../../store/rows.ts'
import { pointers, push, refKey } from './known.ts'
import type { Taking } from './taking.ts'
import type { Understood } from './understand.ts'

export type Kept = {
  item: Understood
  note: Note
  externalId: string
  accountId: string
  threadId: string
  conversation: Conversation | null
  at: Date
}

/** @returns the id of the message */
export function keep(kept: Kept, { known, written, channel, newId }: Taking): string {
  const { note, externalId, threadId, at } = kept
  const id = newId()
  const row = rowOf(id, kept)
  written.messages.push(row)
  written.touched.add(id)
  if (note.attachments.length) written.attachments.push({ messageId: id, files: note.attachments })
  known.messages.set(refKey(channel.id, externalId), {
    ...row,
    sent_here: false,
    fingerprint: kept.item.fingerprint,
    version: 1,
  })
  written.arrived.push({ channelId: channel.id, externalId })
  for (const waited of awaitedBy(note, pointers(known, channel.id))) {
    known.awaited.set(refKey(channel.id, waited), threadId)
    written.awaits.push({ channelId: channel.id, externalId: waited, threadId })
  }
  written.events.push({ kind: 'message.received', objectId: id, version: 1 })
  // Words of ours without a conversation hang loose until one takes them in; see `adopt`.
  if (note.ours && !kept.conversation)
    push(known.orphans, threadId, {
      id,
      external_id: externalId,
      thread_id: threadId,
      in_reply_to: row.in_reply_to,
      received_at: at,
      text: cut(note.text, 400),
      version: 1,
    })
  return id
}

function rowOf(id: string, { item, note, externalId, accountId, threadId, conversation, at }: Kept): MessageRow {
  return {
    id,
    channel_id: item.arrival.channelId,
    external_id: externalId,
    thread_id: threadId,
    conversation_id: conversation?.id ?? null,
    account_id: accountId,
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
    url: note.url ?? null,
    logged: note.logged ?? null,
    published_at: note.published,
    received_at: at,
    attachments: note.attachments.length,
    arrival: item.arrival.position,
  }
}
