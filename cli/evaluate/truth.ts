/**
 * What is known about who is one person, in the shapes in which data sets carry it:
 * - a column `cluster`, `group`, `person`, `entity` (and the like) beside the id, in a file of its own or in the records themselves;
 * - two columns of ids: pairs that are one person; a third column may say for each whether it is (1, true, yes; a number from 0.5);
 * - ids that say it themselves, as FEBRL writes them: `rec-12-org`, `rec-12-dup-0`.
 */
import { Unusable } from '../command.ts'
import type { Sheet } from './sheet.ts'

export type Truth = {
  /** Who each record is: records with the same number are one person. */
  same: readonly number[]
  /** Columns of the records that are no evidence. */
  leave: readonly string[]
}

const cluster = /^(true_?)?(cluster|group|person|entity|ent|label|truth)(_?(id|no|nr|number))?$/i
const idName = /^(id|unique_?id|rec(ord)?_?id|rec_?no|row_?id|key)$/i
const febrl = /^(rec-\d+)-(org|dup-\d+)$/

/** @throws Unusable when the labels do not fit the records */
export function truthOf(records: Sheet, labels: Sheet): Truth {
  const id = idColumn(records)
  const ids = records.rows.map((row) => row[id] ?? '')
  const places = new Map(ids.map((one, i) => [one, i]))
  if (places.size < ids.length) throw new Unusable(twice(records, id))
  const columns = columnsOf(labels, records.headers[id] ?? '', places)
  const same = columns
    ? 'cluster' in columns
      ? clustered(labels, columns, places)
      : paired(labels, columns, places)
    : fromIds(ids)
  if (!same)
    throw new Unusable(
      `${labels.path}: no truth in it. It should have a column "cluster" beside the ids, or two columns with ids of ${records.path} in each row`,
    )
  const told = columns && 'cluster' in columns ? labels.headers[columns.cluster] : undefined
  return { same, leave: records.headers.filter((header, i) => i === id || header === told || cluster.test(header)) }
}

/** By its name, else the first column in which every record has a value of its own. */
function idColumn({ path, headers, rows }: Sheet): number {
  const named = headers.findIndex((header) => idName.test(header))
  if (named !== -1) return named
  const own = headers.findIndex((_, i) => new Set(rows.map((row) => row[i] ?? '')).size === rows.length)
  if (own !== -1) return own
  throw new Unusable(`${path} has no column of ids: call one "id"`)
}

function twice({ path, rows, lines }: Sheet, id: number): string {
  const seen = new Map<string, number>()
  for (const [i, row] of rows.entries()) {
    const [one, line] = [row[id] ?? '', lines[i] ?? 0]
    const first = seen.get(one)
    if (first !== undefined) return `${path}, line ${line}: the id "${one}" stands on line ${first} as well`
    seen.set(one, line)
  }
  return `${path}: an id stands twice`
}

type Places = ReadonlyMap<string, number>
type Clusters = { id: number; cluster: number }
type Pairs = { a: number; b: number; verdict: number }

/** Where the truth stands in the labels; null when it does not. */
function columnsOf({ headers, rows }: Sheet, idHeader: string, places: Places): Clusters | Pairs | null {
  const ids = headers.flatMap((_, i) =>
    rows.filter((row) => places.has(row[i] ?? '')).length > rows.length / 2 ? [i] : [],
  )
  const named = headers.findIndex((header) => cluster.test(header))
  const same = headers.indexOf(idHeader)
  const [id = -1, other = -1] = (same === -1 ? ids : [same, ...ids.filter((i) => i !== same)]).filter(
    (i) => i !== named,
  )
  const verdict = headers.findIndex((header, i) => i !== id && i !== other && /match|label|same|score/i.test(header))
  if (id === -1) return null
  if (named !== -1 && (other === -1 || (same !== -1 && named !== verdict))) return { id, cluster: named }
  if (other !== -1) return { a: id, b: other, verdict }
  return headers.length === 2 ? { id, cluster: 1 - id } : null
}

/** A record of which nothing is said is nobody else. */
function clustered({ rows }: Sheet, { id, cluster }: Clusters, places: Places): number[] {
  const clusters = new Map<string, number>()
  const same = [...places.values()].map((place) => -1 - place)
  for (const row of rows) {
    const [place, name] = [places.get(row[id] ?? ''), row[cluster] ?? '']
    if (place === undefined || name === '') continue
    if (!clusters.has(name)) clusters.set(name, clusters.size)
    same[place] = clusters.get(name) ?? 0
  }
  return same
}

/** Pairs are joined with all that they are paired with. */
function paired({ rows }: Sheet, { a, b, verdict }: Pairs, places: Places): number[] {
  const same = [...places.values()]
  const rootOf = (place: number): number => {
    for (let at = place; ; ) {
      const above = same[at] ?? at
      if (above === at) return at
      same[at] = same[above] ?? above
      at = above
    }
  }
  for (const row of rows) {
    const [one, other] = [places.get(row[a] ?? ''), places.get(row[b] ?? '')]
    if (one === undefined || other === undefined || (verdict !== -1 && !says(row[verdict] ?? ''))) continue
    same[rootOf(other)] = rootOf(one)
  }
  return same.map((_, place) => rootOf(place))
}

const says = (value: string) => /^(true|yes|y|match|ja)$/i.test(value) || Number(value) >= 0.5

function fromIds(ids: readonly string[]): number[] | null {
  const names = ids.map((id) => febrl.exec(id)?.[1])
  if (names.some((name) => name === undefined)) return null
  const numbers = new Map([...new Set(names)].map((name, i) => [name, i]))
  return names.map((name) => numbers.get(name) ?? -1)
}
