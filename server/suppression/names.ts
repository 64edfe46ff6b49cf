/** What people are called, by hash: whom a name is of, and what somebody is called. Several people may share a name. 24 bytes each, and 4 for a contact. */
import { records } from './records.ts'
import { table } from './table.ts'

/** For what a name counts; a sum of these. */
export const as = {
  /** Somebody by this name is meant. */
  account: 1,
  /** A key: an address or a number. Whoever has the mailbox may be meant too. */
  key: 2,
  /** The mailbox of a key with something behind a plus. */
  mailbox: 4,
  /** The mailbox of another name: what was sent is counted by it. */
  counted: 8,
  /** A name of ours that belongs to somebody: what was said by it counts, but nobody is meant by it. */
  silent: 16,
} as const
const kinds = 32
/** Names of one contact that are looked through one by one. */
const few = 16

/** Entries are numbers; -1 is none. */
export type Names = {
  add(contact: number, low: number, high: number, kind: number): void
  /** All names of a contact. */
  forget(contact: number): void
  /** Whom a name is of: the first entry, and the next of the same name. */
  first(low: number, high: number): number
  next(entry: number): number
  /** What a contact is called: the first entry, and the next of the same contact. */
  firstOf(contact: number): number
  nextOf(entry: number): number
  contactOf(entry: number): number
  kindOf(entry: number): number
  lowOf(entry: number): number
  highOf(entry: number): number
}

/** @param expected how many there will be, as far as that is known */
export function names(expected?: number): Names {
  // The other half of its hash, whose it is and what it counts as, and the next name of the same contact.
  const [high, whose, next] = [0, 1, 2]
  const all = table(3, expected)
  const heads = records(1)

  const from = (start: number, low: number, other: number): number => {
    let entry = start
    while (entry >= 0 && (all.hashOf(entry) !== low || all.get(entry, high) !== other)) entry = all.next(entry)
    return entry
  }
  const first = (low: number, other: number) => from(all.first(low), low, other)
  const nextOfName = (entry: number) => from(all.next(entry), all.hashOf(entry), all.get(entry, high))
  const contactOf = (entry: number) => Math.floor(all.get(entry, whose) / kinds)
  const kindOf = (entry: number) => all.get(entry, whose) % kinds
  const firstOf = (contact: number) => heads.get(contact, 0) - 1
  const nextOf = (entry: number) => all.get(entry, next) - 1
  /** Among the few names of a contact, which lie near each other; else among all who are called so. */
  const ownName = (contact: number, low: number, other: number): number => {
    let entry = firstOf(contact)
    for (let looked = 0; looked < few; looked++) {
      if (entry < 0 || (all.hashOf(entry) === low && all.get(entry, high) === other)) return entry
      entry = nextOf(entry)
    }
    let known = first(low, other)
    while (known >= 0 && contactOf(known) !== contact) known = nextOfName(known)
    return known
  }

  return {
    add(contact, low, other, kind) {
      const known = ownName(contact, low, other)
      if (known >= 0) {
        all.put(known, whose, contact * kinds + (kindOf(known) | kind))
        return
      }
      const entry = all.add(low)
      all.put(entry, high, other)
      all.put(entry, whose, contact * kinds + kind)
      all.put(entry, next, heads.get(contact, 0))
      heads.put(contact, 0, entry + 1)
    },
    forget(contact) {
      for (let entry = firstOf(contact); entry >= 0; entry = nextOf(entry)) all.remove(entry)
      heads.put(contact, 0, 0)
    },
    first,
    next: nextOfName,
    firstOf,
    nextOf,
    contactOf,
    kindOf,
    lowOf: all.hashOf,
    highOf: (entry) => all.get(entry, high),
  }
}
