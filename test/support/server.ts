/**
 * One database server for the whole run, with a migrated template. It is the embedded one, kept between runs and shared by runs at
 * the same time, or the server of DATABASE_URL. Databases of runs that were killed are swept away by the next.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { root } from '../../server/root.ts'
import { type Connect, connect } from '../../server/store/database.ts'
import { isAlive } from '../../server/store/embedded/alive.ts'
import { openEmbedded } from '../../server/store/embedded/embedded.ts'
import { migrate, readMigrations } from '../../server/store/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to reach the server, the database to clone, and what the names of this run begin with. */
    store: { connect: Connect; template: string; prefix: string }
  }
}

/** Bytes that a run may take while it runs, and more. */
const roomy = 4 * 1024 ** 3

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const prefix = `test_${process.pid}`
  const admin = new pg.Client(on(server.connect, 'postgres'))
  await admin.connect()
  await sweep(admin, (run) => !isAlive(run))
  const template = await ensureTemplate(admin, server.connect)
  project.provide('store', { connect: server.connect, template, prefix })
  return async () => {
    await sweep(admin, (run) => run === process.pid)
    await admin.end()
    await server.stop()
  }
}

/** The same server, another database. */
export function on(server: Connect, database: string): Connect {
  if (!server.connectionString) return { ...server, database }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function openServer(): Promise<{ connect: Connect; stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) return { connect: { connectionString: url }, stop: async () => undefined }
  const server = await openEmbedded({ data: testData(), as: 'command' })
  await hurry(server.connect)
  return server
}

/** What a test writes need not outlive a power cut; waiting for the disk is most of what cloning a database costs. */
async function hurry(server: Connect): Promise<void> {
  const client = new pg.Client(on(server, 'postgres'))
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await client.query(`alter system set ${setting} to off`)
  await client.query(`alter system set file_copy_method to ${(await copiesItself(client)) ? 'clone' : 'copy'}`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

/** Whether the system copies a file by itself here: a database is then cloned with a twentieth of the work. */
async function copiesItself(client: pg.Client): Promise<boolean> {
  const probe = `test_${process.pid}_probe`
  try {
    await client.query('set file_copy_method to clone')
    await client.query(`create database ${probe} strategy file_copy`)
    await client.query(`drop database ${probe}`)
    return true
  } catch {
    return false
  }
}

/** In memory where there is room, kept until the machine stops: making and removing a thousand files per test file is work on a disk. */
function testData(): string {
  const user = process.getuid?.() ?? 'user'
  const memory = '/dev/shm'
  if (roomIn(memory) > roomy) return join(memory, `samenspraak-test-${user}-${hashOf(root)}`)
  const cache = join(root, 'node_modules', '.cache')
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return join(cache, `samenspraak-test-${user}`)
  } catch {
    return join(tmpdir(), `samenspraak-test-${user}`)
  }
}

function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

async function sweep(admin: pg.Client, isOver: (run: number) => boolean): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    String.raw`select datname as name from pg_database where datname like 'test\_%'`,
  )
  for (const { name } of rows)
    if (isOver(Number(name.split('_')[1]))) await admin.query(`drop database if exists ${name} with (force)`)
}

/** Named after what is in the migrations, so that it is made once per version of them. */
async function ensureTemplate(admin: pg.Client, server: Connect): Promise<string> {
  const migrations = readMigrations()
  const name = `template_${hashOf(migrations.map(({ name, hash }) => `${name} ${hash}`).join())}`
  await admin.query('select pg_advisory_lock(1)')
  try {
    const { rows } = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (rows.length > 0) return name
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name}`)
    const { pool } = connect(on(server, name), () => undefined)
    await migrate(pool, { migrations })
    await pool.end()
    await admin.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(1)')
  }
}
