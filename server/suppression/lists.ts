/** A list of something by name: what somebody agreed to, what they were sent. Many people have the same list, which is kept once. */
import { table } from './table.ts'

export type Lists<T> = {
  /** The place of a name, by which two spellings of one are known; -1 when there is no list. */
  find(low: number, high: number): number
  at(place: number): readonly T[]
  put(low: number, high: number, list: readonly T[]): void
  /** Change every list; what becomes empty is forgotten. */
  sweep(change: (list: readonly T[]) => readonly T[]): void
  isEmpty(): boolean
}

const mostShared = 20_000
const none: readonly never[] = []

export function lists<T>(): Lists<T> {
  // With its hash, the other half of it.
  const all = table(1)
  const held: (readonly T[] | null)[] = []
  const shared = new Map<string, readonly T[]>()

  const share = (list: readonly T[]): readonly T[] => {
    const key = JSON.stringify(list)
    const known = shared.get(key)
    if (known) return known
    if (shared.size >= mostShared) shared.clear()
    shared.set(key, list)
    return list
  }
  const find = (low: number, high: number): number => {
    let place = all.first(low)
    while (place >= 0 && (all.hashOf(place) !== low || all.get(place, 0) !== high)) place = all.next(place)
    return place
  }
  const drop = (place: number) => {
    all.remove(place)
    held[place] = null
  }

  return {
    find,
    at: (place) => held[place] ?? none,
    put(low, high, list) {
      const known = find(low, high)
      if (list.length === 0) {
        if (known >= 0) drop(known)
        return
      }
      const place = known >= 0 ? known : all.add(low)
      held[place] = share(list)
      all.put(place, 0, high)
    },
    sweep(change) {
      shared.clear()
      for (const [place, list] of held.entries()) {
        if (!list) continue
        const now = change(list)
        if (now.length === 0) drop(place)
        else if (now !== list) held[place] = share(now)
      }
    },
    isEmpty: () => all.size() === 0,
  }
}
