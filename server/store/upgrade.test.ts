/** From every earlier version of the tables to this one: in place, and by a backup that is restored. Both end the same. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fill, organisation } from '../../test/support/some-rows.ts'
import { emptyDatabase } from '../../test/support/store.ts'
import { backup, leftOut } from './backup.ts'
import { checksum } from './checksum.ts'
import { migrate, readMigrations } from './migrate.ts'
import { restore } from './restore.ts'

const all = readMigrations()
const folder = mkdtempSync(join(tmpdir(), 'upgrade-'))
afterAll(() => rmSync(folder, { recursive: true }))

const every = all.slice(0, -1).map(({ name }, i) => [name, i + 1] as const)
/** The first version and the last but one; with LEVELS=all every one. */
const earlier = process.env.LEVELS === 'all' ? every : every.filter(([, n]) => n === 1 || n === every.length)

test.each(earlier)(
  'a store that stopped at %s is brought up to date with what is in it, after a backup',
  async (name, n) => {
    const old = await emptyDatabase()
    await migrate(old.pool, { migrations: all.slice(0, n) })
    await fill(old.pool)
    const file = join(folder, name)
    const asked: string[][] = []
    const applied = await migrate(old.pool, {
      async beforeChange(files) {
        asked.push([...files])
        await backup(old.connect, file, 'mark')
      },
    })
    expect(applied).toEqual(all.slice(n).map((one) => one.name))
    expect(asked).toEqual([applied])

    // Nothing waits to leave: that is what a restore changes on purpose.
    await old.pool.query(
      `update outbox set state = 'unknown', reason = 'restored', version = version + 1
     where organisation_id = $1 and state = 'waiting'`,
      [organisation],
    )
    const restored = await emptyDatabase()
    await restore(restored.connect, file, 'mark')
    const without = [...leftOut]
    expect(await checksum(restored.connect, without)).toEqual(await checksum(old.connect, without))
    const { rows } = await old.pool.query('select text from message where organisation_id = $1', [organisation])
    expect(rows).toHaveLength(2)
    await Promise.all([old.drop(), restored.drop()])
  },
  60_000,
)
