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

export type Names = {
  add(contact: number, low: number, high: number, kind: number): void
  /** All names of a contact. */
  forget(contact: number): void
  /** Whom a name is of. */
  each(low: number, high: number, see: (contact: number, kind: number) => void): void
  /** What a contact is called. */
  of(contact: number, see: (low: number, high: number, kind: number) => void): void
}

export function names(): Names {
  const [lows, highs, whose, nexts, heads] = [pages(), pages(), pages(), pages(), pages()]
  const byHash = chains((entry) => lows.at(entry))
  const free: number[] = []
  let size = 0

  const find = (low: number, high: number, contact: number): number => {
    for (let entry = byHash.first(low); entry >= 0; entry = byHash.next(entry))
      if (isAt(entry, low, high) && Math.floor(whose.at(entry) / kinds) === contact) return entry
    return -1
  }
  const isAt = (entry: number, low: number, high: number) => lows.at(entry) === low && highs.at(entry) === high

  return {
    add(contact, low, high, kind) {
      const known = find(low, high, contact)
      if (known >= 0) {
        whose.put(known, contact * kinds + ((whose.at(known) % kinds) | kind))
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
      for (let entry = heads.at(contact) - 1; entry >= 0; entry = nexts.at(entry) - 1) {
        byHash.remove(entry)
        free.push(entry)
      }
      heads.put(contact, 0)
    },
    each(low, high, see) {
      for (let entry = byHash.first(low); entry >= 0; entry = byHash.next(entry)) {
        if (!isAt(entry, low, high)) continue
        const held = whose.at(entry)
        see(Math.floor(held / kinds), held % kinds)
      }
    },
    of(contact, see) {
      for (let entry = heads.at(contact) - 1; entry >= 0; entry = nexts.at(entry) - 1)
        see(lows.at(entry), highs.at(entry), whose.at(entry) % kinds)
    },
  }
}
