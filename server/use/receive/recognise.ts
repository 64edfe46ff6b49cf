/** Who speaks: the account of a note, and the contact that a claim gives it. */
import { strengthOf } from '../../../domain/contact/evidence.ts'
import { claimFor, followsName, keysOf, nameOf, type Owner, seenAgain } from '../../../domain/contact/recognise.ts'
import type { Actor, Note } from '../../../domain/message/message.ts'
import type { KnownAccount } from '../../store/contact.ts'
import { accountKey } from './known.ts'
import type { Taking } from './taking.ts'

const nobody = { contactId: null, ownContactId: null }

/** The account of the writer: seen before or new; a customer's account gets a contact by the claim that the evidence allows. */
export function recognise(note: Note, at: Date, { known, written, newId }: Taking): KnownAccount {
  const { actor } = note
  const key = accountKey(actor.network, actor.id)
  const held = known.accounts.get(key)
  if (held && (held.contactId || note.ours)) {
    learnKeys(held, actor, { known, written })
    return meetAgain(held, actor, at, { known, written })
  }
  const fresh = held ?? unheardAccount(newId(), actor, at)
  const whose = note.ours ? nobody : claim(note, fresh.id, at, { known, written, newId })
  const account = { ...fresh, ours: note.ours, ...whose }
  known.accounts.set(key, account)
  written.accounts.set(key, account)
  return account
}

/** One that has no contact: nobody spoke from it yet. */
export const unheardAccount = (id: string, actor: Actor, at: Date): KnownAccount => ({
  id,
  network: actor.network,
  externalId: actor.id,
  name: actor.name ?? null,
  handle: actor.handle ?? null,
  url: actor.url ?? null,
  ours: false,
  version: 1,
  firstSeen: at,
  lastSeen: at,
  contactId: null,
  ownContactId: null,
})

/** A channel vouches by now for an address or a number of somebody who is known already. Whether that makes them somebody else's is seen later. */
function learnKeys(
  { id: accountId, contactId, ownContactId }: KnownAccount,
  actor: Actor,
  { known, written }: Pick<Taking, 'known' | 'written'>,
): void {
  if (!contactId || !ownContactId || !(actor.verifiedEmail || actor.verifiedPhone)) return
  for (const key of keysOf(actor)) {
    const name = `${key.kind} ${key.value}`
    if (known.keyOwners.get(name)?.some((owner) => owner.contactId === contactId)) continue
    written.keys.push({ ...key, accountId })
    share(known.keyOwners, name, { contactId, ownContactId })
  }
}

/** The account as it is after hearing from or of it; its contact may go by another name with it. */
export function meetAgain(
  held: KnownAccount,
  actor: Actor,
  at: Date,
  { known, written }: Pick<Taking, 'known' | 'written'>,
): KnownAccount {
  const seen = seenAgain(held, actor, at)
  if (seen === held) return held
  const key = accountKey(held.network, held.externalId)
  const account = { ...seen, contactId: held.contactId, ownContactId: held.ownContactId }
  known.accounts.set(key, account)
  written.accounts.set(key, account)
  if (account.version > held.version)
    written.events.push({ kind: 'account.changed', objectId: held.id, version: account.version })
  rename(held, account, { known, written })
  return account
}

function rename(
  before: KnownAccount,
  after: KnownAccount,
  { known, written }: Pick<Taking, 'known' | 'written'>,
): void {
  const contact = known.contacts.get(before.ownContactId ?? '')
  const name = contact ? followsName(contact.name, before, after) : null
  if (!contact || name === null) return
  const renamed = { ...contact, name, version: contact.version + 1 }
  known.contacts.set(contact.id, renamed)
  written.renamed.set(contact.id, renamed)
  written.events.push({ kind: 'contact.changed', objectId: contact.id, version: renamed.version })
}

/** A new account is a contact of its own, which goes on as part of who shares a verified key. */
function claim(
  note: Note,
  accountId: string,
  at: Date,
  { known, written, newId }: Pick<Taking, 'known' | 'written' | 'newId'>,
): { contactId: string; ownContactId: string } {
  const keys = keysOf(note.actor)
  const joined = claimFor(keys, (key) => known.keyOwners.get(`${key.kind} ${key.value}`) ?? [])
  const ownContactId = newId()
  const contactId = joined?.contactId ?? ownContactId
  const name = nameOf(note.actor)
  written.contacts.push({ id: ownContactId, name, created_at: at, joined_to: joined?.contactId ?? null })
  known.contacts.set(ownContactId, { id: ownContactId, name, version: 1 })
  const claimed = { id: newId(), accountId, contactId, strength: 1, since: at }
  written.claims.push({
    ...claimed,
    ownContactId: joined ? ownContactId : null,
    evidence: joined?.evidence ?? 'own id',
  })
  if (joined) {
    const { into: intoId, reason } = joined
    const evidence = [reason]
    const strength = strengthOf(evidence, [])
    written.contactJoins.push({
      id: newId(),
      fromId: ownContactId,
      intoId,
      evidence,
      strength,
      madeBy: null,
      since: at,
    })
  }
  for (const key of keys) {
    written.keys.push({ ...key, accountId })
    share(known.keyOwners, `${key.kind} ${key.value}`, { contactId, ownContactId })
  }
  return { contactId, ownContactId }
}

/** One more account has this key. */
function share(owners: Map<string, Owner[]>, key: string, by: Omit<Owner, 'sharers'>): void {
  const held = owners.get(key) ?? []
  const known = held.find(({ contactId }) => contactId === by.contactId)
  if (known) known.sharers++
  else owners.set(key, [...held, { ...by, sharers: 1, marked: held.some(({ marked }) => marked) }])
}
