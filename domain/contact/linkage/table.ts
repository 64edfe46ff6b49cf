/**
 * Records as numbers: each different value of a column is held once, so that comparing the same two values again costs a look in a table. A
 * table grows by a record at a time.
 */
import type { Layout } from './layout.ts'
import { normal } from './normal.ts'

export type Row = readonly string[]

export type Column = {
  name: string
  kind: Layout['columns'][number]['kind']
  /** Of each record; -1 where there is no value. */
  codes: number[]
  /** Normal values, and how many records have each. */
  values: string[]
  /** The same as they are compared: a family name without the words before it. */
  forms: string[]
  counts: number[]
  filled: number
  /** The codes of values. */
  ids: Map<string, number>
}

export type Table = {
  layout: Layout
  size: number
  columns: readonly Column[]
  /** Of each record: all words of its names, in whatever column they stand. */
  names: ReadonlySet<string>[]
  /** How many records have each of those words. */
  named: Map<string, number>
}

export function createTable(layout: Layout): Table {
  const columns = layout.columns.map(({ name, kind }): Column => {
    return { name, kind, codes: [], values: [], forms: [], counts: [], filled: 0, ids: new Map() }
  })
  return { layout, size: 0, columns, names: [], named: new Map() }
}

/** @returns the number of the record in the table */
export function addRow(table: Table, row: Row): number {
  const { layout, columns } = table
  for (const [i, column] of columns.entries()) {
    const place = layout.columns[i]
    const value = place ? partOf(normal(column.kind, row[place.from] ?? ''), place.part) : ''
    column.codes.push(value === '' ? -1 : codeOf(column, value))
  }
  const names = layout.names.flatMap((from) => normal('name', row[from] ?? '').split(' '))
  const words = new Set(names.filter((word) => word.length > 1))
  for (const word of words) table.named.set(word, (table.named.get(word) ?? 0) + 1)
  table.names.push(words)
  return table.size++
}

function codeOf(column: Column, value: string): number {
  column.filled++
  const known = column.ids.get(value)
  const code = known ?? column.values.push(value) - 1
  if (known === undefined) {
    column.ids.set(value, code)
    column.forms.push(column.kind === 'name' ? withoutParticles(value) : value)
  }
  column.counts[code] = (column.counts[code] ?? 0) + 1
  return code
}

/** Words that stand before a family name and are often left out. */
const particles = /^(van|von|de|den|der|het|t|ten|ter|te|la|le|du|el|al|bin|vd) /

function partOf(name: string, part: 'whole' | 'first' | 'last'): string {
  if (part === 'whole') return name
  const words = name.split(' ')
  return (part === 'first' ? words[0] : words.length > 1 ? words.at(-1) : '') ?? ''
}

/** "van der Berg" and "Berg" are one. */
const withoutParticles = (name: string): string => {
  const rest = name.replace(particles, '')
  return rest === name ? name : withoutParticles(rest)
}
