/** Keep: the message itself, its files, what it refers to and we have not seen, and that it was received. */

import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { awaitedBy } from '../../../domain/conversation/converse.ts'
import { type Judged, readsOf } from '../../../domain/language/reading.ts'
import type { Note } from '../../../domain/message/message.ts'
import { cut } from '../../../domain/message/text.ts'
import type { HeldMessage, MessageRow } from '../../store/message.ts'
import { hexBytes } from '../../store/rows.ts'
import { push, refKey } from './known.ts'
import type { Taking } from './taking.ts'
import type { Understood } from './understand.ts'

export type Kept = {
  id: string
  item: Understood
  note: Note
  externalId: string
  accountId: string
  threadId: string
  conversation: Conversation | null
  /** The conversation that it belongs to by itself, where that goes on as part of another. */
  homeId: string | null
  at: Date
}

export function keep(kept: Kept, { known, written, channel, pointers }: Taking): void {
  const { id, note, externalId, threadId, at } = kept
  const row = rowOf(kept, channel.retainDays)
  written.messages.push(row)
  written.touched.add(id)
  if (kept.item.judged === 'later') written.unjudged.push(id)
  if (note.attachments.length) written.attachments.push({ messageId: id, files: note.attachments })
  known.messages.set(refKey(channel.id, externalId), heldOf(row, kept.item.fingerprint))
  written.arrived.push({ channelId: channel.id, externalId })
  for (const waited of awaitedBy(note, pointers)) {
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
      automatic: note.automatic !== undefined,
      version: 1,
    })
}

/** What will be known of it, field by field: copying all of it was a tenth of our work. */
function heldOf(row: MessageRow, fingerprint: string): HeldMessage {
  return {
    id: row.id,
    channel_id: row.channel_id,
    external_id: row.external_id,
    direction: row.direction,
    sent_here: false,
    state: row.state,
    revision: row.revision,
    fingerprint,
    thread_id: row.thread_id,
    conversation_id: row.conversation_id,
    home_id: row.home_id ?? null,
    home_seq: null,
    seq: row.seq,
    received_at: row.received_at,
    version: 1,
    arrival: row.arrival,
  }
}

/** What strangers said to others is not ours to keep. */
const retainedUntil = (received: Date, days: number) => new Date(received.getTime() + days * 86_400_000)

export function readingOf(judged: Understood['judged']): { judged: Judged | null; reads: string[] | null } {
  const known = judged === 'later' ? null : judged
  return { judged: known, reads: readsOf(known, null) }
}

function rowOf(
  { id, item, note, externalId, accountId, threadId, conversation, homeId, at }: Kept,
  retainDays: number,
): MessageRow {
  return {
    id,
    channel_id: item.arrival.channelId,
    external_id: externalId,
    thread_id: threadId,
    conversation_id: conversation?.id ?? null,
    home_id: homeId,
    retain_until:
      conversation || note.addressed || note.ours ? null : retainedUntil(item.arrival.receivedAt, retainDays),
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
    quotes: note.quotes ?? null,
    can_reply: note.canReply ?? null,
    url: note.url ?? null,
    logged: note.logged ?? null,
    language: note.language ?? null,
    addressed: note.addressed,
    rating: note.rating ?? null,
    published_at: note.published,
    received_at: at,
    attachments: note.attachments.length,
    arrival: item.arrival.position,
    ...readingOf(item.judged),
  }
}
