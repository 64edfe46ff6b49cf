/** How two records agree: a level for each column. The same two values are compared once; so a million pairs cost a look in a table each. */
import type { Kind } from './kind.ts'
import { compare, type Level, levelsOf } from './levels.ts'
import type { Column, Table } from './table.ts'

export type Agreement = {
  /** Number of levels of each column; the level of a value that is not there is the one behind the last. */
  sizes: readonly number[]
  /** @returns the number of the level in `levelsOf(kind)`, or `sizes[column]` where either has no value */
  level(column: number, a: number, b: number): number
  /** The part of records that agree like these two by chance: they have the same value, or the same name elsewhere; null for another level. */
  commonness(column: number, level: number, a: number, b: number): number | null
}

/** A value that only these two have may well be had by others who are not here: it is taken as one of a few. */
const fewest = 3
/** In the world outside, the part of people who have the same value; counts for as much as `world` records, so it decides while there are few. */
const usual: Readonly<Record<Kind, number>> = {
  ...{ name: 2e-3, date: 5e-5, email: 1e-5, phone: 1e-5, postcode: 2e-4 },
  ...{ code: 1e-5, number: 2e-2, category: 0.3, text: 3e-3 },
}
const world = 200

/** Comparisons that are remembered for each column: the latest ones, a power of two of them. */
const remembered = 1 << 17

/** What two codes compared to. A new one takes the place of one that falls on the same spot, so that memory stays as it is. */
type Memory = { low: Int32Array; high: Int32Array; place: Uint8Array }

export function agreementOf(table: Table): Agreement {
  const places = table.columns.map(({ kind }) => new Map(levelsOf(kind).map((level, i) => [level, i])))
  const sizes = places.map(({ size }) => size)
  const memory = table.columns.map(
    (): Memory => ({
      low: new Int32Array(remembered).fill(-1),
      high: new Int32Array(remembered),
      place: new Uint8Array(remembered),
    }),
  )

  function valuesCompared(i: number, column: Column, low: number, high: number): number {
    const known = memory[i]
    const spot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 15
    if (known?.low[spot] === low && known.high[spot] === high) return known.place[spot] ?? 0
    const level = compare(column.kind, column.forms[low] ?? '', column.forms[high] ?? '')
    const place = places[i]?.get(level) ?? 0
    if (known) {
      known.low[spot] = low
      known.high[spot] = high
      known.place[spot] = place
    }
    return place
  }

  return {
    sizes,
    level(i, a, b) {
      const column = table.columns[i]
      const [codeA = -1, codeB = -1] = [column?.codes[a], column?.codes[b]]
      if (!column || codeA < 0 || codeB < 0) return sizes[i] ?? 0
      if (codeA === codeB) return 0
      const level = valuesCompared(i, column, Math.min(codeA, codeB), Math.max(codeA, codeB))
      if (column.kind !== 'name' || level !== places[i]?.get('different')) return level
      return elsewhere(table, i, a, b) ? (places[i]?.get('elsewhere') ?? level) : level
    },
    commonness(i, level, a, b) {
      const column = table.columns[i]
      if (!column || (level !== 0 && (column.kind !== 'name' || level !== places[i]?.get('elsewhere')))) return null
      const [count = 0, of] =
        level === 0
          ? [column.counts[column.codes[a] ?? -1], column.filled]
          : [table.named.get(elsewhere(table, i, a, b) ?? ''), table.size]
      return (Math.max(fewest, count) + usual[column.kind] * world) / (of + world)
    },
  }
}

/**
 * The word by which a name of one stands among all names of the other: they were swapped, or a second name is used. A word counts once: not
 * when an earlier column of names agreed by it already.
 */
function elsewhere(table: Table, i: number, a: number, b: number): string | null {
  const column = table.columns[i]
  if (!column) return null
  const words = [within(table, column, a, b), within(table, column, b, a)].filter((word) => word !== null)
  if (words.length === 0) return null
  const counted = table.columns.slice(0, i).flatMap((before, j) => {
    if (before.kind !== 'name') return []
    const [codeA = -1, codeB = -1] = [before.codes[a], before.codes[b]]
    if (codeA < 0 || codeB < 0) return []
    return codeA === codeB ? [before.values[codeA] ?? ''] : [elsewhere(table, j, a, b)]
  })
  return words.sort().find((word) => !counted.includes(word)) ?? null
}

function within({ names }: Table, { codes, values }: Column, one: number, other: number): string | null {
  const word = values[codes[one] ?? -1] ?? ''
  return word.length > 2 && names[other]?.has(word) ? word : null
}

export const levelName = (column: Column, place: number): Level | null => levelsOf(column.kind)[place] ?? null
