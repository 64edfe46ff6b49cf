import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase, freshDatabase, type TestStore } from '../../test/support/store.ts'
import { type Migration, migrate, readMigrations, statementsOf } from './migrate.ts'

const migration = (name: string, sql: string): Migration => ({
  name,
  hash: createHash('sha256').update(sql).digest('hex'),
  statements: statementsOf(sql),
})
const first = migration('0001-first.sql', '-- distribute: reference\ncreate table organisation (id int primary key);')
const second = migration('0002-second.sql', 'alter table organisation add column name text')

let store: TestStore
beforeAll(async () => {
  store = await emptyDatabase()
})
afterAll(() => store.drop())
beforeEach(() => store.pool.query('drop schema public cascade').then(() => store.pool.query('create schema public')))

const tables = async () =>
  (await store.pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")).rows
    .map(({ name }) => name)
    .sort()

describe('statements', () => {
  test('end at a blank line; comments and the last semicolon are left out', () => {
    const text = '-- About it.\n\n-- distribute: local\ncreate table a (\n  id int\n);\n\n\ncreate index b on a (id);\n'
    expect(statementsOf(text)).toEqual([
      { text: 'create table a (\n  id int\n)', distribute: { table: 'a', by: 'local' } },
      { text: 'create index b on a (id)', distribute: null },
    ])
  })

  test('that create a table have to say how it is distributed', () => {
    expect(() => statementsOf('create table a (id int)')).toThrow(/creates a should say "-- distribute:/)
  })
})

describe('migrating', () => {
  test('applies in order what is new, once', async () => {
    expect(await migrate(store.pool, { migrations: [first] })).toEqual(['0001-first.sql'])
    expect(await migrate(store.pool, { migrations: [first, second] })).toEqual(['0002-second.sql'])
    expect(await migrate(store.pool, { migrations: [first, second] })).toEqual([])
  })

  test('happens once when several programs start together', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(store.pool, { migrations: [first, second] })))
    expect(all.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql'])
  })

  test('undoes a file that fails half-way, keeps those before it, and names it', async () => {
    const broken = migration(
      '0002-broken.sql',
      '-- distribute: local\ncreate table a (id int)\n\ncreate index on nothing (id)',
    )
    await expect(migrate(store.pool, { migrations: [first, broken] })).rejects.toThrow(
      /0002-broken\.sql failed and was undone/,
    )
    expect(await tables()).toEqual(['migration', 'organisation'])
  })

  test('refuses when an applied file was changed, and says what to do', async () => {
    await migrate(store.pool, { migrations: [first] })
    await expect(migrate(store.pool, { migrations: [{ ...first, hash: 'other' }] })).rejects.toThrow(
      /0001-first\.sql was changed after it had been applied.*new file/,
    )
  })

  test('refuses a store that a newer version made', async () => {
    await migrate(store.pool, { migrations: [first, second] })
    await expect(migrate(store.pool, { migrations: [first] })).rejects.toThrow(/0002-second\.sql.*newer version/)
  })

  test('makes a backup before it changes a store with data, and changes nothing when that fails', async () => {
    const asked: string[][] = []
    const beforeChange = async (files: readonly string[]) => void asked.push([...files])
    await migrate(store.pool, { migrations: [first], beforeChange })
    await store.pool.query('insert into organisation values (1)')
    const full = async () => Promise.reject(new Error('the disk is full'))
    await expect(migrate(store.pool, { migrations: [first, second], beforeChange: full })).rejects.toThrow(
      'the disk is full',
    )
    await migrate(store.pool, { migrations: [first, second], beforeChange })
    await migrate(store.pool, { migrations: [first, second], beforeChange })
    expect(asked).toEqual([['0002-second.sql']])
  })

  test('the ones of this version make the store that the other tests use', async () => {
    const fresh = await freshDatabase()
    expect(await migrate(fresh.pool)).toEqual([])
    await fresh.drop()
    expect(await migrate(store.pool)).toEqual(readMigrations().map(({ name }) => name))
  })
})
