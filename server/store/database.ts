/** Connecting, and the one way to a transaction. */
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>
/** What a store function takes: it does not care whether a transaction is open. */
export type Store = Database | Transaction

// bigint as number: positions and counts stay far below 2^53. date as the text that it is: a day has no time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Connect = {
  connectionString?: string
  host?: string
  port?: number
  user?: string
  password?: string
  database?: string
}

/** A pool and the typed layer over it. `lost` hears of idle connections that break; without a listener they would end the process. */
export function connect(options: Connect, lost: (error: Error) => void, size = 12): { pool: pg.Pool; db: Database } {
  const pool = new pg.Pool({
    ...options,
    max: size,
    application_name: 'samenspraak',
    connectionTimeoutMillis: 15_000,
    statement_timeout: 120_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  pool.on('error', lost)
  // The pool hears only of idle connections. One that breaks between two statements of a transaction is heard of by the next one.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { pool, db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) }
}

/** Deadlock, serialisation, connection, shutdown and (on a distributed store) internal errors: the same work may succeed again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    code === '40P01' ||
    code === '40001' ||
    code === 'XX000' ||
    code.startsWith('08') ||
    code.startsWith('57') ||
    code.startsWith('53') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
}

/** Run `work` in one transaction; a passing failure is tried again, at most `tries` times. The work must be safe to repeat. */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>, tries = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= tries || !isPassing(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt))
    }
  }
}
