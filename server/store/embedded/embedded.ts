/**
 * The embedded store: a real PostgreSQL below the data folder that starts and stops with us.
 *
 * A live one is attached to (also one that outlived a program that was killed), else one is started, else one is made. When it
 * goes away it is raised again, a few times. The last one out turns off the light: whoever lets go and finds nobody else stops it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Connect, isPassing } from '../database.ts'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { type Cluster, clusterIn, prepareCluster, user } from './cluster.ts'
import { type Hold, hold, Taken } from './hold.ts'
import { type Owner, ownerOf } from './owner.ts'
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster, until } from './postmaster.ts'

export type Embedded = {
  connect: Connect
  /** Process id of the server as it is now. */
  pid(): number
  /** Say where the program can be found, once it knows. */
  tell(where: string): Promise<void>
  stop(): Promise<void>
}

export type Opening = {
  data: string
  /** There is one program; commands come and go beside it. */
  as: 'program' | 'command'
  /** Something to put in the log. */
  note?: (text: string) => void
  /** The database went away and cannot be raised again. */
  failed?: (error: Error) => void
}

type Store = { cluster: Cluster; binaries: Binaries; owner: Owner | null }
type Raised = { postmaster: Postmaster; hold: Hold }

/** Longer than any start, but for the recovery after a crash in the middle of very much work. */
const patience = 300_000
const restarts = { most: 5, within: 600_000 }

/** @throws Taken when a program runs on it, Unusable when it cannot run on this machine */
export async function openEmbedded(opening: Opening): Promise<Embedded> {
  const store = await prepare(opening.data)
  const kept = keep(store, opening, await raise(store, opening))
  const connect = connectTo(store.cluster, kept.now().postmaster)
  try {
    await ensureDatabase(connect)
  } catch (error) {
    await kept.stop()
    throw error
  }
  return { connect, pid: () => kept.now().postmaster.pid, tell: kept.tell, stop: kept.stop }
}

async function prepare(data: string): Promise<Store> {
  const owner = ownerOf(clusterIn(data).pg)
  const binaries = prepareBinaries(owner !== null, owner ? '/var/cache/samenspraak' : join(data, 'programs'))
  return { cluster: await prepareCluster(data, binaries, owner), binaries, owner }
}

/** Raise the server again when it goes away, until it is stopped. */
function keep(store: Store, opening: Opening, first: Raised) {
  const { note = () => {}, failed = () => {} } = opening
  let now = first
  let raising: Promise<unknown> = Promise.resolve()
  let place: string | null = null
  let stopping = false

  const watch = async () => {
    const ends: number[] = []
    while (!stopping) {
      await now.hold.lost
      if (stopping) return
      note('The database went away; raising it again.')
      ends.push(performance.now())
      if (ends.filter((end) => end > performance.now() - restarts.within).length > restarts.most)
        throw new Error(`The database went away more than ${restarts.most} times; see ${store.cluster.log}`)
      const again = raise(store, opening)
      raising = again.catch(() => undefined)
      now = await again
      if (place) await now.hold.tell(place)
    }
  }
  const watching = watch().catch((error: Error) => {
    if (!stopping) failed(error)
  })

  return {
    now: () => now,
    tell: async (where: string) => {
      place = where
      await now.hold.tell(where)
    },
    stop: async () => {
      stopping = true
      await raising
      const alone = await now.hold.release().catch(() => true)
      if (alone) await stopPostmaster(store.cluster, store.binaries, now.postmaster)
      else note('The database stays up for a command that still uses it, and stops with that.')
      await now.hold.end().catch(() => undefined)
      await watching
    },
  }
}

/** Find or start the server, and hold it. */
async function raise(store: Store, { as, note }: Opening): Promise<Raised> {
  let last: unknown
  let result: Raised | undefined
  let starting: { ended: string | null } | null = null
  const ready = await until(async () => {
    const postmaster = findPostmaster(store.cluster)
    if (postmaster?.host) {
      try {
        result = { postmaster, hold: await hold(connectTo(store.cluster, postmaster), as) }
        return true
      } catch (error) {
        if (error instanceof Taken || !isPassing(error)) throw error
        last = error
      }
    } else if (!postmaster && (!starting || starting.ended !== null)) {
      if (starting?.ended) last = await checkEnd(starting.ended, store.cluster)
      starting = await start(store)
    }
    return false
  }, patience)
  if (!ready || !result) throw new Error(`The database does not answer; see ${store.cluster.log}`, { cause: last })
  note?.(starting ? 'The database is up.' : 'Attached to the database that was already up.')
  return result
}

async function start(store: Store): Promise<{ ended: string | null }> {
  const { ended } = await startPostmaster(store.cluster, store.binaries, store.owner)
  const state: { ended: string | null } = { ended: null }
  void ended.then((said) => {
    state.ended = said
  })
  return state
}

/** A start that was overtaken by another one, or by sessions that were still ending, is tried again; any other end is an error. */
async function checkEnd(said: string, cluster: Cluster): Promise<Error> {
  const reason =
    (/(FATAL|PANIC):.*/.exec(said)?.[0] ?? said.trim().replaceAll('\n', ' ').slice(-300)) || 'no reason given'
  const error = new Error(`The database does not start: ${reason} (see ${cluster.log})`)
  if (!/lock file|shared memory block/.test(reason)) throw error
  await new Promise((resolve) => setTimeout(resolve, 200))
  return error
}

function connectTo(cluster: Cluster, { host, port }: Postmaster): Connect {
  const password = readFileSync(cluster.passwordFile, 'utf8').trim()
  return { host: host ?? '', port, user, password, database: 'samenspraak' }
}

async function ensureDatabase(connect: Connect): Promise<void> {
  const client = new pg.Client({ ...connect, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [connect.database])
    if (rows.length === 0) await client.query(`create database ${connect.database}`)
  } catch (error) {
    // Two commands at once on a new store: the other one made it.
    if (!['42P04', '23505'].includes(String((error as { code?: unknown }).code))) throw error
  } finally {
    await client.end()
  }
}
