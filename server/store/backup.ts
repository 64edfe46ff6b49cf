/**
 * A backup: everything that the store holds at one moment, while the program goes on. Not in it are sessions (people sign in again)
 * and the key file, without which the secrets in it are of no use to a thief.
 */
import { existsSync } from 'node:fs'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { version } from '../version.ts'
import { type Header, type TableHeader, writeBackup } from './backup-file.ts'
import type { Connect } from './database.ts'
import { readMigrations } from './migrate.ts'

export type Progress = (done: number, total: number, table: string) => void
export type BackupSummary = { file: string; tables: number; rows: number }

/** Who is in, what is under way for a few minutes, and the index of search, which is made anew from the rest. */
export const leftOut: ReadonlySet<string> = new Set([
  'sign_in_session',
  'sign_in_verification',
  'search_entry',
  'search_fill',
])

/**
 * @param file must not exist yet
 * @param keyMark a mark of the key file (see `keyMarkOf`)
 */
export async function backup(
  connect: Connect,
  file: string,
  keyMark: string,
  progress: Progress = () => {},
): Promise<BackupSummary> {
  if (existsSync(file)) throw new Error(`${file} exists already. Give another name: a backup never overwrites.`)
  const client = new pg.Client({ ...connect, application_name: 'samenspraak backup' })
  await client.connect()
  try {
    // One snapshot for all tables. (On a distributed store it is one per organisation.)
    await client.query('begin isolation level repeatable read read only')
    const header = await describe(client, keyMark)
    const total = header.tables.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    await writeBackup(file, header, (table) =>
      rowsOf(client, table, (rows) => {
        done += rows
        progress(done, total, table.name)
      }),
    )
    return { file, tables: header.tables.length, rows: total }
  } finally {
    await client.end()
  }
}

async function describe(client: pg.Client, keyMark: string): Promise<Header> {
  const migrations = await client.query<{ name: string; hash: string }>(
    'select name, hash from migration order by name',
  )
  const tables: TableHeader[] = []
  for (const { name, columns } of await tablesOf(client)) {
    if (leftOut.has(name)) continue
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${pg.escapeIdentifier(name)}`)
    tables.push({ name, columns, rows: Number(rows[0]?.rows ?? 0) })
  }
  const at = new Date().toISOString()
  return { samenspraak: 'backup', format: 1, program: version, at, migrations: migrations.rows, keyMark, tables }
}

/** Tables that migrations of this version made and that are there, parents before children. */
export async function tablesOf(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const ours = readMigrations().flatMap(({ statements }) =>
    statements.flatMap(({ distribute }) => distribute?.table ?? []),
  )
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select c.relname::text as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname = any($1)
     order by c.relname`,
    [ours],
  )
  const ordered: { name: string; columns: string[] }[] = []
  let left = rows
  while (left.length > 0) {
    const ready = left.filter(({ parents }) => parents.every((parent) => !left.some(({ name }) => name === parent)))
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`)
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })))
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}

async function* rowsOf(client: pg.Client, table: TableHeader, count: (rows: number) => void): AsyncIterable<Buffer> {
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  const copy = copyTo(`copy (select ${columns} from ${pg.escapeIdentifier(table.name)}) to stdout`)
  for await (const chunk of client.query(copy) as AsyncIterable<Buffer>) {
    count(linesIn(chunk))
    yield chunk
  }
}

/** Rows that end in this chunk: in COPY's text a line is a row, and a line break inside a value is written as \n. */
export function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
  return lines
}
