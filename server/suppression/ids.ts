/** Ids as small numbers, in the order in which they came, each with a number that goes with it. 28 bytes each. */
import { table } from './table.ts'

export type Ids = {
  /** -1 when it is not known. @param words an id as four words of 32 bits, from a place on */
  find(words: Uint32Array, at: number): number
  /** The number of this id, a new one when it is not known. */
  take(words: Uint32Array, at: number): number
  textOf(number: number): string
  /** 0 where nothing was put. */
  get(number: number): number
  put(number: number, value: number): void
  size(): number
}

const withIt = 3

/** @param expected how many there will be, as far as that is known */
export function ids(expected?: number): Ids {
  const known = table(4, expected)
  const isOf = (place: number, words: Uint32Array, at: number) =>
    known.get(place, 2) === words[at + 2] && known.get(place, 1) === words[at + 1] && known.get(place, 0) === words[at]
  // Ids are made in time: only their end is by chance, and that is the hash.
  const find = (words: Uint32Array, at: number): number => {
    const end = words[at + 3] ?? 0
    let place = known.first(end)
    while (place >= 0 && !(known.hashOf(place) === end && isOf(place, words, at))) place = known.next(place)
    return place
  }
  return {
    find,
    take(words, at) {
      const before = find(words, at)
      if (before >= 0) return before
      const place = known.add(words[at + 3] ?? 0)
      for (let i = 0; i < 3; i++) known.put(place, i, words[at + i] ?? 0)
      return place
    },
    textOf: (place) => textOf([0, 1, 2].map((i) => known.get(place, i)).concat(known.hashOf(place))),
    get: (place) => known.get(place, withIt),
    put: (place, value) => known.put(place, withIt, value),
    size: known.size,
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
