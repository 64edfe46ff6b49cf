/**
 * A child may come before its parent: words of ours that came in before the customer's (the other half of an import, a bridge that
 * is quick one way) hang loose in their thread until the conversation is there, and are then taken into it.
 */
import { hearUs } from '../../../domain/conversation/conversation.ts'
import { isOpen, snippetOf } from '../../../domain/conversation/converse.ts'
import type { Note } from '../../../domain/message/message.ts'
import type { Orphan } from '../../store/orphan.ts'
import { refKey } from './known.ts'
import type { Taking } from './taking.ts'
import { moveOn } from './written.ts'

/** A conversation, and the one merged into it that words belong to by themselves. */
type Into = { id: string; homeId: string | null }

/**
 * Take loose words of ours into the conversation that this note belongs to. What answers the note (at any depth) counts as our
 * answer; what it was said in reaction to only joins it, unless in public, where they may answer somebody who is still to come.
 */
export function adopt(into: Into, threadId: string, note: Note, at: Date, taking: Taking): void {
  const { known } = taking
  // In the order in which the store gives them, whether they were read or came in this very batch.
  let loose = (known.orphans.get(threadId) ?? []).toSorted(byTime)
  if (loose.length === 0) return
  const held = new Map(loose.map((orphan) => [orphan.external_id, orphan]))
  const answers = new Set([note.id])
  const before = new Set(note.thread.inReplyTo?.slice(0, 1))
  for (let again = true; again; ) {
    again = false
    const rest: Orphan[] = []
    for (const orphan of loose) {
      const isAnswer = orphan.in_reply_to !== null && answers.has(orphan.in_reply_to)
      const joins = before.has(orphan.external_id) && !(isOpen(note) && awaits(orphan, held))
      if (!isAnswer && !joins) {
        rest.push(orphan)
        continue
      }
      if (isAnswer) answers.add(orphan.external_id)
      else if (orphan.in_reply_to) before.add(orphan.in_reply_to)
      take(orphan, isAnswer, into, at, taking)
      again = true
    }
    loose = rest
  }
  known.orphans.set(threadId, loose)
}

/** Whether these words of ours, or those before them that they go on from, answer something that we do not have. */
function awaits(orphan: Orphan, held: ReadonlyMap<string, Orphan>): boolean {
  let from: Orphan | undefined = orphan
  for (let steps = held.size; from && from.in_reply_to !== null && steps > 0; steps--) from = held.get(from.in_reply_to)
  return !from || from.in_reply_to !== null
}

function take(
  orphan: Orphan,
  isAnswer: boolean,
  { id, homeId }: Into,
  at: Date,
  { known, written, channel }: Taking,
): void {
  const before = known.conversations.get(id)
  if (!before) return
  const when = orphan.received_at > at ? orphan.received_at : at
  const { text, automatic } = orphan
  const spoken = { at: when, snippet: snippetOf(text), automatic, history: before.history }
  const after = isAnswer
    ? hearUs(before, spoken, null)
    : { ...before, said: before.said + 1, version: before.version + 1 }
  moveOn(known, written, after, when)
  const place = { conversation_id: id, home_id: homeId, seq: after.said }
  written.adoptions.push({ id: orphan.id, ...place })
  written.touched.add(orphan.id)
  written.events.push({ kind: 'message.revised', objectId: orphan.id, version: orphan.version + 1 })
  const key = refKey(channel.id, orphan.external_id)
  const held = known.messages.get(key)
  if (held) known.messages.set(key, { ...held, ...place, version: held.version + 1 })
}

function byTime(a: Orphan, b: Orphan): number {
  return a.received_at.getTime() - b.received_at.getTime() || (a.id < b.id ? -1 : 1)
}
