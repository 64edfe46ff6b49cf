import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, fill, id, organisation } from '../../test/support/some-rows.ts'
import { emptyDatabase, freshDatabase, type TestStore } from '../../test/support/store.ts'
import { backup, tablesOf } from './backup.ts'
import { bareTables } from './bare-tables.ts'
import { restore } from './restore.ts'

let folder: string
let full: TestStore
const stores: TestStore[] = []
const store = async (made: Promise<TestStore>) => {
  stores.push(await made)
  return made
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  full = await store(freshDatabase())
  await fill(full.pool)
})
afterAll(async () => {
  for (const { drop } of stores) await drop()
  await rm(folder, { recursive: true })
})

async function contents({ pool }: TestStore, without: string[]): Promise<Record<string, unknown[]>> {
  const client = await pool.connect()
  const found: Record<string, unknown[]> = {}
  for (const { name } of await tablesOf(client))
    if (!without.includes(name)) found[name] = (await client.query(`select * from ${name} order by 1, 2`)).rows
  client.release()
  return found
}

test('a restored store holds what was there, but for sessions, and replies that stood ready wait for a person', async () => {
  const file = join(folder, 'whole')
  const seen: number[] = []
  const made = await backup(full.connect, file, 'mark', (done, total) => void seen.push(done / total))
  const restored = await store(emptyDatabase())
  const summary = await restore(restored.connect, file, 'mark')

  const apart = ['sign_in_session', 'outbox']
  expect(await contents(restored, apart)).toEqual(await contents(full, apart))
  expect((await restored.pool.query('select 1 from sign_in_session')).rows).toEqual([])
  const outbox = 'select state, reason from outbox where organisation_id = $1 order by id'
  expect((await restored.pool.query(outbox, [organisation])).rows).toEqual([
    { state: 'unknown', reason: 'restored' },
    { state: 'sent', reason: null },
  ])
  expect(summary).toMatchObject({ rows: made.rows, unsure: 1, closed: [] })
  expect(seen.at(-1)).toBe(1)
})

test('the file is for its owner alone and never overwrites another', async () => {
  const file = join(folder, 'alone')
  await backup(full.connect, file, 'mark')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(backup(full.connect, file, 'mark')).rejects.toThrow(/exists already/)
})

test('a store of a first start, with empty tables, can be restored into; one with data cannot', async () => {
  const file = join(folder, 'again')
  await backup(full.connect, file, 'mark')
  const started = await store(freshDatabase())
  await restore(started.connect, file, 'mark')
  await expect(restore(started.connect, file, 'mark')).rejects.toThrow(/already holds data/)
})

test('with another key file it says which secrets have to be entered again', async () => {
  const file = join(folder, 'other-key')
  await full.pool.query(
    `insert into larger_model (organisation_id, active, kind, address, model, key, labels, most_requests, most_characters, changed_at)
     values ($1, false, 'endpoint', 'https://models.example/v1', 'some', 'closed', '{}', 1, 1, $2)`,
    [organisation, at],
  )
  await backup(full.connect, file, 'mark')
  const restored = await store(emptyDatabase())
  const { closed } = await restore(restored.connect, file, 'another mark')
  expect(closed).toEqual([
    { what: 'channel email', name: 'Klantenservice' },
    { what: 'larger model', name: 'https://models.example/v1' },
  ])
})

test('a backup that was cut off or is something else changes nothing', async () => {
  const file = join(folder, 'cut')
  await backup(full.connect, file, 'mark')
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(0, bytes.length - 100))
  const target = await store(emptyDatabase())
  await expect(restore(target.connect, file, 'mark')).rejects.toThrow(/cannot be restored/)
  await writeFile(file, 'hello')
  await expect(restore(target.connect, file, 'mark')).rejects.toThrow(/cannot be restored/)
  await expect(restore(target.connect, join(folder, 'nothing'), 'mark')).rejects.toThrow(/no such file/)
  expect((await target.pool.query(`select 1 from pg_tables where schemaname = 'public'`)).rows).toEqual([])
})

test('a backup holds one moment, whatever is written meanwhile', async () => {
  const file = join(folder, 'moment')
  const write = (n: number) =>
    full.pool.query('insert into contact (organisation_id, id, name, created_at) values ($1, $2, $3, $4)', [
      organisation,
      id(100 + n),
      `during ${n}`,
      at,
    ])
  let writes = 0
  const made = await backup(full.connect, file, 'mark', () => void (writes < 5 && write(writes++)))
  expect(writes).toBeGreaterThan(0)
  expect(gunzipSync(await readFile(file)).includes('during')).toBe(false)
  expect((await restore((await store(emptyDatabase())).connect, file, 'mark')).rows).toBe(made.rows)
})

test('tables that were laid bare to be filled quickly are whole again afterwards', async () => {
  const { pool } = await store(freshDatabase())
  const client = await pool.connect()
  const shape = async () => {
    const { rows } = await client.query(
      `select pg_get_indexdef(indexrelid) as has from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
       union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
    )
    return rows.map(({ has }) => has)
  }
  const before = await shape()
  await client.query('begin')
  const finish = await bareTables(client)
  const bare = await shape()
  await finish(() => undefined)
  await client.query('commit')
  expect(bare.length).toBeLessThan(before.length)
  expect(await shape()).toEqual(before)
  client.release()
})
