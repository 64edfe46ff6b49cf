/**
 * Everything that a query gives, in the bytes of the store (PostgreSQL's binary format of COPY): for millions of rows, of which it would
 * take long to make objects.
 */
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connect } from './database.ts'

/** A row: each cell from a place in the bytes up to another; -1 where there is nothing. The same object for each row. */
export type Cells = { bytes: Buffer; from: Int32Array; to: Int32Array }

/** The signature, flags, and how long the rest of the head is. */
const headLength = 19

/**
 * @param connect a connection is opened for each call
 * @param cells how many the query gives of each row
 */
export async function copyOut(
  connect: Connect,
  query: string,
  cells: number,
  see: (row: Cells) => void,
): Promise<void> {
  const client = new pg.Client({ ...connect, application_name: 'samenspraak', connectionTimeoutMillis: 15_000 })
  await client.connect()
  try {
    await client.query('begin read only')
    // The planner is told nothing about how much an organisation has, and would look up each row by itself.
    await client.query('set local enable_nestloop to off')
    await client.query("set local work_mem to '64MB'")
    let [left, head] = [Buffer.alloc(0), headLength]
    for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`))) {
      const bytes = Buffer.concat([left, chunk])
      const rows = bytes.subarray(Math.min(head, bytes.length))
      head -= bytes.length - rows.length
      left = rows.subarray(seeRows(rows, cells, see))
    }
  } finally {
    await client.end()
  }
}

/** @returns where the first row begins that is not wholly there */
function seeRows(bytes: Buffer, cells: number, see: (row: Cells) => void): number {
  const row = { bytes, from: new Int32Array(cells), to: new Int32Array(cells) }
  for (let start = 0; ; ) {
    // Two bytes say how many cells there are, and four before each how long it is.
    let at = start + 2
    for (let cell = 0; cell < cells; cell++) {
      if (at + 4 > bytes.length) return start
      const length = bytes.readInt32BE(at)
      at += 4
      row.from[cell] = length < 0 ? -1 : at
      at += Math.max(0, length)
      row.to[cell] = at
    }
    if (at > bytes.length) return start
    see(row)
    start = at
  }
}
