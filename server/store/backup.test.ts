import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, freshDatabase, type TestStore } from '../../test/support/store.ts'
import { backup, tablesOf } from './backup.ts'
import { restore } from './restore.ts'

const id = (n: number) => `0198f1d2-7c1e-7abc-8def-${String(n).padStart(12, '0')}`
const organisation = id(1)
const at = new Date('2026-11-21T20:00:00Z')
/** What a format of lines and separators could stumble over. */
const tricky = 'tab\there, line\nbreak, return\r, back\\slash \\n \\., "quotes", één 🐝 \u202e, end'

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

async function fill(pool: pg.Pool): Promise<void> {
  const insert = (table: string, row: Record<string, unknown>) => {
    const all: Record<string, unknown> = table === 'organisation' ? row : { organisation_id: organisation, ...row }
    const names = Object.keys(all)
    const places = names.map((_, i) => `$${i + 1}`)
    return pool.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(all))
  }
  await insert('organisation', { id: organisation, name: tricky, language: 'nl', created_at: at })
  const user = id(2)
  const moments = { created_at: at, updated_at: at }
  await insert('sign_in_user', { id: user, name: 'Anna', email: 'anna@example.org', ...moments })
  await pool.query('insert into sign_in_session values ($1, $2, $3, $4, null, null, $4, $4)', [
    id(3),
    user,
    'token',
    at,
  ])
  const settings = JSON.stringify({ host: 'mail.example.org', note: tricky })
  const channel = { id: id(4), kind: 'email', name: 'Klantenservice', address: 'hulp@example.org', settings }
  await insert('channel', { ...channel, secrets: Buffer.from([0, 10, 92, 255]), created_at: at })
  await insert('contact', { id: id(5), name: tricky, created_at: at })
  await insert('thread', { id: id(6), channel_id: id(4), created_at: at })
  const conversation = { id: id(7), number: 1, token: 't', channel_id: id(4), thread_id: id(6), contact_id: id(5) }
  const state = { subject: '\\N', snippet: tricky, work_state: 'answered', opened_at: at, last_message_at: at }
  await insert('conversation', { ...conversation, matter_id: id(7), ...state, last_direction: 'out' })
  for (const [n, reply] of ['waiting', 'sent'].entries()) {
    const message = { id: id(10 + n), channel_id: id(4), external_id: `${n}`, direction: 'out', visibility: 'direct' }
    const told = {
      state: 'present',
      revision: 0,
      fingerprint: Buffer.alloc(3),
      text: tricky,
      audience: ['a,b', '{"c"}'],
    }
    await insert('message', { ...message, ...told, conversation_id: id(7), published_at: at, received_at: at })
    const sending = { id: id(10 + n), channel_id: id(4), conversation_id: id(7), agent_id: user, said: 1, state: reply }
    await insert('outbox', { ...sending, request_key: `key ${n}`, ready_at: at, created_at: at })
  }
  await insert('attachment_chunk', { hash: Buffer.from('ab'), part: 0, bytes: Buffer.alloc(150_000, 7) })
}

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
  await backup(full.connect, file, 'mark')
  const restored = await store(emptyDatabase())
  const { closed } = await restore(restored.connect, file, 'another mark')
  expect(closed).toEqual([{ channel: 'Klantenservice', kind: 'email' }])
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
