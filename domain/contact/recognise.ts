/**
 * Who speaks? An account is a presence on a network and never changes; a contact is a person. That an account belongs to a
 * contact is a *claim* with evidence. Only deterministic keys count here: the channel's own id, and addresses or numbers that a
 * channel vouches for. What people merely say about themselves is no key.
 */
import { normalMailAddress } from '../message/mail-address.ts'
import type { Actor } from '../message/message.ts'
import { mostSharers, type Reason } from './evidence.ts'

export type Account = {
  id: string
  network: string
  externalId: string
  name: string | null
  handle: string | null
  url: string | null
  ours: boolean
  /** Rises when the name, handle or address changes. */
  version: number
  firstSeen: Date
  lastSeen: Date
}

export type KeyKind = 'email' | 'phone'
export type Key = { kind: KeyKind; value: string }

export type Claim = {
  id: string
  accountId: string
  contactId: string
  /** The contact that it belongs to by itself, where that goes on as part of another. */
  ownContactId: string | null
  evidence: Evidence
  strength: number
  since: Date
}
export type Evidence = 'own id' | 'verified address' | 'verified number' | 'told by a colleague' | 'customer record'

/** The keys by which an account may be joined to others, in a form that compares. */
export function keysOf(actor: Actor): Key[] {
  const keys: Key[] = []
  if (actor.network === 'email' && actor.trusted !== false) keys.push({ kind: 'email', value: mailKey(actor.id) })
  if (actor.verifiedEmail) keys.push({ kind: 'email', value: mailKey(actor.verifiedEmail) })
  if (actor.verifiedPhone) keys.push({ kind: 'phone', value: actor.verifiedPhone.replace(/[^+\d]/g, '') })
  return keys.filter((key, i) => keys.findIndex((other) => other.kind === key.kind && other.value === key.value) === i)
}

/** What is no address by the book is still a name that compares. */
const mailKey = (address: string) => normalMailAddress(address) ?? address.trim().toLowerCase()

/**
 * Whose a key is: the person, the contact by itself of the account that had it first, and how many accounts have it; `marked` when
 * somebody said that many people use it.
 */
export type Owner = { contactId: string; ownContactId: string; sharers: number; marked?: boolean }

/**
 * With whom a new account is one person: with who shares a verified key. When keys point at different people, or so many share one that
 * it says little (a family, a call centre), nothing is joined: that is for a person to decide.
 * @param owners those of accounts that carry each key
 */
export function claimFor(
  keys: Key[],
  owners: (key: Key) => readonly Owner[],
): { contactId: string; into: string; evidence: Evidence; reason: Reason } | null {
  const found = keys.flatMap((key) => owners(key).map((owner) => ({ owner, key })))
  const first = found[0]
  if (!first || found.some(({ owner }) => owner.contactId !== first.owner.contactId)) return null
  const sound = found.find(({ owner }) => owner.sharers < mostSharers && !owner.marked)
  if (!sound) return null
  const { kind, value } = sound.key
  return {
    contactId: sound.owner.contactId,
    into: sound.owner.ownContactId,
    evidence: kind === 'email' ? 'verified address' : 'verified number',
    reason: { kind: kind === 'email' ? 'same email' : 'same phone', value, verified: true },
  }
}

/** What to call somebody: the name, else the handle, else what the address tells. */
export function nameOf(actor: Pick<Actor, 'name' | 'handle' | 'id'>): string {
  return actor.name || actor.handle || actor.id
}

/** How exactly we remember when somebody was last heard: to the hour, so that a chatty evening does not rewrite them each minute. */
const lastSeenMs = 3_600_000

/** What an account looks like after hearing from it again: the newest name wins, the first moment stays. The same when nothing changed. */
export function seenAgain(before: Account, actor: Actor, at: Date): Account {
  const newest = at >= before.lastSeen
  const { name = before.name, handle = before.handle, url = before.url } = newest ? actor : {}
  const changed = name !== before.name || handle !== before.handle || url !== before.url
  const later = at.getTime() - before.lastSeen.getTime() >= lastSeenMs
  const earlier = at < before.firstSeen
  if (!changed && !later && !earlier) return before
  return {
    ...before,
    name,
    handle,
    url,
    version: before.version + (changed ? 1 : 0),
    firstSeen: earlier ? at : before.firstSeen,
    lastSeen: newest ? at : before.lastSeen,
  }
}

/** A contact goes by the name of an account. When that account takes another name the contact follows; a name given by hand stays. */
export function followsName(contactName: string, before: Account, after: Account): string | null {
  const name = (of: Account) => of.name || of.handle || of.externalId
  return contactName === name(before) && name(after) !== name(before) ? name(after) : null
}
