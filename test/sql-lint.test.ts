/** The rules of the store (docs/decisions/0002): on the statements in the sources, on the migrations, and on what is really sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMigrations } from '../server/store/migrate.ts'
import { firstOrganisation } from '../server/store/organisation.ts'
import { sourceFiles, sourceOf } from './support/sources.ts'
import { faultsOf } from './support/sql-lint.ts'
import { templatesIn } from './support/sql-templates.ts'
import { statements } from './support/statements.ts'
import { freshDatabase, type TestStore } from './support/store.ts'

describe('the check', () => {
  test.each([
    'select * from conversation where organisation_id = $1 and id = $2',
    'select 1 from message m join thread t on t.organisation_id = m.organisation_id and t.id = m.thread_id where m.organisation_id = $1',
    'insert into "contact" ("organisation_id", "id") values ($1, $2)',
    'insert into contact (organisation_id, id) select $1::uuid, id from json_to_recordset($2) as r(id uuid) on conflict do nothing',
    'update channel as c set name = $1 where c.organisation_id = $2',
    `copy (select id from contact where organisation_id = '0190b6f0-0000-7000-8000-000000000001') to stdout`,
    'select id from organisation',
    'select * from sign_in_user where email = $1',
    'select pg_notify($1, $2)',
    'select now()',
    `select id from contact where organisation_id = $1 and name <> 'update message set text = now()'`,
  ])('is content with %s', (statement) => {
    expect(faultsOf(statement)).toEqual([])
  })

  test.each([
    ['select * from conversation where id = $1', 'of which organisation'],
    [`copy (select id from contact where organisation_id = 'x') to stdout`, 'of which organisation'],
    [`select id from contact where organisation_id = '0190b6f0-0000-7000-8000-000000000001'`, 'of which organisation'],
    ['select * from message m join thread t on t.id = m.thread_id where m.organisation_id = $1', 'thread'],
    ['select 1 from message m join thread t on t.organisation_id = m.organisation_id', 'without a constant'],
    ['delete from event where position < $1', 'event'],
    ['insert into contact (id, organisation_id) values ($1, $2)', 'organisation first'],
    ['insert into contact (organisation_id, id) select id, id from organisation', 'organisation first'],
    ['update conversation set version = 2 where organisation_id = (select id from organisation)', 'conversation'],
    ['select pg_notify($1, $2) from channel where organisation_id = $1', 'beside a table'],
    ['select pg_advisory_xact_lock(1) from organisation', 'beside a table'],
    ['update contact set created_at = now() where organisation_id = $1', 'clock'],
    ['insert into contact (organisation_id, id) values ($1, gen_random_uuid())', 'clock'],
    [`set timezone to 'UTC'`, 'session'],
    [`select date_trunc('day', received_at) from message where organisation_id = $1`, 'time zone'],
  ])('finds the fault of %s', (statement, fault) => {
    expect(faultsOf(statement).join()).toContain(fault)
  })
})

describe('the statements in the sources', () => {
  const files = sourceFiles().filter(
    (file) =>
      /^(server|channels|cli)\//.test(file) &&
      !file.endsWith('.test.ts') &&
      !/^server\/store\/(embedded\/|migrate|backup|restore|open)/.test(file),
  )

  test('follow the rules, also those that no test sends', () => {
    const found = files.flatMap((file) =>
      templatesIn(sourceOf(file)).map((text) => ({ file, text, faults: faultsOf(text) })),
    )
    expect(found.length).toBeGreaterThan(10)
    // Where a condition is filled in, only what is sent can tell.
    const isWhole = (text: string) => !/\b(where|and|or) \$1(?! *(=|<|>|in\b|is\b))/.test(text)
    expect(found.filter(({ text, faults }) => isWhole(text) && faults.length > 0)).toEqual([])
  })
})

describe('what is sent while a test runs', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await freshDatabase()
  })
  afterAll(() => store.drop())

  test('is remembered when the program sends it, and not when a test does', async () => {
    statements.clear()
    await store.pool.query('select id from conversation')
    expect(statements.size).toBe(0)
    await firstOrganisation(store.db)
    expect([...statements].join()).toContain('from "organisation"')
  })
})

describe('the migrations', () => {
  const all = readMigrations().flatMap(({ name, statements }) =>
    statements.map((statement) => ({ name, ...statement })),
  )

  test('are numbered without gaps', () => {
    const numbers = readMigrations().map(({ name }) => Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })

  test('hold one statement per query, and nothing that a distributed store refuses', () => {
    for (const { name, text } of all) {
      expect(text.replace(/'(?:[^']|'')*'/g, ''), name).not.toContain(';')
      expect(text, name).not.toMatch(
        /create (or replace )?(trigger|rule)|on delete set (null|default)|enable row level security/i,
      )
      expect(text, name).not.toMatch(/^alter table .*,\s*(add|alter|drop) /is)
      expect(text, name).not.toMatch(/\b(serial|bigserial|generated)\b|default (now|gen_random_uuid|uuidv7)\(/i)
    }
  })

  test('put the organisation first in every key and index of a distributed table', () => {
    const distributed = new Set(
      all.flatMap(({ distribute }) => (distribute?.by === 'organisation_id' ? distribute.table : [])),
    )
    const keys = all.flatMap(({ text }) => {
      const table = /^(?:create table|alter table) (\w+)/i.exec(text)?.[1]
      const index = /^create (?:unique )?index \w+ on (\w+)[^(]*(\(.*)/is.exec(text)
      // A GIN index holds no organisation without an extension; there it is part of what is indexed.
      if (/\busing gin\b/.test(text)) return []
      if (index) return [{ table: index[1] ?? '', key: index[2] ?? '' }]
      const found = text.matchAll(/\b(?:primary key|unique|foreign key|references \w+) (\([^)]*\))/gi)
      const columns = [...text.matchAll(/^\s+(\w+) .*\b(?:primary key|unique)\b(?! \()/gim)].map(
        ([, column]) => `(${column})`,
      )
      return [...[...found].map(([, key]) => key ?? ''), ...columns].map((key) => ({ table: table ?? '', key }))
    })
    expect(keys.length).toBeGreaterThan(50)
    const toDirectory = /^\(id\)$/
    const wrong = keys.filter(
      ({ table, key }) => distributed.has(table) && !/^\(organisation_id\b/.test(key) && !toDirectory.test(key),
    )
    expect(wrong).toEqual([])
  })

  test('let a distributed table refer by id alone to the organisation only', () => {
    for (const { text, distribute } of all)
      if (distribute?.by === 'organisation_id')
        for (const [, table] of text.matchAll(/references (\w+) \(id\)/gi))
          expect(table, distribute.table).toBe('organisation')
  })
})
