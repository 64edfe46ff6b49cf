/** Rows by COPY, the quickest way that PostgreSQL knows: for seeding, and as the peer that writing is compared with. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'

export type Cell = string | number | boolean | Date | Uint8Array | readonly string[] | null
export type Row = Readonly<Record<string, Cell>>

/** Write rows, made one by one while they are sent. All have the columns of the first. */
export async function copyRows(client: pg.ClientBase, table: string, rows: Iterable<Row>): Promise<void> {
  const [columns, lines] = encode(rows)
  await copyLines(client, table, columns, lines)
}

/** Write lines that were encoded before. */
export async function copyLines(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  const into = client.query(
    from(`copy ${pg.escapeIdentifier(table)} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`),
  )
  await pipeline(Readable.from(chunks(lines)), into)
}

/** Fill a table while its indexes are away: they are quicker made at once than row by row. Within a transaction. */
export async function withoutIndexes(client: pg.ClientBase, table: string, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await fill()
  for (const { definition } of rows) await client.query(definition)
}

/** @returns the columns, and a line of COPY's text format for each row */
export function encode(rows: Iterable<Row>): [columns: string[], lines: Iterable<string>] {
  const rest = rows[Symbol.iterator]()
  const first = rest.next()
  const columns = Object.keys(first.value ?? {})
  function* lines() {
    for (let next = first; !next.done; next = rest.next()) {
      const { value } = next
      yield `${columns.map((column) => field(value[column] ?? null)).join('\t')}\n`
    }
  }
  return [columns, lines()]
}

/** A few larger pieces are cheaper than many small ones. */
function* chunks(lines: Iterable<string>): Generator<Buffer> {
  let held: string[] = []
  let length = 0
  for (const line of lines) {
    held.push(line)
    length += line.length
    if (length < 65_536) continue
    yield Buffer.from(held.join(''))
    held = []
    length = 0
  }
  if (held.length > 0) yield Buffer.from(held.join(''))
}

function field(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`
  if (typeof cell !== 'string') return escaped(`{${cell.map((part) => JSON.stringify(part)).join(',')}}`)
  return escaped(cell)
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character)
}
