/**
 * The one place where things are wired. Everything that touches time, chance, the store or the network reaches it through here,
 * so a test can rebuild the house with a fixed clock.
 */

import type pg from 'pg'
import type { Logger } from 'pino'
import type { Channel, Reach } from '../channels/kit/channel.ts'
import type { Config } from './config.ts'
import type { Seal } from './seal.ts'
import type { Database } from './store/database.ts'
import type { Wake } from './store/wake.ts'

export type Context = {
  config: Config
  db: Database
  pool: pg.Pool
  clock: () => Date
  newId: () => string
  log: Logger
  /** Encrypts what must not be readable in the store. */
  seal: Seal
  /** Wakes sleepers in this and other processes; never the truth. */
  wake: Wake
  channels: ReadonlyMap<string, Channel>
  reach: Reach
}
