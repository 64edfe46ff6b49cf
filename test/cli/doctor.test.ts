/** What the doctor says about a store in trouble. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookInto } from '../../cli/doctor.ts'
import type { Finding } from '../../contract/health.ts'
import { readConfig } from '../../server/config.ts'
import { checkClock, judgeStream } from '../../server/health/address.ts'
import { checkDisk } from '../../server/health/machine.ts'
import { checkMail } from '../../server/health/mail.ts'
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
const all = (of = store) => lookInto(readConfig({ DATABASE_URL: 'postgres://here/' }, { data }), of.connect)
const examine = async (of = store): Promise<Record<string, Finding>> =>
  Object.fromEntries(
    (await all(of)).map((finding) => [[finding.topic, finding.which].filter(Boolean).join(' '), finding]),
  )

test('a healthy store has nothing wrong', async () => {
  const findings = await all()
  expect(findings.filter(({ state }) => state !== 'good').map(({ topic }) => topic)).toEqual(['backup'])
  expect(new Set(findings.map(({ topic }) => topic))).toEqual(
    new Set(['store', 'bell', 'clock', 'tables', 'channels', 'arrivals', 'replies', 'references', 'sign-in', 'backup']),
  )
})

test('an empty database waits for its first start', async () => {
  const empty = await emptyDatabase()
  expect(await examine(empty)).toMatchObject({
    tables: { state: 'look', advice: { en: expect.stringContaining('first start') } },
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
    says: { en: expect.stringContaining('Klantenservice 2026-11-21: 3') },
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
  expect((await examine())['channels Verkoop']).toMatchObject({
    state: 'wrong',
    since: '2026-11-21T20:00:00Z',
    because: 'wrong password',
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
  expect((await examine()).passwords).toMatchObject({
    state: 'wrong',
    says: { en: expect.stringContaining('Klantenservice') },
  })
})

test('rows that point nowhere are counted by what they are', async () => {
  await store.pool.query(
    `insert into queue_count (organisation_id, work_state, agent_id, channel_id, n) values ($1, 'open', $2, $3, 4)`,
    [organisation, id(99), id(2)],
  )
  expect((await examine())['references conversation.agent_id']).toMatchObject({
    state: 'wrong',
    says: { nl: '4 wijzen nergens heen' },
  })
  await store.pool.query('delete from queue_count where organisation_id = $1', [organisation])
})

test('a reader of the events that lags is named', async () => {
  await store.pool.query(`insert into counter values ($1, 'event', 5000)`, [organisation])
  await store.pool.query(`insert into event_cursor values ($1, 'search', 100)`, [organisation])
  expect((await examine())['readers search']).toMatchObject({ state: 'look', says: { en: 'is 4900 events behind' } })
})

test('a disk can run out of room for bytes and of room for files', () => {
  const disk = { bavail: 100 * 1024 ** 2, bsize: 1024, files: 1_000_000, ffree: 900_000 }
  const states = (change: object) => checkDisk({ ...disk, ...change }).map(({ state }) => state)
  expect(states({})).toEqual(['good'])
  expect(states({ bavail: 3 * 1024 ** 2 })).toEqual(['look'])
  expect(states({ bavail: 1000 })).toEqual(['wrong'])
  expect(states({ ffree: 20_000 })).toEqual(['good', 'look'])
  expect(states({ ffree: 10 })).toEqual(['good', 'wrong'])
  expect(states({ files: 0, ffree: 0 })).toEqual(['good'])
})

test('a stream that comes at once, or not whole, is held back by something', () => {
  const state = (...at: number[]) => judgeStream('https://here.example', at).state
  expect(state(0, 500, 1000)).toBe('good')
  expect(state(0, 480, 1100)).toBe('good')
  expect(state(1000, 1000, 1001)).toBe('wrong')
  expect(state(0, 990, 1000)).toBe('wrong')
  expect(state(0)).toBe('wrong')
})

test('a clock that is far off is wrong, a little off is looked at', () => {
  expect([500, -6_000, 60_000].map((off) => checkClock('here', off).state)).toEqual(['good', 'look', 'wrong'])
})

test('mail: what is missing is named per domain, and invented domains are nobody’s business', async () => {
  const records: Record<string, string[]> = {
    'goed.nl': ['v=spf1 mx -all', 'iets anders'],
    '_dmarc.goed.nl': ['v=DMARC1; p=reject'],
    'open.nl': ['v=spf1 +all'],
    '_dmarc.open.nl': ['v=DMARC1; p=none'],
    'twee.nl': ['v=spf1 -all', 'v=spf1 mx -all'],
    '_dmarc.twee.nl': ['v=DMARC1; p=none'],
  }
  const dns = {
    mx: async (domain: string) => (domain === 'kaal.nl' ? [] : ['mx.example.net']),
    txt: async (name: string) => {
      if (name === 'stil.nl') throw new Error('queryTxt ETIMEOUT')
      return records[name] ?? []
    },
  }
  const said = async (address: string) => (await checkMail([address], dns)).map(({ state, says }) => [state, says.en])
  expect(await said('hulp@goed.nl')).toEqual([['good', 'MX, SPF and DMARC are there']])
  expect(await said('hulp@open.nl')).toEqual([['wrong', 'SPF lets anybody send in our name']])
  expect(await said('hulp@twee.nl')).toEqual([['wrong', 'there are two SPF records, so none counts']])
  expect((await said('hulp@kaal.nl')).map(([state]) => state)).toEqual(['wrong', 'look', 'look'])
  expect(await said('hulp@stil.nl')).toEqual([['look', 'the name server does not answer (queryTxt ETIMEOUT)']])
  expect(await said('hulp@voltmeer.example')).toEqual([])
})
