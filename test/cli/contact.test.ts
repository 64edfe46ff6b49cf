/** `samenspraak contact export|erase`: a person's file from the command line, by address or id. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { readConfig } from '../../server/config.ts'
import { type Context, closeContext, createContext } from '../../server/context.ts'
import { bring, create, makeOrganisation, plainChannel } from '../support/organisation.ts'
import { freshDatabase, type TestStore, urlOf } from '../support/store.ts'

let data: string
let store: TestStore
let ctx: Context
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'contact-'))
  store = await freshDatabase()
  ctx = createContext(readConfig({ LOG_LEVEL: 'silent' }, { data }), store.connect, {
    channels: new Map([['plain', plainChannel]]),
  })
  const to = await makeOrganisation(ctx)
  const actor = { network: 'plain', id: 'd', name: 'Daan', verifiedEmail: 'daan@x.nl' }
  await bring(ctx, to, [create({ id: '1', actor, text: 'Mijn wasmachine lekt' })])
})
afterAll(async () => {
  await closeContext(ctx)
  await store.drop()
  rmSync(data, { recursive: true })
})

async function contact(...words: string[]) {
  const said = { out: '', err: '' }
  const environment = { DATABASE_URL: urlOf(store.connect), LOG_LEVEL: 'silent' }
  const tell = (where: 'out' | 'err') => (line: string) => {
    said[where] += `${line}\n`
  }
  const code = await run(['contact', ...words, '--data', data], environment, { out: tell('out'), err: tell('err') })
  return { code, ...said }
}

test('a person is taken along once per file, and erased when that is meant', async () => {
  const file = join(data, 'daan.zip')
  expect((await contact('export', 'daan@x.nl', '--file', file)).code).toBe(0)
  expect(existsSync(file) && readFileSync(file).includes('gegevens/persoon.json')).toBe(true)
  expect((await contact('export', 'daan@x.nl', '--file', file)).err).toContain('is there already')
  expect((await contact('erase', 'daan@x.nl')).err).toContain('--yes')
  const { code, out } = await contact('erase', 'Daan@x.nl', '--yes', '--json')
  expect({ code, out: JSON.parse(out) }).toMatchObject({ code: 0, out: { ok: true, messages: 1 } })
  expect((await contact('erase', 'daan@x.nl', '--yes')).err).toContain('Nobody is known here')
  const { text, state } = await ctx.db.selectFrom('message').select(['text', 'state']).executeTakeFirstOrThrow()
  expect([text, state]).toEqual(['', 'deleted'])
})

test.each([
  [['burn', 'x'], /contact export ID/],
  [['export', '00000000-0000-7000-8000-000000000000'], /Nobody is known here/],
])('what cannot be is told: %s', async (words, why) => {
  const { code, err } = await contact(...words)
  expect([code, err]).toEqual([2, expect.stringMatching(why)])
})
