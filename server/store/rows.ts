/**
 * Many rows in one statement. JSON is the one shape that carries every column type, costs one parameter whatever the number of
 * rows, and is built by the engine in one go; `json_to_recordset` is about as fast as arrays and far easier to read.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Store } from './database.ts'
import type { Tables } from './tables.ts'

type Row = { [column: string]: unknown }

/** `{ id: 'uuid', n: 'int' }`: the columns of a set of rows and their PostgreSQL types. */
export type Columns<R extends Row> = { readonly [K in keyof R & string]: string }

/**
 * `json_to_recordset($rows) as name(column type, ...)`, to select or join from. Look rows up with it by `cross join lateral (select ..
 * limit 1)`: that is one index look-up a row, whatever the planner believes. A plain join was measured to read the whole organisation
 * for each batch when its statistics were old.
 */
export function recordset<R extends Row>(name: string, columns: Columns<R>, rows: readonly R[]): RawBuilder<unknown> {
  const shape = Object.entries(columns).map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(String(type))}`)
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as ${sql.ref(name)}(${sql.join(shape)})`
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

/** Bytes as JSON carries them into a `bytea` column. */
export function hexBytes(hex: string): string {
  return `\\x${hex}`
}
