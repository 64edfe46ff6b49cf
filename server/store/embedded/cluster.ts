/**
 * The files of the database below the data folder: `store/pg` (the cluster) and `store/password`. They are made in a temporary
 * folder beside it and renamed in one step, so a program that is killed half-way leaves nothing that looks like a store.
 */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './alive.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, nobody, type Owner } from './owner.ts'
import { run } from './run.ts'

export type Cluster = { data: string; folder: string; pg: string; passwordFile: string; log: string }

export const user = 'samenspraak'

export function clusterIn(data: string): Cluster {
  return inFolder(data, 'store')
}

function inFolder(data: string, name: string): Cluster {
  const folder = join(data, name)
  return {
    data,
    folder,
    pg: join(folder, 'pg'),
    passwordFile: join(folder, 'password'),
    log: join(folder, 'database.log'),
  }
}

/** Make the cluster when there is none, and check that the one that is there is of this major version. */
export async function prepareCluster(data: string, binaries: Binaries, owner: Owner | null): Promise<Cluster> {
  const cluster = clusterIn(data)
  checkFolder(data)
  if (!fs.existsSync(cluster.folder)) await create(data, cluster, binaries, owner)
  const major = fs.readFileSync(join(cluster.pg, 'PG_VERSION'), 'utf8').trim()
  if (major !== binaries.version.split('.')[0])
    throw new Error(
      `The store in ${data} was made by PostgreSQL ${major} and this version of Samenspraak brings ${binaries.version}. Make a backup with the version that you had, then restore it into an empty data folder.`,
    )
  return cluster
}

function checkFolder(data: string): void {
  try {
    fs.mkdirSync(data, { recursive: true, mode: 0o700 })
    fs.accessSync(data, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (error) {
    throw new Error(
      `The data folder ${data} cannot be used by this user (${(error as Error).message}). Run as its owner, or choose another with --data.`,
      { cause: error },
    )
  }
}

async function create(data: string, cluster: Cluster, binaries: Binaries, owner: Owner | null): Promise<void> {
  await sweep(data)
  const fresh = inFolder(data, `store.new-${process.pid}-${randomBytes(3).toString('hex')}`)
  fs.mkdirSync(fresh.folder, { mode: 0o700 })
  try {
    fs.mkdirSync(fresh.pg, { mode: 0o700 })
    fs.writeFileSync(fresh.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (owner) giveTo(nobody, fresh.folder)
    await initialise(fresh, binaries, owner && nobody)
    if (owner) {
      giveTo({ uid: 0, gid: 0 }, fresh.folder)
      giveTo(owner, fresh.pg)
    }
    rename(fresh.folder, cluster.folder)
  } finally {
    fs.rmSync(fresh.folder, { recursive: true, force: true })
  }
}

/**
 * UTF-8 with the built-in C.UTF-8, so the order of text never changes under an index when the operating system is upgraded;
 * checksums on every page; a password even on the private socket.
 */
async function initialise(fresh: Cluster, binaries: Binaries, as: Owner | null): Promise<void> {
  const options = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${user}`, '--auth=scram-sha-256', '--data-checksums']
  await run(binaries.initdb, fresh.folder, as, (door) => [
    `--pgdata=${join(door, 'pg')}`,
    `--pwfile=${join(door, 'password')}`,
    ...options,
    ...access,
  ])
}

/** The last step, durable once it returns. When another program was first, its store is as good as ours. */
function rename(from: string, to: string): void {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!fs.existsSync(to)) throw error
  }
  if (process.platform === 'win32') return
  const parent = fs.openSync(dirname(to), 'r')
  fs.fsyncSync(parent)
  fs.closeSync(parent)
}

/**
 * Remove what programs left that were killed while they made a store. Their initdb may have outlived them and go on writing for
 * a moment, until it finds its folder gone: so look again until it is (what cannot be removed is in nobody's way).
 */
async function sweep(data: string): Promise<void> {
  for (const name of fs.readdirSync(data)) {
    const pid = /^store\.new-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    const left = join(data, name)
    for (let tries = 0; tries < 100 && fs.existsSync(left); tries++) {
      if (tries > 0) await wait(50)
      await fs.promises.rm(left, { recursive: true, force: true }).catch(() => undefined)
    }
  }
}
