/**
 * Where does a message belong? First the thread (the channel's tree of who answers what), then the conversation (ours, with one
 * contact). A child may come before its parent: what it refers to is awaited, and the parent joins it when it comes.
 */
import type { Note } from '../message/message.ts'
import { cut } from '../message/text.ts'
import type { Conversation } from './conversation.ts'

/** After so long without a word, the same thread is a new conversation about the same matter. */
export const freshAfterDays = 30

/** What is known about the places a note points at. */
export type Pointers = {
  /** Thread of the message with this external id, on this channel. */
  threadOf: (externalId: string) => string | undefined
  /** Thread in which somebody already referred to this id before it came. */
  awaitedIn: (externalId: string) => string | undefined
  threadOfRoot: (root: string) => string | undefined
  byToken: (token: string) => Conversation | undefined
  byNumber: (number: number) => Conversation | undefined
}

/** The threads a note belongs to, best reason first, each once; two or more are one thread that we did not know to be one. */
export function threadsFor(note: Note, contactId: string | null, at: Pointers): string[] {
  const { token, number, inReplyTo = [], root } = note.thread
  const numbered = number === undefined ? undefined : at.byNumber(number)
  const found = [
    token === undefined ? undefined : at.byToken(token)?.threadId,
    ...inReplyTo.map(at.threadOf),
    at.awaitedIn(note.id),
    ...inReplyTo.map(at.awaitedIn),
    root === undefined ? undefined : (at.threadOfRoot(root) ?? at.threadOf(root) ?? at.awaitedIn(root)),
    // A number can be guessed, so it only counts for the person whose conversation it is.
    numbered && numbered.contactId === contactId ? numbered.threadId : undefined,
  ]
  return [...new Set(found.filter((thread) => thread !== undefined))]
}

/** A token begins with the number of its conversation, so that it is found without an index of its own. */
export function numberInToken(token: string): number | undefined {
  const number = /^(\d{1,15})-/.exec(token)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The ids that a note refers to and that we have not seen: whoever brings one of them belongs to this thread. */
export function awaitedBy(note: Note, at: Pick<Pointers, 'threadOf'>): string[] {
  const ids = [...(note.thread.inReplyTo ?? []), ...(note.thread.root === undefined ? [] : [note.thread.root])]
  return [...new Set(ids)].filter((id) => id !== note.id && at.threadOf(id) === undefined)
}

/** The message that a note answers. `inDialogue`: a customer's, or a reply that an agent wrote; not words of ours that came along. */
export type Answered = { conversationId: string | null; inDialogue: boolean }

/**
 * The conversation that goes on with this note, or null when a new one should be opened (or none, for a listened post).
 * In public everybody who speaks has a dialogue of their own; in private, somebody else who answers in the thread joins it.
 * @param inThread the conversations of the note's thread
 * @param answered the message that this note answers, if known
 * @param lastSaid when something was last said in a conversation, or in the one that it goes on in
 */
export function continues(
  note: Note,
  contactId: string | null,
  inThread: readonly Conversation[],
  answered: Answered | null,
  at: Date,
  token: Conversation | undefined,
  lastSaid: (one: Conversation) => Date = (one) => one.lastMessageAt,
): Conversation | null {
  const candidates = token
    ? [token]
    : note.ours
      ? ofTheAnswered(note, contactId, inThread, answered)
      : ofTheSpeaker(note, contactId, inThread, answered)
  const newest = candidates.reduce<Conversation | null>((best, one) => (best && isNewer(best, one) ? best : one), null)
  if (!newest) return null
  const silentFor = at.getTime() - lastSaid(newest).getTime()
  const stale = silentFor > freshAfterDays * 86_400_000
  return stale && !note.ours && !note.automatic ? null : newest
}

/** Where one is part of the other what is said for it counts for both, and it goes first. */
function isNewer(one: Conversation, other: Conversation): boolean {
  const later = one.lastMessageAt.getTime() - other.lastMessageAt.getTime()
  return later > 0 || (later === 0 && (one.mergedInto !== null || other.mergedInto === null))
}

function ofTheAnswered(
  note: Note,
  contactId: string | null,
  inThread: readonly Conversation[],
  answered: Answered | null,
): readonly Conversation[] {
  const exact = inThread.filter((one) => one.id === answered?.conversationId)
  if (exact.length) return exact
  // In public the one whom it answers may be somebody else, who is still to come: it waits for them, unless it says who that is.
  if (isOpen(note) && note.thread.inReplyTo?.length)
    return inThread.filter((one) => note.to && one.contactId === contactId)
  return inThread.length === 1 ? inThread : []
}

/** Somebody new joins only what was said in that very dialogue: a mailing to many has as many dialogues as people who answer it. */
function ofTheSpeaker(
  note: Note,
  contactId: string | null,
  inThread: readonly Conversation[],
  answered: Answered | null,
): readonly Conversation[] {
  const own = inThread.filter((one) => one.contactId === contactId)
  if (own.length || isOpen(note)) return own
  return inThread.filter((one) => answered?.inDialogue && one.id === answered.conversationId)
}

/** Others may read it and speak up. */
export const isOpen = ({ visibility }: Note) => visibility === 'public' || visibility === 'followers'

/** White space that is not a single space: those between the words are left as they are, there are many. */
const moreThanASpace = /\s{2,}|[^\S ]/g

/** The first line of a text as the list shows it: at most 160 UTF-16 units, without the quoted part. */
export function snippetOf(text: string, quotedFrom?: number): string {
  const said = cut(quotedFrom === undefined ? text : cut(text, quotedFrom), 400)
    .replace(moreThanASpace, ' ')
    .trim()
  return said.length <= 160 ? said : `${cut(said, 159)}…`
}
