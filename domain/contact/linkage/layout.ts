/**
 * Which columns of a file are compared, and as what. A column that only says again what others say (a full name beside its parts) is no new
 * evidence: it is left out, and its words are known as names. A full name that stands alone is compared in two parts.
 */
import { type Kind, kindOf } from './kind.ts'
import { plain } from './plain.ts'
import type { Row } from './table.ts'

export type Layout = {
  columns: readonly {
    name: string
    kind: Kind
    from: number
    part: 'whole' | 'first' | 'last'
    /** Somebody's own: who live in one house differ in it. */
    own: boolean
  }[]
  /** Columns with names in them, also those that are not compared. */
  names: readonly number[]
}

/** In how many rows another column must be repeated. */
const repeated = 0.9
/** Looking at more rows teaches nothing. */
const mostRows = 20_000
/** More columns than this are not compared; the fullest ones stay. */
export const mostColumns = 16

/** @param leave headers that are no evidence: the id, and what is known about the truth */
export function layoutOf(headers: readonly string[], rows: readonly Row[], leave: readonly string[] = []): Layout {
  const some = rows.length <= mostRows ? rows : rows.filter((_, i) => i % Math.ceil(rows.length / mostRows) === 0)
  const seen = headers.map((name, from) => {
    const values = some.map((row) => plain(row[from] ?? ''))
    const filled = values.filter((value) => value !== '').length
    return { name, from, values, filled, words: values.map((value) => new Set(value.split(/[\s,.]+/).filter(Boolean))) }
  })
  const usable = seen.filter(
    ({ name, filled, values }) => !leave.includes(name) && filled > 0 && new Set(values).size > 1,
  )
  const told = usable.filter((wide) => usable.some((narrow) => repeats(wide, narrow)))
  const kinds = new Map(usable.map(({ from, name, values }) => [from, kindOf(name, values)]))
  const columns = usable
    .filter((column) => !told.includes(column))
    .sort((a, b) => b.filled - a.filled)
    .slice(0, mostColumns)
    .sort((a, b) => a.from - b.from)
    .flatMap(({ name, from, words }) => {
      const kind = kinds.get(from) ?? 'text'
      const mean =
        words.reduce((sum, { size }) => sum + size, 0) / Math.max(1, words.filter(({ size }) => size > 0).length)
      const parts = kind === 'name' && mean > 1.6 ? (['first', 'last'] as const) : (['whole'] as const)
      return parts.map((part) => ({ name, kind, from, part, own: isOwn(name, kind, part) }))
    })
  return { columns, names: usable.flatMap(({ from }) => (kinds.get(from) === 'name' ? [from] : [])) }
}

const isOwn = (header: string, kind: Kind, part: string) =>
  kind === 'date' ||
  kind === 'code' ||
  (kind === 'name' && (part === 'first' || /first|given|fore|voor|roep/.test(plain(header))))

type Seen = { from: number; filled: number; words: readonly Set<string>[] }

/** Whether all that `narrow` says stands in `wide` as well. Of two that say the same the first stays. */
function repeats(wide: Seen, narrow: Seen): boolean {
  if (wide === narrow) return false
  let [both, within, wider] = [0, 0, 0]
  for (const [i, words] of wide.words.entries()) {
    const part = narrow.words[i]
    if (!part || part.size === 0 || words.size === 0) continue
    both++
    if ([...part].every((word) => words.has(word))) within++
    if (words.size > part.size) wider++
  }
  if (both < narrow.filled * repeated || both < wide.filled / 2 || within < both * repeated) return false
  return wider > both / 10 || wide.from > narrow.from
}
