/** What people are called, by hash: whom a name is of, and what somebody is called. Several people may share a name. 24 bytes each. */
import { chains } from './chains.ts'
import { pages } from './pages.ts'

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

export function names(): Names {
  const [lows, highs, whose, nexts, heads] = [pages(), pages(), pages(), pages(), pages()]
  const byHash = chains((entry) => lows.at(entry))
  const free: number[] = []
  let size = 0

  const from = (start: number, low: number, high: number): number => {
    let entry = start
    while (entry >= 0 && (lows.at(entry) !== low || highs.at(entry) !== high)) entry = byHash.next(entry)
    return entry
  }
  const first = (low: number, high: number) => from(byHash.first(low), low, high)
  const next = (entry: number) => from(byHash.next(entry), lows.at(entry), highs.at(entry))
  const contactOf = (entry: number) => Math.floor(whose.at(entry) / kinds)
  const kindOf = (entry: number) => whose.at(entry) % kinds
  const firstOf = (contact: number) => heads.at(contact) - 1
  const nextOf = (entry: number) => nexts.at(entry) - 1

  return {
    add(contact, low, high, kind) {
      for (let known = first(low, high); known >= 0; known = next(known)) {
        if (contactOf(known) !== contact) continue
        whose.put(known, contact * kinds + (kindOf(known) | kind))
        return
      }
      const entry = free.pop() ?? size++
      lows.put(entry, low)
      highs.put(entry, high)
      whose.put(entry, contact * kinds + kind)
      nexts.put(entry, heads.at(contact))
      heads.put(contact, entry + 1)
      byHash.add(entry)
    },
    forget(contact) {
      for (let entry = firstOf(contact); entry >= 0; entry = nextOf(entry)) {
        byHash.remove(entry)
        free.push(entry)
      }
      heads.put(contact, 0)
    },
    first,
    next,
    firstOf,
    nextOf,
    contactOf,
    kindOf,
    lowOf: lows.at,
    highOf: highs.at,
  }
}
