/** Contacts as small numbers, and who stands for whom. 40 bytes each. */
import { chains } from './chains.ts'
import { pages } from './pages.ts'

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

export function contacts(): Contacts {
  const columns = [pages(), pages(), pages(), pages()]
  const roots = pages()
  const parts = new Map<number, number[]>()
  let size = 0
  // Ids are made in time: only their end is by chance.
  const byId = chains((contact) => columns[3]?.at(contact) ?? 0)

  const find = (words: Uint32Array, at: number): number => {
    for (let one = byId.first(words[at + 3] ?? 0); one >= 0; one = byId.next(one))
      if (columns.every((column, i) => column.at(one) === words[at + i])) return one
    return -1
  }
  const rootOf = (contact: number) => (roots.at(contact) || contact + 1) - 1

  return {
    find,
    take(words, at) {
      const known = find(words, at)
      if (known >= 0) return known
      for (const [i, column] of columns.entries()) column.put(size, words[at + i] ?? 0)
      byId.add(size)
      return size++
    },
    idOf: (contact) => textOf(columns.map((column) => column.at(contact))),
    rootOf,
    partsOf: (root) => parts.get(root) ?? [root],
    join(contact, root) {
      const before = rootOf(contact)
      const now = root ?? contact
      if (before === now) return
      const left = (parts.get(before) ?? []).filter((part) => part !== contact)
      if (left.length > 1) parts.set(before, left)
      else parts.delete(before)
      roots.put(contact, now === contact ? 0 : now + 1)
      if (now !== contact) parts.set(now, [...(parts.get(now) ?? [now]), contact])
    },
    size: () => size,
  }
}

/** An id in words. */
export function wordsOf(id: string): Uint32Array {
  const digits = id.replaceAll('-', '')
  return Uint32Array.from([0, 8, 16, 24], (at) => Number.parseInt(digits.slice(at, at + 8), 16))
}

function textOf(words: readonly number[]): string {
  const digits = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
