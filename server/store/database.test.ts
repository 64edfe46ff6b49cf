import { once } from 'node:events'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestStore } from '../../test/support/store.ts'
import { transact } from './database.ts'

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

/** End a session, and wait until our side of it has heard so. */
async function endSession(pid: number): Promise<void> {
  const heard = Promise.race(clients.map((client) => once(client, 'end')))
  await store.pool.query('select pg_terminate_backend($1)', [pid])
  await heard
}
