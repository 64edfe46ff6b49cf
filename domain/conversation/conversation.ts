/**
 * One dialogue with one contact, on two axes that never mix: what *we* have to do (work state), and what the *customer* says
 * about it (the customer's word). An agent moves the first; only the customer moves the second, and as long as nobody reads what
 * customers answer, it stays `none`.
 *
 * Every transition is a function from a conversation to a conversation; clocks are read off the difference (`clockMoves`).
 */

import { type Danger, worst } from '../language/reading.ts'
import { type Boost, type Due, nobodyWaits, ownTurn } from '../routing/turn.ts'
import { type Feeling, feel } from '../suppression/pain.ts'

export type WorkState = 'open' | 'pending' | 'snoozed' | 'answered'
export type CustomerWord = 'none' | 'proposed' | 'agreed' | 'refused' | 'silent'

/** What the screen shows in the colour of the situation. */
export type Situation = 'calm' | 'in dialogue' | 'painful' | 'waiting for us' | 'agreed' | 'farewell'

export type Conversation = Feeling & {
  id: string
  /** Short and human; unique within the organisation. */
  number: number
  /** The number and an unguessable mark; a reply that carries it belongs here, whoever sends it. */
  token: string
  channelId: string
  threadId: string
  contactId: string
  /** Joins conversations of one contact about the same thing. */
  matterId: string
  subject: string
  snippet: string
  workState: WorkState
  customerWord: CustomerWord
  /** Came in with what was there before us. */
  history: boolean
  teamId: string | null
  agentId: string | null
  /** How many times the customer had to come to us about this. */
  contactCount: number
  /** How many messages it holds: an answer names it, so a stale one is noticed. */
  said: number
  version: number
  openedAt: Date
  lastMessageAt: Date
  lastDirection: 'in' | 'out'
  /** Since when the customer waits for us: the oldest unanswered message. */
  waitsSince: Date | null
  dueAt: Date | null
  /** Why it is due before what was promised; null is that it is not. */
  boost: Boost | null
  labelIds: readonly string[]
  followerIds: readonly string[]
  /** Set aside until then; null while it is not, or until the customer says something. */
  snoozedUntil: Date | null
  /** When its agent took it, or last showed to be at work on it. */
  takenAt: Date | null
  /** It goes on as part of that one. */
  mergedInto: string | null
  /** A sign of danger in what was said, that nobody denied: never handed out by "next". */
  danger: Danger | null
  /** What is read from what the customer said last. */
  lastReads: readonly string[] | null
  /** When somebody of us said last that it does not hurt; what the customer felt stands in `Feeling`. */
  soothedAt: Date | null
}

export type Spoken = {
  /** Of the message. */
  id?: string
  at: Date
  subject?: string | null
  snippet: string
  automatic: boolean
  history: boolean
  /** They called or came by: a contact of its own, also while they still wait for us. */
  visit?: boolean
  /** What it says is a sign of danger. */
  danger?: Danger | null
  /** What is read from it; only of what a customer says. */
  reads?: readonly string[] | null
}

/** The customer said something: work reopens, the wait starts (or goes on), and coming back after our answer counts as a new contact. */
export function hearCustomer(before: Conversation, spoken: Spoken, due: Due): Conversation {
  const danger = worst(before.danger, spoken.danger ?? null)
  const heard = {
    ...before,
    ...latest(before, spoken, 'in'),
    danger,
    said: before.said + 1,
    version: before.version + 1,
  }
  if (spoken.automatic || spoken.history) return heard
  const { at, id = null, reads = null } = spoken
  const afterOurs = before.said > 0 && before.lastDirection === 'out'
  const felt = feel(before, {
    id,
    at,
    reads,
    afterOurs,
    comesBack: afterOurs || (spoken.visit === true && before.said > 0),
  })
  const comesBack = spoken.visit || before.lastDirection === 'out' || before.workState !== 'open'
  const contactCount = before.contactCount + (comesBack && before.said > 0 ? 1 : 0)
  const waitsSince = before.waitsSince ?? spoken.at
  const placed = due(waitsSince, contactCount, { ...before, lastReads: spoken.reads ?? null })
  const waits = { workState: 'open', waitsSince, ...placed, snoozedUntil: null } as const
  return { ...heard, ...felt, ...waits, history: false, contactCount }
}

/** We said something: nobody waits for us any more. */
export function hearUs(before: Conversation, spoken: Spoken, agentId: string | null): Conversation {
  const said = { ...before, ...latest(before, spoken, 'out'), said: before.said + 1, version: before.version + 1 }
  if (spoken.automatic) return said
  return { ...said, ...settled, agentId: agentId ?? before.agentId }
}

/** An agent has written an answer that has not left yet: others see it and cannot overtake it, but the customer still waits. */
export function prepareAnswer(before: Conversation, agentId: string): Conversation {
  return { ...before, agentId, said: before.said + 1, version: before.version + 1 }
}

/**
 * The answer has left. Only now is the wait over, unless the customer said more in the meantime.
 * @param unanswered when the customer first spoke after what was answered, if they did
 */
export function answer(before: Conversation, spoken: Spoken, unanswered: Date | null, due: Due): Conversation {
  const said = { ...before, ...latest(before, spoken, 'out'), version: before.version + 1, history: false }
  if (!unanswered) return { ...said, ...settled }
  return { ...said, workState: 'open', waitsSince: unanswered, ...due(unanswered, before.contactCount, before) }
}

/** The answer did not arrive after all: the customer waits again, as long as they already did. What is open anyhow stays as it is. */
export function loseAnswer(before: Conversation, since: Date, due: Due): Conversation {
  if (before.workState !== 'answered') return before
  const waits = { workState: 'open', waitsSince: since, ...due(since, before.contactCount, before) } as const
  return { ...before, ...waits, version: before.version + 1 }
}

/** It was said before something that is already here. */
export function isLate(before: Conversation, { at }: Pick<Spoken, 'at'>): boolean {
  return before.said > 0 && at < before.lastMessageAt
}

/** What the list shows is the newest thing said; something older that arrives late does not replace it. */
function latest(before: Conversation, spoken: Spoken, direction: 'in' | 'out'): Partial<Conversation> {
  if (isLate(before, spoken)) return {}
  const reads = direction === 'in' && { lastReads: spoken.reads ?? null }
  return { lastMessageAt: spoken.at, lastDirection: direction, snippet: spoken.snippet, ...reads }
}

/** Nothing of it waits for us any more. */
const settled = { workState: 'answered', ...nobodyWaits, snoozedUntil: null } as const

/** Take it, give it to somebody, or hand it back (null). */
export function assign(before: Conversation, agentId: string | null, at: Date): Conversation {
  if (before.agentId === agentId) return before
  return { ...before, agentId, takenAt: agentId ? at : null, version: before.version + 1 }
}

/** An agent sets what we still have to do. Answered without a word ends the wait; opening it again starts a wait now. */
export function setWork(
  before: Conversation,
  workState: 'open' | 'pending' | 'answered',
  at: Date,
  due: Due,
): Conversation {
  if (before.workState === workState) return before
  const changed = { ...before, workState, snoozedUntil: null, version: before.version + 1 }
  if (workState !== 'open') return { ...changed, ...nobodyWaits }
  const waitsSince = before.waitsSince ?? at
  return { ...changed, waitsSince, ...due(waitsSince, before.contactCount, before) }
}

/** Set it aside until a moment, or until the customer says something (null). Whoever waits for us goes on waiting. */
export function snooze(before: Conversation, until: Date | null): Conversation {
  if (before.workState === 'snoozed' && before.snoozedUntil?.getTime() === until?.getTime()) return before
  const { boost } = ownTurn(before)
  return { ...before, workState: 'snoozed', snoozedUntil: until, dueAt: null, boost, version: before.version + 1 }
}

/**
 * The situation that one conversation shows; that of a person is what their conversations come to (`domain/suppression/situation.ts`).
 * @param complaint a label of it means that a complaint is going on: it goes on after our answer, until the customer says otherwise
 */
export function situationOf(
  of: Pick<Conversation, 'customerWord' | 'waitsSince' | 'history' | 'painSince' | 'easedAt' | 'heardAt'>,
  complaint: boolean,
): Situation {
  if (of.customerWord === 'agreed') return 'agreed'
  if (of.customerWord === 'refused' || of.painSince) return 'painful'
  if (of.easedAt && of.heardAt && of.easedAt >= of.heardAt) return 'agreed'
  if (of.waitsSince) return complaint ? 'painful' : 'waiting for us'
  if (of.history || of.customerWord === 'silent') return 'calm'
  return complaint ? 'painful' : 'in dialogue'
}

export type ClockKind = 'waits for us' | 'waits for customer'
export type ClockMove = { conversationId: string; kind: ClockKind; at: Date; does: 'start' | 'stop' }

/** Which clock runs in this state, if any. */
export function clockOf(of: Conversation): ClockKind | null {
  if (of.mergedInto) return null
  if (of.waitsSince) return 'waits for us'
  return of.lastDirection === 'out' && of.workState !== 'snoozed' && !of.history ? 'waits for customer' : null
}

/** Which clocks a transition starts and stops, at the moment it happened. */
export function clockMoves(before: Conversation | null, after: Conversation, at: Date): ClockMove[] {
  const was = before ? clockOf(before) : null
  const is = clockOf(after)
  if (was === is) return []
  const moves: ClockMove[] = []
  if (was) moves.push({ conversationId: after.id, kind: was, at, does: 'stop' })
  if (is) moves.push({ conversationId: after.id, kind: is, at, does: 'start' })
  return moves
}
