/** Connecting, and the one way to a transaction. */
import { DummyDriver, Kysely, Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely'
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
    // Statements of one connection leave as they come: the store goes on with the next before the answer to the last is read.
    pipeline: true,
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

/** Something failed that has nothing to do with the work at hand: the same work may succeed again. */
export class Passing extends Error {
  override name = 'Passing'
}

/** A state of the store (SQLSTATE): class and subclass. */
const state = /^(\d[\dA-Z]|F0|HV|P0|XX)[\dA-Z]{3}$/
/** What the statement or its data bring about: cardinality, data, constraints, names and rights, our own `raise`, limits. */
const ownFault = /^(21|22|23|42|54|P0)/
const unreachable =
  /^(ECONN(REFUSED|RESET|ABORTED)|ENOTCONN|EPIPE|ENOENT|E(NET|HOST)UNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const connectionLost =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout|after calling end on the pool|driver has already been destroyed/

/**
 * Whether the same work may succeed again. The store has many ways to be unable for a while (deadlock, serialisation, a lock that is
 * not free, a full disk, a restart, a worker of a distributed store that is away), so of its errors only those that the statement or
 * its data bring about are lasting. So is whatever does not come from the store: our own code.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (state.test(code)) return !ownFault.test(code)
  return error instanceof Passing || unreachable.test(code) || connectionLost.test(error.message)
}

/** Run `work` in one transaction; a passing failure is tried again, at most `tries` times. The work must be safe to repeat. */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>, tries = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => work(await asTheyCome(tx)))
    } catch (error) {
      if (attempt >= tries || !isPassing(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt))
    }
  }
}

/** Read something that is worth only so many milliseconds. @returns null when the store was not ready with it by then */
export async function readWithin<T>(db: Database, ms: number, read: (store: Store) => Promise<T>): Promise<T | null> {
  const limit = sql`set local statement_timeout to ${sql.lit(Math.max(1, Math.ceil(ms)))}`
  try {
    return await db.transaction().execute(async (tx) => {
      const store = await asTheyCome(tx)
      const [, found] = await Promise.all([limit.execute(store), read(store)])
      return found
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === cancelled) return null
    throw error
  }
}
const cancelled = '57014'

// A transaction asks its dialect and its driver nothing: what it says goes through the executor.
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('A transaction opens no connections')) })
const shell = { config: { dialect }, dialect, driver: new DummyDriver() }

/** The same transaction, in which statements leave as they come, in order; by itself it lets one out when the last was answered. */
async function asTheyCome(tx: Transaction): Promise<Transaction> {
  const executor = tx.getExecutor()
  const connection = await executor.provideConnection(async (one) => one)
  return new KyselyTransaction<Tables>({
    ...shell,
    executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) }),
  })
}
