/** What a batch will write: filled by the steps, saved by a handful of statements. */
import type { Account, Claim, Key } from '../../../domain/contact/recognise.ts'
import { type ClockMove, type Conversation, clockMoves } from '../../../domain/conversation/conversation.ts'
import type { Attached } from '../../../domain/message/message.ts'
import { type Waited, waitedOf } from '../../../domain/routing/waited.ts'
import type { ApplauseRow } from '../../store/applause.ts'
import type { Verdict } from '../../store/arrival.ts'
import type { ContactRow, KnownContact } from '../../store/contact.ts'
import type { NewJoin } from '../../store/contact-join.ts'
import type { Happening } from '../../store/event.ts'
import type { HeldLead } from '../../store/lead.ts'
import type { Adoption, MessageRow } from '../../store/message.ts'
import type { Revision } from '../../store/message-revision.ts'
import type { Receipt } from '../../store/outbox.ts'
import type { Ref, ThreadRow } from '../../store/thread.ts'
import type { Known } from './known.ts'

export type Written = {
  accounts: Map<string, Account>
  contacts: ContactRow[]
  renamed: Map<string, KnownContact>
  claims: Claim[]
  contactJoins: NewJoin[]
  /** Conversations that belong by themselves to another contact than the one they go on with. */
  owned: { id: string; own_contact_id: string }[]
  keys: (Key & { accountId: string })[]
  threads: ThreadRow[]
  joins: { from: string; into: string }[]
  awaits: (Ref & { threadId: string })[]
  arrived: Ref[]
  messages: MessageRow[]
  /** Those that are to be judged later. */
  unjudged: string[]
  attachments: { messageId: string; files: readonly Attached[] }[]
  applause: ApplauseRow[]
  /** Applause that was taken back. */
  unapplauded: string[]
  /** Accounts that are gone, and their applause with them. */
  silenced: string[]
  adoptions: Adoption[]
  revisions: Revision[]
  erased: string[]
  /** Gone already, and now taken back by their writer too: what is withheld of them goes. */
  takenBack: string[]
  names: { id: string; external_id: string }[]
  receipts: Receipt[]
  /** As they were before this batch (null for new ones), by id. */
  before: Map<string, Conversation | null>
  clocks: ClockMove[]
  /** Who goes ahead because of influence, and whose factor that is by; null when it is how far a message spreads. */
  leads: (HeldLead & { by: string | null })[]
  /** Waits that are over because we answered. */
  waited: Waited[]
  events: Happening[]
  verdicts: Verdict[]
  /** Messages that this part of the batch makes or changes; touching one again needs it saved first. */
  touched: Set<string>
  /** Conversations of which what was said last by the customer has to be read anew. */
  reread: Set<string>
}

export function nothingWritten(): Written {
  return {
    accounts: new Map(),
    contacts: [],
    renamed: new Map(),
    claims: [],
    contactJoins: [],
    owned: [],
    keys: [],
    threads: [],
    joins: [],
    awaits: [],
    arrived: [],
    messages: [],
    unjudged: [],
    attachments: [],
    applause: [],
    unapplauded: [],
    silenced: [],
    adoptions: [],
    revisions: [],
    erased: [],
    takenBack: [],
    names: [],
    receipts: [],
    before: new Map(),
    clocks: [],
    leads: [],
    waited: [],
    events: [],
    verdicts: [],
    touched: new Set(),
    reread: new Set(),
  }
}

/** A conversation moved on: the steps after this one see it, its clocks are read off the difference. */
export function moveOn(known: Known, written: Written, after: Conversation, at: Date): void {
  const before = known.conversations.get(after.id) ?? null
  if (before === after) return
  if (!written.before.has(after.id)) written.before.set(after.id, before)
  known.conversations.set(after.id, after)
  written.clocks.push(...clockMoves(before, after, at))
  const waited = before && !after.waitsSince ? waitedOf(before, at) : null
  if (waited) written.waited.push(waited)
}
