/** Where a note belongs: its thread, and the conversation that it opens when none goes on. */
import type { Conversation, Spoken } from '../../../domain/conversation/conversation.ts'
import { snippetOf, threadsFor } from '../../../domain/conversation/converse.ts'
import type { Note } from '../../../domain/message/message.ts'
import { cut } from '../../../domain/message/text.ts'
import { type Known, pointers, push, refKey, threadNow } from './known.ts'
import type { Taking } from './taking.ts'
import { moveOn } from './written.ts'

/** The thread of a note: a known one, several that turn out to be one, or a new one. */
export function threadFor(
  note: Note,
  contactId: string | null,
  at: Date,
  { known, written, channel, newId }: Taking,
): string {
  const [first, ...others] = threadsFor(note, contactId, pointers(known, channel.id))
  if (first === undefined) {
    const id = newId()
    const root = note.thread.root ?? null
    written.threads.push({ id, channel_id: channel.id, root, created_at: at })
    if (root) known.roots.set(refKey(channel.id, root), id)
    return id
  }
  for (const from of others) {
    known.joined.set(from, first)
    written.joins.push({ from, into: first })
    for (const conversationId of known.inThread.get(from) ?? []) {
      push(known.inThread, first, conversationId)
      const one = known.conversations.get(conversationId)
      if (one) moveOn(known, written, { ...one, threadId: first }, at)
    }
    for (const orphan of known.orphans.get(from) ?? []) push(known.orphans, first, orphan)
  }
  return first
}

export function conversationsIn(known: Known, threadId: string): Conversation[] {
  const ids = known.inThread.get(threadNow(known, threadId)) ?? []
  return ids.toSorted().flatMap((id) => known.conversations.get(id) ?? [])
}

/** A conversation about to begin; hearing its first message gives it its state. */
export function openFor(
  note: Note,
  contactId: string,
  threadId: string,
  inThread: readonly Conversation[],
  spoken: Spoken,
  taking: Taking,
): Conversation {
  const { known, channel, newId, tokenOf } = taking
  const id = newId()
  const number = ++known.lastNumber
  const earlier = inThread.find((one) => one.contactId === contactId)
  const fresh: Conversation = {
    id,
    number,
    token: tokenOf(number, id),
    channelId: channel.id,
    threadId,
    contactId,
    matterId: earlier?.matterId ?? id,
    subject: subjectOf(note),
    snippet: spoken.snippet,
    workState: 'answered',
    customerWord: 'none',
    history: spoken.history,
    teamId: channel.teamId,
    agentId: null,
    contactCount: 1,
    said: 0,
    version: 0,
    openedAt: spoken.at,
    lastMessageAt: spoken.at,
    lastDirection: 'in',
    waitsSince: null,
    dueAt: null,
  }
  push(known.inThread, threadId, id)
  return fresh
}

/** The subject without its chain of "Re:" and our number, or else the beginning of what was said. */
export function subjectOf(note: Pick<Note, 'subject' | 'text' | 'quotedFrom'>): string {
  const bare = (note.subject ?? '')
    .replace(/^(\s*(re|fw|fwd|antw|betr|doorst|aw|wg)\s*(\[\d+\])?\s*:)+/i, '')
    .replace(/\s*\[#\d+\]/g, '')
    .trim()
  return bare || cut(snippetOf(note.text, note.quotedFrom), 80)
}
