/**
 * Which records are one person. Probabilistic record linkage without examples: Fellegi & Sunter (1969) with the frequencies of values and
 * expectation maximisation (Winkler 1988, 1989), in the order that Splink's documentation describes: type the columns (layout.ts), let who
 * shares something rare meet (blocks.ts), learn what agreements weigh (estimate.ts), weigh each pair (model.ts), join (persons.ts).
 *
 * The result does not depend on the order of the records: they are put in the order of what they say first. Nothing here decides
 * about a customer: what is likely is suggested, with its reasons (explain.ts).
 *
 * Cost: some hundred comparisons for each record; 25,000 records take some ten seconds of one core.
 */
import { agreementOf } from './agreement.ts'
import type { Blocks } from './blocks.ts'
import { estimate } from './estimate.ts'
import { layoutOf } from './layout.ts'
import { type Model, type Scale, scaleOf } from './model.ts'
import { blocksOf, pairsOf } from './pairs.ts'
import { type Edge, type Limits, limits, personsOf, type Rules, thresholds } from './persons.ts'
import { addRow, createTable, type Row, type Table } from './table.ts'

export type Options = {
  /** Headers of columns that are no evidence: the id, what is known about the truth. */
  leave?: readonly string[]
  /** What people here decided, by the number of the row. */
  always?: readonly (readonly [number, number])[]
  never?: readonly (readonly [number, number])[]
  limits?: Limits
}

export type Linked = {
  table: Table
  model: Model
  scale: Scale
  blocks: Blocks
  /** Pairs that are rather one person than two, by number in the table. */
  edges: readonly Edge[]
  rules: Rules
  /** The number in the table of each row that was given. */
  places: readonly number[]
  /** The rows of each person. */
  persons: readonly (readonly number[])[]
}

export function link(headers: readonly string[], rows: readonly Row[], options: Options = {}): Linked {
  const order = orderOf(rows)
  const table = createTable(
    layoutOf(
      headers,
      order.map((row) => rows[row] ?? []),
      options.leave,
    ),
  )
  const places: number[] = []
  for (const row of order) places[row] = addRow(table, rows[row] ?? [])
  const blocks = blocksOf(table)
  const pairs = pairsOf(table, blocks)
  const agreement = agreementOf(table)
  const model = estimate(table, pairs, agreement)
  const scale = scaleOf(table, model, agreement)
  const edges: Edge[] = []
  for (let i = 0; i < pairs.size; i++) {
    const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
    const weight = scale.weigh(a, b)
    if (weight >= thresholds.likely) edges.push({ a, b, weight })
  }
  const decided = (all: Options['always'] = []) => all.map(([a, b]) => [places[a] ?? -1, places[b] ?? -1] as const)
  const { always, never } = { always: decided(options.always), never: decided(options.never) }
  const rules = { weigh: scale.weigh, columns: table.columns, limits: options.limits ?? limits, always, never }
  const persons = personsOf([...order.keys()], edges, rules)
  const byRow = persons.map((members) => members.map((place) => order[place] ?? -1))
  return { table, model, scale, blocks, edges, rules, places, persons: byRow }
}

/** Rows by what they say. Rows that say the same may stand in any order: nothing can tell them apart. */
function orderOf(rows: readonly Row[]): number[] {
  const keys = rows.map((row) => row.join('\u0001'))
  return [...keys.keys()].sort((a, b) =>
    (keys[a] ?? '') < (keys[b] ?? '') ? -1 : (keys[a] ?? '') > (keys[b] ?? '') ? 1 : a - b,
  )
}
