/** Who speaks: the account of a note, and the contact that a claim gives it. */
import { claimFor, followsName, keysOf, nameOf, seenAgain } from '../../../domain/contact/recognise.ts'
import type { Actor, Note } from '../../../domain/message/message.ts'
import type { KnownAccount } from '../../store/contact.ts'
import { accountKey } from './known.ts'
import type { Taking } from './taking.ts'

/** The account of the writer: seen before or new; a customer's account gets a contact by the claim that the evidence allows. */
export function recognise(note: Note, at: Date, { known, written, newId }: Taking): KnownAccount {
  const { actor } = note
  const key = accountKey(actor.network, actor.id)
  const held = known.accounts.get(key)
  if (held && (held.contactId || note.ours)) return meetAgain(held, actor, at, { known, written })
  const fresh: KnownAccount = held ?? {
    id: newId(),
    network: actor.network,
    externalId: actor.id,
    name: actor.name ?? null,
    handle: actor.handle ?? null,
    url: actor.url ?? null,
    ours: note.ours,
    version: 1,
    firstSeen: at,
    lastSeen: at,
    contactId: null,
  }
  const account = {
    ...fresh,
    ours: note.ours,
    contactId: note.ours ? null : claim(note, fresh.id, at, { known, written, newId }),
  }
  known.accounts.set(key, account)
  written.accounts.set(key, account)
  return account
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
  const account = { ...seen, contactId: held.contactId }
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
  const contact = known.contacts.get(before.contactId ?? '')
  const name = contact ? followsName(contact.name, before, after) : null
  if (!contact || name === null) return
  const renamed = { ...contact, name, version: contact.version + 1 }
  known.contacts.set(contact.id, renamed)
  written.renamed.set(contact.id, renamed)
  written.events.push({ kind: 'contact.changed', objectId: contact.id, version: renamed.version })
}

function claim(
  note: Note,
  accountId: string,
  at: Date,
  { known, written, newId }: Pick<Taking, 'known' | 'written' | 'newId'>,
): string {
  const keys = keysOf(note.actor)
  const joined = claimFor(keys, (key) => known.keyOwners.get(`${key.kind} ${key.value}`) ?? [])
  const contactId = joined?.contactId ?? newId()
  if (!joined) {
    const name = nameOf(note.actor)
    written.contacts.push({ id: contactId, name, created_at: at })
    known.contacts.set(contactId, { id: contactId, name, version: 1 })
  }
  const evidence = joined?.evidence ?? 'own id'
  written.claims.push({ id: newId(), accountId, contactId, evidence, strength: 1, since: at })
  for (const key of keys) {
    written.keys.push({ ...key, accountId })
    const owners = known.keyOwners.get(`${key.kind} ${key.value}`) ?? []
    if (!owners.includes(contactId)) known.keyOwners.set(`${key.kind} ${key.value}`, [...owners, contactId])
  }
  return contactId
}
