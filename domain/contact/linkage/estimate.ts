/**
 * Learns what agreements weigh from the records themselves, without anybody telling which are one person. How often different people agree
 * (`u`) is counted on pairs taken evenly from all; how often one person agrees with themselves (`m`), and how rare a match is, by
 * expectation maximisation (Dempster, Laird & Rubin 1977; for linkage Winkler 1988) over the pairs that met in a block. Pairs that did not
 * meet count as no match, so the estimate is of all pairs, as long as blocks find most matches.
 *
 * Cost: one look per pair and column, then some tens of rounds over the different patterns of levels.
 */
import { type Agreement, agreementOf } from './agreement.ts'
import { levelsOf } from './levels.ts'
import { bounds, type Chances, type Model, rarity } from './model.ts'
import type { Pairs } from './pairs.ts'
import type { Column, Table } from './table.ts'

/** `sample`: pairs that are counted, at most `each` with one record. `before`: the guess that everything begins with counts for as much as this many matches. */
export const learning = { sample: 200_000, each: 60, rounds: 25, before: 20 }

export function estimate(table: Table, pairs: Pairs, agreement: Agreement = agreementOf(table)): Model {
  const us = countApart(table, agreement)
  const patterns = patternsOf(table, pairs, agreement, us)
  const begin: Model = {
    columns: table.columns.map(({ kind }, i) => ({ m: guess(levelsOf(kind).length), u: us[i] ?? [] })),
    prior: Math.min(0.1, 1 / table.size),
  }
  const learn = (held: (column: Column) => boolean) => {
    let model = begin
    for (let round = 0; round < learning.rounds; round++) model = once(model, patterns, table, held)
    return model
  }
  const free = learn(() => false)
  return namesAgree(free, table) ? free : learn(({ kind }) => kind === 'name')
}

/**
 * Where few are twice in the records, what stands out may be something else than a person: a household, a town. One person mostly has one
 * name; where what was found has not, it is learnt again with the names held to what one expects of a person.
 */
function namesAgree({ columns }: Model, table: Table): boolean {
  return table.columns.every(({ kind }, i) => {
    const [m, levels] = [columns[i]?.m ?? [], levelsOf(kind)]
    return kind !== 'name' || (m[levels.indexOf('different')] ?? 0) + (m[levels.indexOf('initial')] ?? 0) < 0.5
  })
}

/** To begin with: most agree, some nearly, few not. */
const guess = (levels: number): number[] =>
  Array.from({ length: levels }, (_, level) => (level === 0 ? 0.75 : 0.25 / (levels - 1)))

/** u of each level. What agrees wholly is counted exactly; a level that the sample never shows is rarer than it could show. */
function countApart({ size, columns }: Table, agreement: Agreement): number[][] {
  const counts = columns.map(({ kind }) => levelsOf(kind).map(() => 0.5))
  const steps = Math.min(size - 1, learning.each, Math.max(1, Math.ceil(learning.sample / Math.max(1, size))))
  for (let step = 1; step <= steps; step++) {
    // Neighbours in order would be relatives; so the other one is far away, a different distance each time.
    const apart = 1 + Math.floor(((step * 0.618034) % 1) * (size - 1))
    for (let a = 0; a < size; a++)
      for (const [i, count] of counts.entries()) {
        const level = agreement.level(i, a, (a + apart) % size)
        if (level < count.length) count[level] = (count[level] ?? 0) + 1
      }
  }
  return counts.map((count, i) => {
    const column = columns[i]
    const sum = count.reduce((all, one) => all + one, 0)
    const same = column
      ? column.counts.reduce((all, one) => all + one * (one - 1), 0) / (column.filled * Math.max(1, column.filled - 1))
      : 0
    return count.map((one, level) => (level === 0 ? Math.max(same, 1e-9) : one / sum))
  })
}

type Patterns = {
  /** Of each pair: its pattern, and what the rareness of its values adds. */
  of: Int32Array
  rare: Float32Array
  levels: readonly (readonly number[])[]
}

function patternsOf(table: Table, pairs: Pairs, agreement: Agreement, us: readonly number[][]): Patterns {
  const known = new Map<number, number>()
  const levels: number[][] = []
  const of = new Int32Array(pairs.size)
  const rare = new Float32Array(pairs.size)
  for (let pair = 0; pair < pairs.size; pair++) {
    const [a, b] = [pairs.a[pair] ?? 0, pairs.b[pair] ?? 0]
    let [name, bonus] = [0, 0]
    const found: number[] = []
    for (let i = 0; i < table.columns.length; i++) {
      const level = agreement.level(i, a, b)
      bonus += rarity(agreement, i, level, a, b, us[i]?.[level] ?? 1)
      name = name * ((agreement.sizes[i] ?? 0) + 1) + level
      found.push(level)
    }
    let pattern = known.get(name)
    if (pattern === undefined) {
      pattern = levels.push(found) - 1
      known.set(name, pattern)
    }
    of[pair] = pattern
    rare[pair] = bonus
  }
  return { of, rare, levels }
}

function once(model: Model, { of, rare, levels }: Patterns, table: Table, held: (column: Column) => boolean): Model {
  const before = Math.log2(model.prior / (1 - model.prior))
  const weights = levels.map(
    (found) => before + found.reduce((sum, level, i) => sum + weightOf(model.columns[i], level), 0),
  )
  const matches = new Float64Array(levels.length)
  for (let pair = 0; pair < of.length; pair++) {
    const pattern = of[pair] ?? 0
    const weight = (weights[pattern] ?? 0) + (rare[pair] ?? 0)
    matches[pattern] = (matches[pattern] ?? 0) + 1 / (1 + 2 ** -weight)
  }
  const sum = matches.reduce((all, one) => all + one, 0)
  const columns = model.columns.map(({ m, u }, i): Chances => {
    const column = table.columns[i]
    if (column && held(column)) return { m, u }
    const counts = guess(m.length).map((part) => part * learning.before)
    for (const [pattern, found] of levels.entries()) {
      const level = found[i] ?? -1
      if (level < counts.length) counts[level] = (counts[level] ?? 0) + (matches[pattern] ?? 0)
    }
    const all = counts.reduce((sofar, one) => sofar + one, 0)
    return { m: counts.map((one) => one / all), u }
  })
  return { columns, prior: Math.min(0.5, Math.max(sum, 1) / ((table.size * (table.size - 1)) / 2)) }
}

function weightOf(chances: Chances | undefined, level: number): number {
  const [m, u] = [chances?.m[level], chances?.u[level]]
  return m === undefined || u === undefined ? 0 : Math.max(bounds.least, Math.min(bounds.most, Math.log2(m / u)))
}
