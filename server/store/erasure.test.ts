/** A restore does not revive what was erased: the list outlives the store, and is done again. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  bring,
  create,
  makeOrganisation,
  plainChannel,
  type TestOrganisation,
} from '../../test/support/organisation.ts'
import { emptyDatabase, freshDatabase, type TestStore } from '../../test/support/store.ts'
import { readConfig } from '../config.ts'
import { type Context, closeContext, createContext } from '../context.ts'
import { replayErasures } from '../use/replay-erasures.ts'
import { startKeepingErasures } from '../work/keep-erasures.ts'
import { backup } from './backup.ts'
import { appendErasures, erasureFileIn, readErasureFile } from './erasure-file.ts'
import { restore } from './restore.ts'

let data: string
let store: TestStore
let ctx: Context
let house: TestOrganisation
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'erasure-'))
  store = await freshDatabase()
  const config = readConfig({ LOG_LEVEL: 'silent' }, { data })
  ctx = createContext(config, store.connect, { channels: new Map([['plain', plainChannel]]) })
  house = await makeOrganisation(ctx)
})
afterAll(async () => {
  await closeContext(ctx)
  await store.drop()
  rmSync(data, { recursive: true })
})

const texts = async (of: Pick<TestStore, 'pool'>) =>
  (
    await of.pool.query(
      `select external_id, state, text, c.snippet, c.subject from message m
       join conversation c on c.organisation_id = m.organisation_id and c.id = m.conversation_id
       where m.organisation_id = $1 order by external_id`,
      [house.organisationId],
    )
  ).rows

test('a message that was taken back after the backup is taken back again, with all that showed it', async () => {
  await bring(ctx, house, [
    create({ id: 'a', text: 'mijn rekeningnummer' }),
    create({ id: 'b', actor: { network: 'plain', id: 'bram', name: 'Bram' } }),
  ])
  const file = join(data, 'before')
  await backup(store.connect, file, 'mark')
  await bring(ctx, house, [{ type: 'Delete', id: 'a', at: new Date('2026-11-21T21:00:00Z') } as never])
  const worker = startKeepingErasures(ctx)
  await vi.waitFor(() => expect(readErasureFile(erasureFileIn(data))).toHaveLength(1), { timeout: 10_000 })
  await worker.stop()

  const other = await emptyDatabase()
  await restore(other.connect, file, 'mark')
  expect((await texts(other))[0]).toMatchObject({ external_id: 'a', text: 'mijn rekeningnummer' })
  const list = readErasureFile(erasureFileIn(data))
  expect(await replayErasures({ db: other.db, clock: ctx.clock }, list)).toBe(1)
  expect(await texts(other)).toMatchObject([
    { external_id: 'a', state: 'deleted', text: '', snippet: '' },
    { external_id: 'b', state: 'present', text: 'tekst van b' },
  ])
  const raw = await other.pool.query('select raw from arrival where organisation_id = $1 order by position', [
    house.organisationId,
  ])
  expect(raw.rows.map((row) => row.raw === null)).toEqual([true, false])
  const events = await other.pool.query(`select 1 from event where organisation_id = $1 and kind = 'message.deleted'`, [
    house.organisationId,
  ])
  expect(events.rows).toHaveLength(1)
  expect(await replayErasures({ db: other.db, clock: ctx.clock }, list)).toBe(0)
  await other.drop()
})

test('the list holds ids and moments only, survives a line that was cut off, and names one that is damaged', async () => {
  const file = join(data, 'list')
  const one = (n: number) => ({
    organisationId: house.organisationId,
    id: `0198f1d2-7c1e-7abc-8def-00000000000${n}`,
    kind: 'message' as const,
    subjectId: `0198f1d2-7c1e-7abc-8def-10000000000${n}`,
    at: new Date('2026-11-21T21:00:00Z'),
  })
  appendErasures(file, [one(1)])
  appendFileSync(file, '["half')
  expect(readErasureFile(file)).toEqual([one(1)])
  appendErasures(file, [one(2)])
  expect(readErasureFile(file)).toEqual([one(1), one(2)])
  appendFileSync(file, '["half\n')
  expect(() => readErasureFile(file)).toThrow(/line 3 is not a line of the list of erasures/)
  expect(readFileSync(erasureFileIn(data), 'utf8')).not.toContain('rekeningnummer')
})
