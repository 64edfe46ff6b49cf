/** Before the tables of a store with data change, a backup is made by itself. The newest few are kept. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { keyMarkOf } from '../seal.ts'
import { backup } from './backup.ts'
import type { Connect } from './database.ts'

const kept = 5

/** @throws when it cannot be made: then nothing changes */
export async function backUpBefore({ config, clock, log, seal }: Context, connect: Connect): Promise<void> {
  const folder = join(config.data, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `before-upgrade-${clock().toISOString().replaceAll(/[:.]/g, '-')}.samenspraak`)
  log.info({ file }, 'making a backup before the store is brought up to this version')
  await backup(connect, file, keyMarkOf(seal))
  const old = readdirSync(folder).filter((name) => name.startsWith('before-upgrade-') && name.endsWith('.samenspraak'))
  for (const name of old.sort().slice(0, -kept)) rmSync(join(folder, name))
}
