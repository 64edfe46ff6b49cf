/** Weigh: what a note does to its conversation. It opens one or goes on, work reopens, the wait and the due moment follow. */
import {
  type Conversation,
  hearCustomer,
  hearUs,
  isLate,
  type Spoken,
} from '../../../domain/conversation/conversation.ts'
import { snippetOf } from '../../../domain/conversation/converse.ts'
import { heardElsewhere } from '../../../domain/conversation/merge.ts'
import type { Danger } from '../../../domain/language/reading.ts'
import type { Note } from '../../../domain/message/message.ts'
import { bareSubject } from '../../../domain/message/subject.ts'
import { firstWords } from '../../../domain/message/text.ts'
import { noFeeling } from '../../../domain/suppression/pain.ts'
import type { Belonging } from './converse.ts'
import { granting } from './grant.ts'
import { accountKey, type Known, push } from './known.ts'
import type { Taking } from './taking.ts'
import { moveOn } from './written.ts'

/**
 * @param contactId who speaks, or whom we spoke to; null for other words of ours, which never open a conversation
 * @returns the conversation as it is now, or null for what is not a ticket (a listened post, loose words of ours)
 */
export function weigh(
  note: Note,
  contactId: string | null,
  belonging: Belonging,
  said: { id: string; at: Date; history: boolean; danger: Danger | null; reads: readonly string[] | null },
  taking: Taking,
): Conversation | null {
  const { known, written } = taking
  const spoken: Spoken = {
    ...said,
    snippet: snippetOf(note.text, note.quotedFrom),
    automatic: note.automatic !== undefined,
    visit: note.logged !== undefined,
  }
  const opens = !belonging.goesOn && contactId !== null && note.addressed
  const before = opens ? openFor(note, contactId, belonging, spoken, taking) : belonging.goesOn
  if (!before) return null
  if (!note.ours && isLate(before, said)) written.reread.add(before.id)
  const speaks = { contactId, conversationId: before.id, teamId: before.teamId, spread: taking.weights.spreadOf(note) }
  const after = note.ours ? hearUs(before, spoken, null) : hearCustomer(before, spoken, granting(speaks, taking))
  moveOn(known, written, after, said.at)
  if (belonging.home) {
    const home = heardElsewhere(belonging.home, said.at, note.ours ? null : said.danger)
    moveOn(known, written, home, said.at)
    written.events.push({ kind: 'conversation.changed', objectId: home.id, version: home.version })
  }
  if (opens) {
    written.events.push({ kind: 'conversation.opened', objectId: after.id, version: 1 })
    const own = ownContactOf(note, known)
    if (own && own !== contactId) written.owned.push({ id: after.id, own_contact_id: own })
  }
  return after
}

/** The contact that the customer of this note is by themselves, whoever that goes on as part of. */
function ownContactOf({ ours, actor, to }: Note, known: Known): string | null {
  const { network, id } = ours && to ? to : actor
  return known.accounts.get(accountKey(network, id))?.ownContactId ?? null
}

/** A conversation about to begin, in the queue of the channel's team: that is the routing. Hearing its first message gives it its state. */
function openFor(
  note: Note,
  contactId: string,
  { threadId, earlier }: Belonging,
  spoken: Spoken,
  { known, channel, newId, tokenOf }: Taking,
): Conversation {
  const id = newId()
  const number = ++known.lastNumber
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
    agentId: note.logged?.by ?? null,
    contactCount: 1,
    said: 0,
    version: 0,
    openedAt: spoken.at,
    lastMessageAt: spoken.at,
    lastDirection: 'in',
    waitsSince: null,
    dueAt: null,
    boost: null,
    labelIds: [],
    followerIds: [],
    snoozedUntil: null,
    takenAt: note.logged?.by ? spoken.at : null,
    mergedInto: null,
    danger: null,
    lastReads: null,
    ...noFeeling,
    soothedAt: null,
  }
  push(known.inThread, threadId, id)
  return fresh
}

/** The subject without its chain of "Re:" and our number, or else the beginning of what was said. */
export function subjectOf(note: Pick<Note, 'subject' | 'text' | 'quotedFrom'>): string {
  return bareSubject(note.subject ?? '') || firstWords(snippetOf(note.text, note.quotedFrom), 80)
}
