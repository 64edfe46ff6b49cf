/**
 * Whether two stores hold the same: per table the number of rows and a sum over the hashes of all of them, in whatever order they lie.
 * Two stores of one version with equal sums hold equal rows; a copy that differs by one byte has another sum.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { tablesOf } from './backup.ts'
import type { Connect } from './database.ts'

export type TableSum = { table: string; rows: number; sum: string }

/**
 * One moment of the whole store, read once; about a minute for some ten million rows.
 * @param without tables that need not be the same, such as sessions
 */
export async function checksum(connect: Connect, without: readonly string[] = []): Promise<TableSum[]> {
  const client = new pg.Client({ ...connect, application_name: 'samenspraak checksum' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // The text of a row must not depend on how a server was set up.
    await client.query("set local timezone to 'UTC'")
    await client.query("set local datestyle to 'ISO'")
    const sums: TableSum[] = []
    for (const { name, columns } of await tablesOf(client))
      if (!without.includes(name)) sums.push(await sumOf(client, name, columns))
    return sums.sort((a, b) => (a.table < b.table ? -1 : 1))
  } finally {
    await client.end()
  }
}

/** One line that stands for all tables. */
export function wholeSum(sums: readonly TableSum[]): string {
  const hash = createHash('sha256')
  for (const { table, rows, sum } of sums) hash.update(`${table} ${rows} ${sum}\n`)
  return hash.digest('hex').slice(0, 32)
}

async function sumOf(client: pg.Client, table: string, columns: readonly string[]): Promise<TableSum> {
  const row = `row(${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})::text`
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(${row}, 0)::numeric), 0)::text as sum
     from ${pg.escapeIdentifier(table)}`,
  )
  return { table, rows: Number(rows[0]?.rows ?? 0), sum: rows[0]?.sum ?? '0' }
}
