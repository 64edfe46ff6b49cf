import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestStore } from '../../test/support/store.ts'
import { isPassing, Passing, readWithin, type Store, transact } from './database.ts'

let store: TestStore
const clients: pg.PoolClient[] = []
beforeAll(async () => {
  store = await emptyDatabase()
  store.pool.on('connect', (client) => clients.push(client))
})
afterAll(() => store.drop())

test('a connection that breaks between two statements of a transaction costs a repetition, never the program', async () => {
  let attempts = 0
  const answer = await transact(store.db, async (tx) => {
    attempts++
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    if (attempts === 1) await endSession(rows[0]?.pid ?? 0)
    return (await sql<{ n: number }>`select 1 as n`.execute(tx)).rows[0]?.n
  })
  expect({ answer, attempts }).toEqual({ answer: 1, attempts: 2 })
})

const withCode = (code: string) => Object.assign(new Error('it failed'), { code })

test.each([
  '40P01',
  '40001',
  '25P03',
  '25P02',
  '55P03',
  '58030',
  '53100',
  '57P01',
  '57014',
  '08006',
  'XX000',
  '0A000',
  '28P01',
])('what the store says with %s passes', (code) => expect(isPassing(withCode(code))).toBe(true))

test.each(['22021', '22P05', '23505', '23514', '42P01', '42703', '54000', '21000', 'P0001'])(
  'what the store says with %s comes of the work itself, and lasts',
  (code) => expect(isPassing(withCode(code))).toBe(false),
)

test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
  'a store that cannot be reached (%s) passes',
  (code) => expect(isPassing(withCode(code))).toBe(true),
)

test('a connection that breaks passes, and what says of itself that it does; a fault of our own code lasts', () => {
  expect(isPassing(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isPassing(new Passing('no thread could be started'))).toBe(true)
  for (const error of [
    new TypeError('x is not a function'),
    withCode('ERR_INVALID_ARG_TYPE'),
    withCode('EACCES'),
    'loose words',
  ])
    expect(isPassing(error)).toBe(false)
})

test('a full lock, a timed-out session and wrong data of a real store are told apart', async () => {
  await sql`create table told (n int primary key)`.execute(store.db)
  const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error)
  const busy = store.db.transaction().execute(async (tx) => {
    await sql`lock table told`.execute(tx)
    return failure(sql`lock table told nowait`.execute(store.db))
  })
  expect(isPassing(await busy)).toBe(true)
  const idle = store.db.transaction().execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 1`.execute(tx)
    await oneEnds()
    await sql`select 1`.execute(tx)
  })
  expect(isPassing(await failure(idle))).toBe(true)
  expect(isPassing(await failure(sql`insert into told values (1), (1)`.execute(store.db)))).toBe(false)
  expect(isPassing(await failure(sql`select ${'a\0b'}::text`.execute(store.db)))).toBe(false)
})

test('what is worth only so long is let go of, and what is ready in time is not', async () => {
  const ready = (store: Store) => sql<{ is: number }>`select 1 as is`.execute(store)
  expect((await readWithin(store.db, 5_000, ready))?.rows).toEqual([{ is: 1 }])
  expect(await readWithin(store.db, 20, (one) => sql`select pg_sleep(30)`.execute(one))).toBeNull()
  await expect(readWithin(store.db, 5_000, (one) => sql`select 1 / 0`.execute(one))).rejects.toThrow('division by zero')
  expect((await ready(store.db)).rows).toHaveLength(1)
})

/** A connection of ours ends. Not `once`, which fails with the error that goes before it. */
const oneEnds = () => Promise.race(clients.map((client) => new Promise<void>((resolve) => client.on('end', resolve))))

/** End a session, and wait until our side of it has heard so. */
async function endSession(pid: number): Promise<void> {
  const heard = oneEnds()
  await store.pool.query('select pg_terminate_backend($1)', [pid])
  await heard
}
