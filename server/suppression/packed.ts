/** Names and contacts as the store packs them (`server/store/suppression-memory.ts`), put into memory without making a text of each. */
import { type Contacts, contacts } from './contacts.ts'
import { hashBytes } from './hash.ts'
import type { Memory } from './memory.ts'

const idLength = 16
const words = new Uint32Array(4)
const hashed = new Uint32Array(2)

/** 32 bytes each: a contact, and the one that stands for it. */
export function takeContacts({ contacts }: Pick<Memory, 'contacts'>, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += 2 * idLength) {
    const contact = contacts.take(idAt(bytes, at), 0)
    const root = contacts.take(idAt(bytes, at + idLength), 0)
    contacts.join(contact, root === contact ? null : root)
  }
}

/** Whose accounts are. */
export type Owners = { accounts: Contacts; contactOf: number[] }

export const noOwners = (): Owners => ({ accounts: contacts(), contactOf: [] })

/** 32 bytes each: an account, and the contact that it belongs to by itself. */
export function takeClaims(memory: Memory, { accounts, contactOf }: Owners, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += 2 * idLength) {
    const account = accounts.take(idAt(bytes, at), 0)
    contactOf[account] = memory.contacts.take(idAt(bytes, at + idLength), 0)
  }
}

export function takeNames({ seed, names }: Memory, { accounts, contactOf }: Owners, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const contact = contactOf[accounts.find(idAt(bytes, at), 0)]
    const kind = bytes.readInt16BE(at + idLength)
    const from = at + idLength + 6
    at = from + bytes.readInt32BE(at + idLength + 2)
    // An account without a claim is nobody's: one of ours.
    if (contact === undefined) continue
    hashBytes(seed, bytes, from, at, { words: hashed, at: 0 })
    names.add(contact, hashed[0] ?? 0, hashed[1] ?? 0, kind)
  }
}

function idAt(bytes: Buffer, at: number): Uint32Array {
  for (let i = 0; i < words.length; i++) words[i] = bytes.readUInt32BE(at + 4 * i)
  return words
}
