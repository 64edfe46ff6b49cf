/**
 * One item through the pipeline. Remember: have we seen it? Recognise: who speaks? Converse: where does it belong? Weigh: what does it
 * do to the conversation, and who gets it? Keep: write it down. The rules are pure functions of the domain; the steps here ask them
 * over what is known, and put what follows into what will be written. No I/O, so that a batch is exactly its items one by one.
 */
import { dangerIn } from '../../../domain/language/reading.ts'
import type { Note, Outcome } from '../../../domain/message/message.ts'
import { type Memory, remember } from '../../../domain/message/remember.ts'
import { adopt } from './adopt.ts'
import { applaud } from './applaud.ts'
import { revise, takeAccount, takeDeletion } from './change.ts'
import { converse } from './converse.ts'
import { echoOf, hearAbout, hearEcho } from './echo.ts'
import { keep, readingOf } from './keep.ts'
import { refKey } from './known.ts'
import { recognise } from './recognise.ts'
import type { Taking } from './taking.ts'
import type { Understood } from './understand.ts'
import { weigh } from './weigh.ts'

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

function outcomeOf(item: Understood, memory: Memory, taking: Taking): [Outcome, string | null] {
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
      return takeDeletion(item, memory.id, taking)
    case 'account':
      return takeAccount(item, taking)
    case 'applause':
      return applaud(memory.event, taking)
  }
}

function takeNew(item: Understood, note: Note, externalId: string, taking: Taking): [Outcome, string] {
  const at = orderOf(note, item)
  const account = recognise(note, at, taking)
  const contactId = note.ours ? spokenTo(note, at, taking) : account.contactId
  const belonging = converse(note, contactId, at, taking)
  const { threadId } = belonging
  const echo = echoOf(note, belonging.goesOn, taking)
  if (echo) return echo
  const { history } = item.arrival
  const { reads } = readingOf(item.judged)
  const danger = history ? null : dangerIn(reads)
  const id = taking.newId()
  const conversation = weigh(note, contactId, belonging, { id, at, history, danger, reads }, taking)
  const homeId = belonging.home?.id ?? null
  keep({ id, item, note, externalId, accountId: account.id, threadId, conversation, homeId, at }, taking)
  if (note.about) hearAbout(note.about, taking)
  if (conversation) adopt({ id: conversation.id, homeId }, threadId, note, at, taking)
  return ['shown', id]
}

/** The contact that words of ours were said to, when they say so. */
function spokenTo(note: Note, at: Date, taking: Taking): string | null {
  return note.to ? recognise({ ...note, ours: false, actor: note.to }, at, taking).contactId : null
}

/** Order is by arrival; what was there before us is put where it was said. A date in the future never jumps the queue. */
function orderOf(note: Note, item: Understood): Date {
  return item.arrival.history && note.published < item.arrival.receivedAt ? note.published : item.arrival.receivedAt
}
