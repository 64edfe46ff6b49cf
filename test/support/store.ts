/** A database for one test file: a clone of the migrated template, gone when it is dropped (or when the run ends). */
import pg from 'pg'
import { inject } from 'vitest'
import { type Connect, connect, type Database } from '../../server/store/database.ts'
import { on } from './server.ts'

export type TestStore = { pool: pg.Pool; db: Database; connect: Connect; drop: () => Promise<void> }

let count = 0

/** With every table. Call it once per file, in `beforeAll`, and `drop` in `afterAll`. */
export function freshDatabase(): Promise<TestStore> {
  return create(` template ${inject('store').template} strategy file_copy`)
}

/** Without tables. */
export function emptyDatabase(): Promise<TestStore> {
  return create('')
}

async function create(as: string): Promise<TestStore> {
  const { connect: server, prefix } = inject('store')
  const name = `${prefix}_${process.pid}_${count++}`
  await administer(server, `create database ${name}${as}`)
  const to = on(server, name)
  const { pool, db } = connect(to, () => undefined, 8)
  return {
    pool,
    db,
    connect: to,
    drop: async () => {
      await db.destroy()
      await administer(server, `drop database ${name} with (force)`)
    },
  }
}

async function administer(server: Connect, statement: string): Promise<void> {
  const client = new pg.Client(on(server, 'postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** What `DATABASE_URL` would be; a socket's folder stands in it as the host. */
export function urlOf({ connectionString, host = '', port, user = '', password, database = '' }: Connect): string {
  if (connectionString) return connectionString
  const name = `${encodeURIComponent(user)}${password ? `:${encodeURIComponent(password)}` : ''}`
  return `postgres://${name}@${encodeURIComponent(host)}:${port}/${database}`
}
