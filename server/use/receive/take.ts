/**
 * One item through the pipeline: remember, recognise, converse, weigh, route. Each is a pure function of the domain over what is
 * known; here their answers are written down in order. No I/O, so that a batch is exactly its items one by one.
 */
import { hearCustomer, hearUs, type Spoken } from '../../../domain/conversation/conversation.ts'
import { awaitedBy, continues, snippetOf } from '../../../domain/conversation/converse.ts'
import type { Note, Outcome } from '../../../domain/message/message.ts'
import { type Memory, ownKey, remember } from '../../../domain/message/remember.ts'
import { cut } from '../../../domain/message/text.ts'
import { dueAt } from '../../../domain/routing/due.ts'
import { adopt } from './adopt.ts'
import { revise, takeDeletion } from './change.ts'
import { pointers, push, refKey } from './known.ts'
import { messageRow } from './row.ts'
import type { Taking } from './taking.ts'
import type { Understood } from './understand.ts'
import { conversationsIn, openFor, threadFor } from './where.ts'
import { recognise } from './who.ts'
import { moveOn, type Written } from './written.ts'

/** What this item is, seen from what is known now. */
export function memoryOf(
  item: Understood,
  { known, channel, edits }: Pick<Taking, 'known' | 'channel' | 'edits'>,
): Memory {
  return remember(item.event, item.fingerprint, edits, (externalId) => {
    const held = known.messages.get(refKey(channel.id, externalId))
    return held && { ...held, externalId: held.external_id, sentHere: held.sent_here }
  })
}

/** Take one item in; `memory` comes from `memoryOf`. */
export function take(item: Understood, memory: Memory, taking: Taking): void {
  const [outcome, messageId] = outcomeOf(item, memory, taking)
  const { position, channelId, day } = item.arrival
  taking.written.verdicts.push({ position, channelId, day, outcome, reason: null, messageId })
}

function outcomeOf(item: Understood, memory: Memory, taking: Taking): [Outcome, string] {
  switch (memory.kind) {
    case 'new':
      return takeNew(item, memory.note, memory.externalId, taking)
    case 'duplicate':
      return ['duplicate', memory.of.id]
    case 'echo':
      return hearEcho(memory.of.id, memory.externalId, taking.written)
    case 'revision':
      if (memory.newest) revise(item, memory.note, memory.of.externalId, taking)
      return ['revision', memory.of.id]
    case 'deletion':
      return takeDeletion(item, taking)
  }
}

/** Our own words came back: they have left, and this is what the network calls them. */
function hearEcho(id: string, externalId: string, written: Written): [Outcome, string] {
  written.touched.add(id)
  written.names.push({ id, external_id: externalId })
  written.receipts.push({ id, state: 'sent', reason: null, externalId })
  return ['echo', id]
}

function takeNew(item: Understood, note: Note, externalId: string, taking: Taking): [Outcome, string] {
  const { known, written, channel, newId } = taking
  const { arrival } = item
  const at = orderOf(note, item)
  const account = recognise(note, at, taking)
  const contactId = note.ours ? null : account.contactId
  const look = pointers(known, channel.id)
  const threadId = threadFor(note, contactId, at, taking)
  const parent = (note.thread.inReplyTo ?? [])
    .map((id) => known.messages.get(refKey(channel.id, id)))
    .find((held) => held !== undefined)
  const token = note.thread.token === undefined ? undefined : look.byToken(note.thread.token)
  const inThread = conversationsIn(known, threadId)
  const goesOn = continues(note, contactId, inThread, parent?.conversation_id ?? null, at, token)

  const same =
    goesOn && note.ours ? known.unnamed.get(goesOn.id)?.find((one) => one.text.trim() === note.text.trim()) : undefined
  if (goesOn && same) {
    known.unnamed.set(
      goesOn.id,
      (known.unnamed.get(goesOn.id) ?? []).filter((one) => one !== same),
    )
    return hearEcho(same.id, note.id, written)
  }

  const id = newId()
  const spoken: Spoken = {
    at,
    snippet: snippetOf(note.text, note.quotedFrom),
    automatic: note.automatic !== undefined,
    history: arrival.history,
  }
  const opened =
    goesOn || contactId === null || !note.addressed
      ? null
      : openFor(note, contactId, threadId, inThread, spoken, taking)
  const before = goesOn ?? opened
  if (before) {
    const due = (since: Date, count: number) => dueAt(since, channel.promiseMinutes, count)
    moveOn(known, written, note.ours ? hearUs(before, spoken, null) : hearCustomer(before, spoken, due), at)
    if (opened) written.events.push({ kind: 'conversation.opened', objectId: opened.id, version: 1 })
  }
  const conversationId = before?.id ?? null
  written.messages.push(
    messageRow({ id, item, note, externalId, threadId, conversationId, accountId: account.id, at, known }),
  )
  if (note.attachments.length) written.attachments.push({ messageId: id, files: note.attachments })
  written.touched.add(id)
  known.messages.set(refKey(channel.id, externalId), {
    id,
    channel_id: channel.id,
    external_id: externalId,
    sent_here: false,
    state: 'present',
    revision: note.revision,
    fingerprint: item.fingerprint,
    thread_id: threadId,
    conversation_id: conversationId,
    seq: known.conversations.get(conversationId ?? '')?.said ?? 0,
    received_at: at,
    version: 1,
    arrival: arrival.position,
  })
  written.arrived.push({ channelId: channel.id, externalId })
  for (const waited of awaitedBy(note, look)) {
    known.awaited.set(refKey(channel.id, waited), threadId)
    written.awaits.push({ channelId: channel.id, externalId: waited, threadId })
  }
  written.events.push({ kind: 'message.received', objectId: id, version: 1 })
  if (note.about) hearAbout(note.about, taking)
  if (conversationId) adopt(conversationId, threadId, note, at, taking)
  else if (note.ours)
    push(known.orphans, threadId, {
      id,
      external_id: externalId,
      thread_id: threadId,
      in_reply_to: note.thread.inReplyTo?.[0] ?? null,
      received_at: at,
      text: cut(note.text, 400),
      version: 1,
    })
  return ['shown', id]
}

/** Order is by arrival; what was there before us is put where it was said. A date in the future never jumps the queue. */
function orderOf(note: Note, item: Understood): Date {
  return item.arrival.history && note.published < item.arrival.receivedAt ? note.published : item.arrival.receivedAt
}

function hearAbout(about: NonNullable<Note['about']>, { known, written, channel }: Taking): void {
  const held = [about.id, ownKey(about.id) ?? about.id]
    .map((id) => known.messages.get(refKey(channel.id, id)))
    .find((one) => one?.sent_here)
  if (held)
    written.receipts.push({ id: held.id, state: about.delivery, reason: about.reason ?? null, externalId: null })
}
