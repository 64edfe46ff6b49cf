/** What somebody said is changed or taken back by its writer. */
import { snippetOf } from '../../../domain/conversation/converse.ts'
import type { Note, Outcome } from '../../../domain/message/message.ts'
import type { HeldMessage } from '../../store/message.ts'
import { hexBytes } from '../../store/rows.ts'
import { readingOf } from './keep.ts'
import { accountKey, heldAs, refKey } from './known.ts'
import { meetAgain } from './recognise.ts'
import type { Taking } from './taking.ts'
import type { Understood } from './understand.ts'
import { subjectOf } from './weigh.ts'
import { moveOn } from './written.ts'

/** The newest wording takes its place; the earlier one stays readable in the history. */
export function revise(item: Understood, note: Note, externalId: string, { known, written, channel }: Taking): void {
  const held = known.messages.get(refKey(channel.id, externalId))
  if (!held) return
  const version = held.version + 1
  // Something else may have changed: whether it can be answered, where it stands.
  const reworded = held.fingerprint !== item.fingerprint
  written.revisions.push({
    reworded,
    id: held.id,
    revision: note.revision,
    fingerprint: item.fingerprint,
    subject: note.subject ?? null,
    text: note.text,
    quoted_from: note.quotedFrom ?? null,
    html: note.html ?? null,
    logged: note.logged ?? null,
    language: note.language ?? null,
    rating: note.rating ?? null,
    can_reply: note.canReply ?? null,
    url: note.url ?? null,
    arrival: item.arrival.position,
    ...readingOf(item.judged),
    version,
  })
  written.touched.add(held.id)
  if (reworded && item.judged === 'later') written.unjudged.push(held.id)
  written.events.push({ kind: 'message.revised', objectId: held.id, version })
  if (reworded)
    reword(held, snippetOf(note.text, note.quotedFrom), subjectOf(note), item.arrival.receivedAt, { known, written })
}

/** The text is erased, also in the list; that it was there, and when, stays. What was never seen leaves a tombstone. */
export function takeDeletion(
  item: Understood,
  gone: string,
  { known, written, channel, newId }: Taking,
): [Outcome, string] {
  const { arrival } = item
  const held = heldAs(known, channel.id, gone)
  if (held?.state === 'deleted') {
    if (!item.unheard) written.takenBack.push(held.id)
    return ['duplicate', held.id]
  }
  if (held) {
    erase(held, arrival.receivedAt, { known, written })
    return ['revision', held.id]
  }
  const id = newId()
  written.messages.push({
    id,
    channel_id: channel.id,
    external_id: gone,
    thread_id: null,
    conversation_id: null,
    account_id: null,
    agent_id: null,
    seq: 0,
    direction: 'in',
    visibility: 'direct',
    addressed: true,
    state: 'deleted',
    automatic: null,
    trusted: true,
    revision: 0,
    fingerprint: hexBytes(''),
    subject: null,
    text: '',
    quoted_from: null,
    html: null,
    audience: null,
    in_reply_to: null,
    can_reply: null,
    url: null,
    logged: null,
    published_at: arrival.receivedAt,
    received_at: arrival.receivedAt,
    attachments: 0,
    arrival: arrival.position,
  })
  written.touched.add(id)
  known.messages.set(refKey(channel.id, gone), {
    id,
    channel_id: channel.id,
    external_id: gone,
    direction: 'in',
    sent_here: false,
    state: 'deleted',
    revision: 0,
    fingerprint: '',
    thread_id: null,
    conversation_id: null,
    home_id: null,
    home_seq: null,
    seq: 0,
    received_at: arrival.receivedAt,
    version: 1,
    arrival: arrival.position,
  })
  return ['revision', id]
}

/** An account goes by another name, or is gone: then everything that it said here is taken back with it. */
export function takeAccount(
  { event, arrival: { receivedAt } }: Understood,
  { known, written, channel }: Taking,
): [Outcome, null] {
  const who = 'actor' in event ? known.accounts.get(accountKey(event.actor.network, event.actor.id)) : undefined
  if (event.type === 'Renamed') {
    if (who) meetAgain(who, event.actor, receivedAt, { known, written })
    return ['revision', null]
  }
  if (who) written.silenced.push(who.id)
  for (const id of known.gone) {
    const held = known.messages.get(refKey(channel.id, id))
    if (held) erase(held, receivedAt, { known, written })
  }
  return ['revision', null]
}

function erase(held: HeldMessage, at: Date, { known, written }: Pick<Taking, 'known' | 'written'>): void {
  const version = held.version + 1
  written.erased.push(held.id)
  written.touched.add(held.id)
  known.messages.set(refKey(held.channel_id, held.external_id), { ...held, state: 'deleted', version })
  written.events.push({ kind: 'message.deleted', objectId: held.id, version })
  reword(held, '', '', at, { known, written })
}

/** The list must not go on showing words that are gone: neither as the newest line nor as the subject they gave. */
function reword(
  held: HeldMessage,
  snippet: string,
  subject: string,
  at: Date,
  { known, written }: Pick<Taking, 'known' | 'written'>,
): void {
  const now = known.conversations.get(held.conversation_id ?? '')
  if (now) {
    written.reread.add(now.id)
    // An answer of ours is the newest since it left, which is later than it was written.
    const newest =
      held.received_at.getTime() === now.lastMessageAt.getTime() || (held.sent_here && held.seq === now.said)
    const words = { snippet: newest ? snippet : now.snippet, subject: held.seq === 1 ? subject : now.subject }
    moveOn(known, written, { ...now, ...words, version: now.version + 1 }, at)
  }
  // One that goes on as part of another keeps its subject, and nothing else of what was said.
  const home = known.conversations.get(held.home_id ?? '')
  if (!home || held.home_seq !== 1) return
  const renamed = { ...home, subject, version: home.version + 1 }
  moveOn(known, written, renamed, at)
  written.events.push({ kind: 'conversation.changed', objectId: home.id, version: renamed.version })
}
