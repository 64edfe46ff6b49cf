/** Converse: the thread of a note, and the conversation in it that goes on. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { type Answered, continues, threadsFor } from '../../../domain/conversation/converse.ts'
import type { Note } from '../../../domain/message/message.ts'
import type { HeldMessage } from '../../store/message.ts'
import { type Known, push, refKey, threadNow } from './known.ts'
import type { Taking } from './taking.ts'
import { moveOn } from './written.ts'

/**
 * Where a note belongs. `home` is the conversation that it belongs to by itself, where that goes on as part of another; `earlier` one of
 * the same contact in this thread, if there was one.
 */
export type Belonging = {
  threadId: string
  goesOn: Conversation | null
  home: Conversation | null
  earlier: Conversation | null
}

/** @param contactId who speaks, or whom we spoke to; null for other words of ours */
export function converse(note: Note, contactId: string | null, at: Date, taking: Taking): Belonging {
  const { known, channel } = taking
  const { inReplyTo = [], token } = note.thread
  const threadId = threadFor(note, contactId, at, taking)
  const inThread = conversationsIn(known, threadId)
  const answered = inReplyTo.map((id) => known.messages.get(refKey(channel.id, id))).find((held) => held !== undefined)
  const named = token === undefined ? undefined : taking.pointers.byToken(token)
  const follow = (one: Conversation) => known.conversations.get(one.mergedInto ?? '') ?? one
  const lastSaid = (one: Conversation) => follow(one).lastMessageAt
  const found = continues(note, contactId, inThread, answered ? toAnswered(answered) : null, at, named, lastSaid)
  return {
    threadId,
    goesOn: found && follow(found),
    home: found?.mergedInto ? found : null,
    earlier: inThread.find((one) => one.contactId === contactId) ?? null,
  }
}

const toAnswered = ({ home_id, conversation_id, direction, sent_here }: HeldMessage): Answered => ({
  conversationId: home_id ?? conversation_id,
  inDialogue: direction === 'in' || sent_here,
})

/** The thread of a note: a known one, several that turn out to be one, or a new one. */
function threadFor(note: Note, contactId: string | null, at: Date, taking: Taking): string {
  const { known, written, channel, pointers, newId } = taking
  const [first, ...others] = threadsFor(note, contactId, pointers)
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

function conversationsIn(known: Known, threadId: string): Conversation[] {
  const ids = known.inThread.get(threadNow(known, threadId)) ?? []
  return ids.toSorted().flatMap((id) => known.conversations.get(id) ?? [])
}
