/**
 * The one place where things are wired. Everything that touches time, chance, the store or the network reaches it through here,
 * so a test can rebuild the house with a fixed clock.
 */

import type pg from 'pg'
import type { Logger } from 'pino'
import { allChannels } from '../channels/index.ts'
import type { Channel, OpenSocket, Reach, ReadPage } from '../channels/kit/channel.ts'
import { type Passwords, scryptPasswords } from './access/passwords.ts'
import type { Config } from './config.ts'
import { type Figures, newFigures } from './figures.ts'
import { idMaker } from './ids.ts'
import { createLog } from './log.ts'
import { type Passings, passingsOver } from './passing.ts'
import { createPost, type Post } from './post.ts'
import { type Presences, presenceOver } from './presence.ts'
import { createDownload, createReach, userAgentOf } from './reach.ts'
import { keyFileIn, readKeyFile, type Seal, sealWith } from './seal.ts'
import { createSockets } from './socket.ts'
import { type Connect, connect, type Database } from './store/database.ts'
import { type Wake, wakeOver } from './store/wake.ts'
import { type Suppression, suppressionOver } from './suppression/room.ts'
import { type Classify, classifiersIn } from './understand/larger/directory.ts'
import { createUnderstanding } from './understand/pool.ts'
import type { Understanding } from './understand/understanding.ts'

export type Context = {
  config: Config
  db: Database
  pool: pg.Pool
  clock: () => Date
  newId: () => string
  log: Logger
  /** Encrypts what must not be readable in the store. */
  seal: Seal
  /** How passwords are kept. */
  passwords: Passwords
  /** Wakes sleepers in this and other processes; never the truth. */
  wake: Wake
  /** Tells open pages what passes by and is not kept. */
  passings: Passings
  /** Who looks and who writes where, just now. */
  presence: Presences
  channels: ReadonlyMap<string, Channel>
  reach: Reach
  /** Mail to our own people; null when the house has no mail server for it. */
  post: Post | null
  /** Pages of strangers, for channels that listen. */
  readPage: ReadPage
  /** Streams of strangers, likewise. */
  openSocket: OpenSocket
  /** How to reach the store, for connections that are held for long. */
  store: Connect
  /** Reads from messages what is said in them. */
  understanding: Understanding
  /** Opens a larger model in the directory of models, once. */
  classifier: (model: string) => Promise<Classify>
  /** Who may get marketing now, from memory. */
  suppression: Suppression
  /** What this process counts of itself. */
  figures: Figures
  /** Aborted when the house closes: streams end. */
  closing: AbortController
}

/** Wire the real parts over a migrated store; what is `given` takes the place of the real part (a fixed clock in a test). */
export function createContext(config: Config, store: Connect, given: Partial<Context> = {}): Context {
  const log = given.log ?? createLog(config.logLevel)
  const clock = given.clock ?? (() => new Date())
  const { pool, db } = connect(store, (err) => log.warn({ err }, 'a connection to the store broke'))
  const out = { privateHosts: config.privateHosts, userAgent: userAgentOf(config.publicUrl) }
  const wake = given.wake ?? wakeOver(pool, store, (err) => log.warn({ err }, 'the wake-up connection broke'))
  const newId = idMaker(clock)
  return {
    config,
    db,
    pool,
    clock,
    newId,
    log,
    seal: sealWith(readKeyFile(keyFileIn(config.data))),
    passwords: scryptPasswords(),
    wake,
    passings: passingsOver(wake),
    presence: presenceOver(wake, clock),
    channels: allChannels,
    reach: createReach(out),
    readPage: createDownload({ ...out, timeout: 30_000, longest: 5 * 1024 * 1024 }),
    openSocket: createSockets(out),
    post: createPost(config.smtpUrl, config.mailFrom),
    store,
    understanding: createUnderstanding(),
    classifier: classifiersIn(config.modelDirectory),
    suppression: suppressionOver({ db, clock, newId, log, store, wake }),
    figures: newFigures(),
    closing: new AbortController(),
    ...given,
  }
}

/** Let go of the store. */
export async function closeContext({ wake, presence, suppression, understanding, db }: Context): Promise<void> {
  presence.close()
  await suppression.close()
  await understanding.close()
  await wake.close()
  await db.destroy()
}
