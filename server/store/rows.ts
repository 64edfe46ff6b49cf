/**
 * Many rows in one statement: an array for each column, unnested side by side. Measured against `json_to_recordset`, with messages of
 * 26 columns: half the time of the store and two thirds of ours, because no name is written or read again for every row.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Store } from './database.ts'
import type { Tables } from './tables.ts'

type Row = { [column: string]: unknown }

/** `{ id: 'uuid', n: 'int' }`: the columns of a set of rows and their PostgreSQL types. */
export type Columns<R extends Row> = { readonly [K in keyof R & string]: string }

/**
 * `unnest($ids, $texts, ...) as name(id, text, ...)`, to select or join from. Look rows up with it by `cross join lateral (select ..
 * limit 1)`: that is one index look-up a row, whatever the planner believes. A plain join was measured to read the whole organisation
 * for each batch when its statistics were old.
 */
export function recordset<R extends Row>(name: string, columns: Columns<R>, rows: readonly R[]): RawBuilder<unknown> {
  const all = Object.entries<string>(columns)
  // What is the same in every row travels once. The first column always travels as an array: it says how many rows there are.
  const same = new Set(all.slice(1).flatMap(([column]) => (isSame(column, rows) ? [column] : [])))
  const varying = all.filter(([column]) => !same.has(column))
  const names = sql.join(varying.map(([column]) => sql.ref(column)))
  const arrays = varying.map(([column, type]) => {
    const values = rows.map((row) => element(row[column], type))
    return sql`${`{${values.join(',')}}`}::${sql.raw(isList(type) ? 'text' : type)}[]`
  })
  const unnested = sql`unnest(${sql.join(arrays)}) as ${sql.ref(name)}(${names})`
  if (same.size === 0 && !all.some(([, type]) => isList(type))) return unnested
  // Lists of different lengths do not fit into one array: they travel as the texts that they are.
  const cast = all.map(([column, type]) => {
    const value = same.has(column) ? textOf(rows[0]?.[column], type) : sql.ref(column)
    return sql`${value}::${sql.raw(type)} as ${sql.ref(column)}`
  })
  return sql`(select ${sql.join(cast)} from ${unnested}) as ${sql.ref(name)}`
}

const isList = (type: string) => type.endsWith('[]')

function isSame<R extends Row>(column: keyof R, rows: readonly R[]): boolean {
  const value = rows[0]?.[column]
  return rows.length > 1 && rows.every((row) => row[column] === value)
}

/** A value as the store reads it. */
function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null
  if (type === 'jsonb') return JSON.stringify(value)
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((one) => element(one, 'text')).join(',')}}`
  return String(value)
}

/** A value as it stands in the text of an array. */
function element(value: unknown, type: string): string {
  const text = textOf(value, type)
  if (text === null) return 'NULL'
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
}

/**
 * Insert rows of one organisation; rows that exist already are left alone.
 * @returns how many were new
 */
export async function insertRows<R extends Row>(
  store: Store,
  organisationId: string,
  table: keyof Tables,
  columns: Columns<R>,
  rows: readonly R[],
  onConflict: RawBuilder<unknown> = sql`on conflict do nothing`,
): Promise<number> {
  if (rows.length === 0) return 0
  const names = Object.keys(columns).map((column) => sql.ref(column))
  const result = await sql`
    insert into ${sql.table(table)} (organisation_id, ${sql.join(names)})
    select ${organisationId}::uuid, ${sql.join(names)} from ${recordset('row', columns, rows)} ${onConflict}`.execute(
    store,
  )
  return Number(result.numAffectedRows ?? 0)
}

/** Bytes as text carries them into a `bytea` column. */
export function hexBytes(hex: string): string {
  return `\\x${hex}`
}
