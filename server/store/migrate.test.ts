import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, freshDatabase, type TestStore } from '../../test/support/store.ts'
import { migrate } from './migrate.ts'

let empty: TestStore
let full: TestStore
beforeAll(async () => {
  const t = performance.now()
  empty = await emptyDatabase()
  console.log('empty', performance.now() - t)
  const u = performance.now()
  full = await freshDatabase()
  console.log('fresh', performance.now() - u)
  const v = performance.now()
  await (await freshDatabase()).drop()
  console.log('fresh+drop', performance.now() - v)
})
afterAll(async () => {
  await empty.drop()
  await full.drop()
})

test('a store is migrated once', async () => {
  expect(await migrate(empty.pool)).toEqual(['0001-spine.sql'])
  expect(await migrate(empty.pool)).toEqual([])
  expect(await migrate(full.pool)).toEqual([])
})
