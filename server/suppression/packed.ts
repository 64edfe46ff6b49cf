/** Names and contacts as the store packs them (`server/store/suppression-memory.ts`), put into memory without making a text of each. */
import { hashBytes } from './hash.ts'
import type { Memory } from './memory.ts'

const idLength = 16
const words = new Uint32Array(4)
const hashed = new Uint32Array(2)

/** 32 bytes each: a contact, and the one that stands for it. */
export function takeContacts({ contacts }: Memory, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += 2 * idLength) {
    const contact = contacts.take(idAt(bytes, at), 0)
    const root = contacts.take(idAt(bytes, at + idLength), 0)
    contacts.join(contact, root === contact ? null : root)
  }
}

export function takeNames({ seed, contacts, names }: Memory, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const contact = contacts.take(idAt(bytes, at), 0)
    const kind = bytes.readInt16BE(at + idLength)
    const from = at + idLength + 6
    const to = from + bytes.readInt32BE(at + idLength + 2)
    hashBytes(seed, bytes, from, to, { words: hashed, at: 0 })
    names.add(contact, hashed[0] ?? 0, hashed[1] ?? 0, kind)
    at = to
  }
}

function idAt(bytes: Buffer, at: number): Uint32Array {
  for (let i = 0; i < words.length; i++) words[i] = bytes.readUInt32BE(at + 4 * i)
  return words
}
