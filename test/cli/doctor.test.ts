/** What the doctor says about a store in trouble. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../cli/doctor/finding.ts'
import { checkStore } from '../../cli/doctor/store.ts'
import { readConfig } from '../../server/config.ts'
import { keyFileIn, readKeyFile, sealWith } from '../../server/seal.ts'
import { emptyDatabase, freshDatabase, type TestStore } from '../support/store.ts'

const id = (n: number) => `0198f1d2-7c1e-7abc-8def-${String(n).padStart(12, '0')}`
const organisation = id(1)
let store: TestStore
let data: string

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'doctor-'))
  store = await freshDatabase()
  await store.pool.query(`insert into organisation values ($1, 'Stroom', 'nl', 'Europe/Amsterdam', '{}', $2)`, [
    organisation,
    new Date(0),
  ])
  await channel(2, 'Klantenservice')
})
afterAll(async () => {
  await store.drop()
  rmSync(data, { recursive: true })
})

const channel = (n: number, name: string) =>
  store.pool.query(
    `insert into channel (organisation_id, id, kind, name, address, settings, created_at)
     values ($1, $2, 'email', $3, 'hulp@example.org', '{}', $4)`,
    [organisation, id(n), name, new Date(0)],
  )
const examine = async (of = store): Promise<Record<string, Finding>> => {
  const findings = await checkStore(readConfig({ DATABASE_URL: 'postgres://here/' }, { data }), of.connect)
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]))
}

test('a healthy store has nothing wrong', async () => {
  expect(Object.values(await examine()).map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good', 'good'])
})

test('an empty database waits for its first start', async () => {
  const empty = await emptyDatabase()
  expect(await examine(empty)).toMatchObject({
    tables: { state: 'look', advice: expect.stringContaining('first start') },
  })
  await empty.drop()
})

test('a day that does not add up is named, with the number that is missing', async () => {
  const row = [organisation, id(2), '2026-11-21']
  await store.pool.query(
    'insert into arrival_day (organisation_id, channel_id, day, received, shown) values ($1, $2, $3, 10, 7)',
    row,
  )
  expect((await examine()).arrivals).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('Klantenservice 2026-11-21: 3'),
  })
  await store.pool.query(
    `update arrival_day set refused = 3 where organisation_id = $1 and channel_id = $2 and day = $3`,
    row,
  )
  expect((await examine()).arrivals?.state).toBe('good')
})

test('a channel that is broken is named with the reason, unless it is paused', async () => {
  await channel(3, 'Verkoop')
  const listening = JSON.stringify({ state: 'broken', since: '2026-11-21T20:00:00Z', problem: 'wrong password' })
  await store.pool.query('update channel set listening = $3 where organisation_id = $1 and id = $2', [
    organisation,
    id(3),
    listening,
  ])
  expect((await examine())['channel Verkoop']).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('wrong password'),
  })
  await store.pool.query('update channel set enabled = false where organisation_id = $1 and id = $2', [
    organisation,
    id(3),
  ])
  expect((await examine()).channels?.state).toBe('good')
})

test('passwords that the key file does not open are named', async () => {
  const sealed = sealWith(readKeyFile(keyFileIn(data))).close('secret')
  const set = (secrets: Uint8Array) =>
    store.pool.query('update channel set secrets = $3 where organisation_id = $1 and id = $2', [
      organisation,
      id(2),
      secrets,
    ])
  await set(sealed)
  expect((await examine()).passwords).toBeUndefined()
  await set(Buffer.from(sealed).fill(0, 20))
  expect((await examine()).passwords).toMatchObject({ state: 'wrong', says: expect.stringContaining('Klantenservice') })
})
