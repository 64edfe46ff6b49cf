/** Whether the message in sight meets a compiled query. */

import { doubled } from './blocks.ts'
import { ops, sizeAt } from './program.ts'
import { isSeen, type Sight } from './sight.ts'
import { field, recordOf } from './vocabulary.ts'

export function holds(code: Int32Array, at: number, sight: Sight): boolean {
  switch (code[at]) {
    case ops.said:
    case ops.open:
      return isSeen(sight.bits, code[at + 1] ?? 0)
    case ops.phrase:
      return phraseStands(code, at, sight, null)
    case ops.near:
      return standsNear(code, at, sight)
    case ops.not:
      return !holds(code, at + 2, sight)
    case ops.every: {
      const end = at + (code[at + 1] ?? 0)
      for (let next = at + 2; next < end; next += sizeAt(code, next)) if (!holds(code, next, sight)) return false
      return true
    }
    default: {
      const end = at + (code[at + 1] ?? 0)
      for (let next = at + 2; next < end; next += sizeAt(code, next)) if (holds(code, next, sight)) return true
      return false
    }
  }
}

/** Looks at the places of the part that stands there least. @param runs where to write all of them; null when one is enough */
function phraseStands(code: Int32Array, at: number, sight: Sight, runs: Runs | null): boolean {
  const [begin, end] = [at + 2, at + (code[at + 1] ?? 0)]
  let [rare, fewest] = [begin, Number.POSITIVE_INFINITY]
  for (let part = begin; part < end; part += 2) {
    const id = code[part + 1] ?? 0
    const times = isSeen(sight.bits, id) ? (sight.records[recordOf(id) + field.times] ?? 0) : 0
    if (times === 0) return false
    if (times < fewest) [rare, fewest] = [part, times]
  }
  const length = (end - begin) / 2
  for (
    let sighting = firstSighting(sight, code[rare + 1] ?? 0);
    sighting !== -1;
    sighting = sight.nextOfTerm[sighting] ?? -1
  ) {
    const from = (sight.place[sighting] ?? 0) - (rare - begin) / 2
    if (from < 0 || from + length > sight.tokens.count || !standsFrom(code, begin, end, from, sight)) continue
    if (!runs) return true
    write(runs, from, length)
  }
  return runs !== null
}

const firstSighting = ({ records }: Sight, id: number): number => records[recordOf(id) + field.first] ?? -1

function standsFrom(code: Int32Array, begin: number, end: number, from: number, sight: Sight): boolean {
  for (let part = begin, place = from; part < end; part += 2, place++)
    if (!standsAt(code[part + 1] ?? 0, place, sight)) return false
  return true
}

function standsAt(id: number, place: number, { atPlace, nextAtPlace, term }: Sight): boolean {
  for (let sighting = atPlace[place] ?? -1; sighting !== -1; sighting = nextAtPlace[sighting] ?? -1)
    if (term[sighting] === id) return true
  return false
}

/** Where something stands: the first place times 64, and how many places more; so they sort by place. */
type Runs = { at: Int32Array; count: number }
const [left, right]: [Runs, Runs] = [
  { at: new Int32Array(64), count: 0 },
  { at: new Int32Array(64), count: 0 },
]
const firstOf = (run: number): number => run >>> 6
const lastOf = (run: number): number => (run >>> 6) + (run & 63)

function write(runs: Runs, from: number, length: number): void {
  if (runs.count === runs.at.length) runs.at = doubled(runs.at)
  runs.at[runs.count++] = from * 64 + length - 1
}

function standsNear(code: Int32Array, at: number, sight: Sight): boolean {
  const within = code[at + 2] ?? 0
  left.count = 0
  right.count = 0
  collect(code, at + 3, sight, left)
  if (left.count === 0) return false
  collect(code, at + 3 + sizeAt(code, at + 3), sight, right)
  return right.count > 0 && (follows(left, right, within) || follows(right, left, within))
}

/** Into `runs`, in the order of their places. */
function collect(code: Int32Array, at: number, sight: Sight, runs: Runs): void {
  const op = code[at]
  if (op === ops.phrase) {
    phraseStands(code, at, sight, runs)
    return
  }
  if (op === ops.some) {
    const end = at + sizeAt(code, at)
    for (let next = at + 2; next < end; next += sizeAt(code, next)) collect(code, next, sight, runs)
    runs.at.subarray(0, runs.count).sort()
    return
  }
  const id = code[at + 1] ?? 0
  if (!isSeen(sight.bits, id)) return
  for (let sighting = firstSighting(sight, id); sighting !== -1; sighting = sight.nextOfTerm[sighting] ?? -1)
    write(runs, sight.place[sighting] ?? 0, 1)
}

/** Whether one of `then` begins behind one of `first`, near enough: for each the next one that begins, by halving. */
function follows(first: Runs, then: Runs, within: number): boolean {
  for (let i = 0; i < first.count; i++) {
    const last = lastOf(first.at[i] ?? 0)
    let [low, high] = [0, then.count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (firstOf(then.at[middle] ?? 0) > last) high = middle
      else low = middle + 1
    }
    if (low < then.count && firstOf(then.at[low] ?? 0) - last <= within) return true
  }
  return false
}
