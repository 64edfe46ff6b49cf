/** Contacts as small numbers, and who stands for whom. */
import { ids } from './ids.ts'

export type Contacts = {
  /** -1 when nobody here has this id. @param words an id as four words of 32 bits, from a place on */
  find(words: Uint32Array, at: number): number
  /** The number of this contact, a new one when it is not known. */
  take(words: Uint32Array, at: number): number
  idOf(contact: number): string
  rootOf(contact: number): number
  /** The contacts that a person consists of, the one that stands for them first. */
  partsOf(root: number): readonly number[]
  /** @param root null: it stands for itself */
  join(contact: number, root: number | null): void
  size(): number
}

/** @param expected how many there will be, as far as that is known */
export function contacts(expected?: number): Contacts {
  // With each goes who stands for it, and one more; 0 is itself.
  const all = ids(expected)
  const parts = new Map<number, number[]>()
  const rootOf = (contact: number) => (all.get(contact) || contact + 1) - 1

  return {
    find: all.find,
    take: all.take,
    idOf: all.textOf,
    rootOf,
    partsOf: (root) => parts.get(root) ?? [root],
    join(contact, root) {
      const before = rootOf(contact)
      const now = root ?? contact
      if (before === now) return
      const left = (parts.get(before) ?? []).filter((part) => part !== contact)
      if (left.length > 1) parts.set(before, left)
      else parts.delete(before)
      all.put(contact, now === contact ? 0 : now + 1)
      if (now !== contact) parts.set(now, [...(parts.get(now) ?? [now]), contact])
    },
    size: all.size,
  }
}
