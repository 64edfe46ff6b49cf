import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase, type TestStore } from '../../test/support/store.ts'
import { transact } from './database.ts'
import { inTurn } from './in-turn.ts'
import { recordset } from './rows.ts'

let store: TestStore
beforeAll(async () => {
  store = await emptyDatabase()
})
afterAll(() => store.drop())

const shape = {
  n: 'int',
  text: 'text',
  at: 'timestamptz',
  yes: 'boolean',
  bytes: 'bytea',
  list: 'text[]',
  json: 'jsonb',
}

describe('rows travel as they are', () => {
  const nasty = ['', 'NULL', '{a,b}', '"', '\\', '\\"', "d'r", 'a,b', ' spaced ', 'line\nbreak\ttab', '€ 🙂', '$1']

  test('whatever their text holds, alone or in a list', async () => {
    const rows = nasty.map((text, n) => ({
      n,
      text,
      at: new Date(Date.UTC(2026, 0, 5, 12, 0, n)),
      yes: n % 2 === 0,
      bytes: '\\x00ff5c22',
      list: n === 0 ? [] : [text, 'b'],
      json: { said: [text, null] },
    }))
    const found = await sql<{ bytes: Buffer }>`select * from ${recordset('row', shape, rows)} order by n`.execute(
      store.db,
    )
    expect(found.rows.map(({ bytes, ...row }) => ({ ...row, bytes: `\\x${bytes.toString('hex')}` }))).toEqual(rows)
  })

  test('what is absent is null, and no rows are none', async () => {
    const empty = { n: 1, text: null, at: null, yes: null, bytes: undefined, list: null, json: null }
    const found = await sql`select * from ${recordset('row', shape, [empty])}`.execute(store.db)
    expect(found.rows).toEqual([{ ...empty, bytes: null }])
    expect((await sql`select * from ${recordset('row', shape, [])}`.execute(store.db)).rows).toEqual([])
  })
})

describe('statements in turn', () => {
  test('are carried out in the order in which they were handed over', async () => {
    const answers = await transact(store.db, (tx) =>
      inTurn([
        sql`create table turn (n int)`.execute(tx),
        sql`insert into turn values (1), (2)`.execute(tx),
        sql<{ n: number }>`select sum(n)::int as n from turn`.execute(tx),
      ]),
    )
    expect(answers[2].rows).toEqual([{ n: 3 }])
  })

  test('what failed first is told, and nothing of them is left behind', async () => {
    await sql`create table lasting (n int primary key)`.execute(store.db)
    const failing = transact(store.db, (tx) =>
      inTurn([
        sql`insert into lasting values (1)`.execute(tx),
        sql`insert into lasting values (1)`.execute(tx),
        sql`insert into lasting values (2)`.execute(tx),
        sql`insert into lasting values (3)`.execute(tx),
      ]),
    )
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect((await sql`select n from lasting`.execute(store.db)).rows).toEqual([])
  })
})
