import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestStore } from '../../test/support/store.ts'
import { type Sole, soleOver } from './sole.ts'

let store: TestStore
const soles: Sole[] = []
const newSole = () => {
  const sole = soleOver(store.connect)
  soles.push(sole)
  return sole
}
beforeAll(async () => {
  store = await emptyDatabase()
})
afterAll(async () => {
  await Promise.all(soles.map((sole) => sole.close()))
  await store.drop()
})

const nothing = () => undefined
const ours = "from pg_stat_activity where application_name = 'samenspraak sole' and datname = current_database()"
const breakAll = () => store.pool.query(`select pg_terminate_backend(pid) ${ours}`)

test('a matter is held by one program, until that lets go', async () => {
  const [here, there] = [newSole(), newSole()]
  const release = await here.hold('a', nothing)
  expect(await there.hold('a', nothing)).toBeNull()
  await release?.()
  expect(await there.hold('a', nothing)).not.toBeNull()
})

test('a connection that breaks costs each holder its lock once, and nothing of who holds by the next connection', async () => {
  await Promise.all(soles.splice(0).map((sole) => sole.close()))
  const sole = newSole()
  const lost: string[] = []
  // It holds again at once, as early as it can.
  const again = new Promise((resolve) => {
    void sole.hold('b', () => {
      lost.push('the old one')
      resolve(sole.hold('b', () => lost.push('the new one')))
    })
  })
  await sole.hold('c', () => lost.push('c'))
  await breakAll()
  expect(await again).not.toBeNull()
  expect(await sole.hold('d', nothing)).not.toBeNull()
  expect(lost).toEqual(['the old one', 'c'])
  expect((await store.pool.query(`select count(*) as n ${ours}`)).rows).toEqual([{ n: 1 }])
})

test('letting go of what was lost leaves the lock of the next holder alone', async () => {
  const sole = newSole()
  const lost = new Promise<void>((resolve) => void sole.hold('probe', resolve))
  const release = await sole.hold('e', nothing)
  await breakAll()
  await lost
  expect(await sole.hold('e', nothing)).not.toBeNull()
  await release?.()
  expect(await newSole().hold('e', nothing)).toBeNull()
})
