/**
 * The same, one record at a time. A new record meets who shares something rare with it; the persons it might belong to are joined anew from
 * the strongest pair on, so an earlier decision is looked at again when better evidence comes. What agreements weigh is learnt anew, from
 * all records, each time their number has doubled. So in whatever order records come, the outcome is nearly that of all at once
 * (`evaluate identity --online` measures how nearly).
 *
 * Cost: some hundred comparisons for a record, and learning anew twice for each record in all.
 */

import { cluesOf } from './clues.ts'
import { type Linked, link, type Options } from './link.ts'
import { type Edge, personsOf, thresholds } from './persons.ts'
import { addRow, type Row } from './table.ts'

export type Online = {
  /** @returns the number of the record, from 0 */
  add(row: Row): number
  /** The records of each person, as it stands. */
  persons(): number[][]
}

/** How much the number of records grows before everything is learnt anew; with few records each one is news. */
const growth = 2
const few = 50

type State = {
  linked: Linked
  /** Rows by their number in the table. */
  rows: number[]
  near: Edge[][]
  person: (readonly number[])[]
}

export function createOnline(headers: readonly string[], options: Omit<Options, 'always' | 'never'> = {}): Online {
  const rows: Row[] = []
  let state = learn([])
  let next = 0

  function learn(given: readonly Row[]): State {
    const linked = link(headers, given, options)
    const near: Edge[][] = given.map(() => [])
    for (const edge of linked.edges) keep(near, edge)
    const byPlace: number[] = []
    for (const [row, place] of linked.places.entries()) byPlace[place] = row
    const person: (readonly number[])[] = []
    for (const members of linked.persons) {
      const places = members.map((row) => linked.places[row] ?? -1)
      for (const place of places) person[place] = places
    }
    return { linked, rows: byPlace, near, person }
  }

  return {
    add(row) {
      rows.push(row)
      if (rows.length <= next) place(state, row, rows.length - 1)
      else {
        state = learn(rows)
        next = rows.length < few ? 0 : rows.length * growth
      }
      return rows.length - 1
    },
    persons: () => [...new Set(state.person)].map((members) => members.map((place) => state.rows[place] ?? -1)),
  }
}

const keep = (near: Edge[][], edge: Edge) => {
  near[edge.a]?.push(edge)
  near[edge.b]?.push(edge)
}

function place({ linked, rows, near, person }: State, row: Row, number: number): void {
  const { table, blocks, scale, rules } = linked
  const a = addRow(table, row)
  rows[a] = number
  near[a] = []
  for (const b of blocks.add(a, cluesOf(table, a))) {
    const weight = scale.weigh(a, b)
    if (weight >= thresholds.likely) keep(near, { a, b, weight })
  }
  const touched = new Set((near[a] ?? []).flatMap(({ b }) => person[b] ?? []))
  touched.add(a)
  const within = [...touched].flatMap((record) =>
    (near[record] ?? []).filter((edge) => edge.a === record && touched.has(edge.b)),
  )
  for (const members of personsOf([...touched], within, rules)) for (const member of members) person[member] = members
}
