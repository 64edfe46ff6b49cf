/** A list of something by name: what somebody agreed to, what they were sent. Many people have the same list, which is kept once. */
import { chains } from './chains.ts'
import { pages } from './pages.ts'

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
  const [lows, highs] = [pages(), pages()]
  const byHash = chains((place) => lows.at(place))
  const held: (readonly T[] | null)[] = []
  const free: number[] = []
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
    for (let place = byHash.first(low); place >= 0; place = byHash.next(place))
      if (lows.at(place) === low && highs.at(place) === high) return place
    return -1
  }
  const drop = (place: number) => {
    byHash.remove(place)
    held[place] = null
    free.push(place)
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
      const place = known >= 0 ? known : (free.pop() ?? held.length)
      held[place] = share(list)
      if (known >= 0) return
      lows.put(place, low)
      highs.put(place, high)
      byHash.add(place)
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
    isEmpty: () => held.length === free.length,
  }
}
