import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../root.ts'
import { connect as openPool } from '../database.ts'
import { worksIn } from './alive.ts'
import { clusterIn } from './cluster.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import { findPostmaster, until } from './postmaster.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
const open: Embedded[] = []
const others: ChildProcess[] = []
let data: string

function newFolder(): string {
  const folder = mkdtempSync('/var/tmp/samenspraak-')
  folders.push(folder)
  return folder
}

async function start(folder = data, as: 'program' | 'command' = 'program'): Promise<Embedded> {
  const store = await openEmbedded({ data: folder, as })
  open.push(store)
  return store
}

async function stop(store: Embedded): Promise<void> {
  open.splice(open.indexOf(store), 1)
  await store.stop()
}

async function ask<R extends object>({ connect }: Embedded, query: string): Promise<R[]> {
  const client = new pg.Client(connect)
  await client.connect()
  try {
    return (await client.query<R>(query)).rows
  } finally {
    await client.end()
  }
}

/** Another process that opens the store. @returns what it said first: "up PID" or "refused ..." */
async function elsewhere(folder: string, as = 'program', through: string[] = [], options = {}) {
  const [program = '', ...given] = [...through, process.execPath, '--import', 'tsx']
  const child = spawn(program, [...given, join(root, 'test/support/keep-store.ts'), folder, as], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  others.push(child)
  const said = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', () => resolve('ended'))
  })
  return { child, said }
}

const gone = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<void>((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve()

beforeAll(() => {
  data = newFolder()
})
afterEach(async () => {
  for (const store of open.splice(0)) await store.stop()
  for (const child of others.splice(0)) {
    child.kill('SIGTERM')
    await gone(child)
  }
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the embedded store', { timeout: 60_000 }, () => {
  test('is made at the first start, durable and private', async () => {
    const store = await start()
    const [settings] = await ask<Record<string, string>>(
      store,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as tcp, current_setting('server_encoding') as encoding, upper('één') as upper,
       (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      checksums: 'on',
      tcp: '',
      encoding: 'UTF8',
      upper: 'ÉÉN',
      locale: 'bC.UTF-8',
    })
    const socket = store.connect.host ?? ''
    expect(statSync(socket).mode & 0o777).toBe(0o700)
    expect(statSync(join(data, 'store', 'password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'store', 'pg')).uid === 0).toBe(false)
    await ask(store, 'create table kept (id int)')
  })

  test('holds at a warm start what it held, and nothing runs in between', async () => {
    const store = await start()
    expect(await ask(store, 'select * from kept')).toEqual([])
    const pid = store.pid()
    await stop(store)
    expect(worksIn(pid, join(data, 'store', 'pg'))).toBe(false)
  })

  test('refuses a wrong password', async () => {
    const store = await start()
    const client = new pg.Client({ ...store.connect, password: 'guess' })
    await expect(client.connect()).rejects.toThrow(/password authentication failed/)
  })

  test('that outlived a killed program is attached to, and stops with the one that attached', async () => {
    const { child, said } = await elsewhere(data)
    const pid = Number(said.split(' ')[1])
    child.kill('SIGKILL')
    await gone(child)
    const store = await start()
    expect(store.pid()).toBe(pid)
    await stop(store)
    expect(worksIn(pid, join(data, 'store', 'pg'))).toBe(false)
  })

  test('has one program: a second one refuses and says where the first is, and a command attaches', async () => {
    const first = await elsewhere(data)
    await expect(start()).rejects.toThrow(new RegExp(`http://127.0.0.1:4321, pid ${first.child.pid}`))
    const command = await start(data, 'command')
    expect(first.said).toBe(`up ${command.pid()}`)
    await stop(command)
    expect(worksIn(command.pid(), join(data, 'store', 'pg'))).toBe(true)
  })

  test('stays up for a command when the program stops first', async () => {
    const program = await start()
    const command = await start(data, 'command')
    await stop(program)
    expect(await ask(command, 'select * from kept')).toEqual([])
    await stop(command)
    expect(worksIn(command.pid(), join(data, 'store', 'pg'))).toBe(false)
  })

  test('is raised again when it is killed, and an open pool goes on', async () => {
    const store = await start()
    const { pool, db } = openPool(store.connect, () => undefined, 2)
    await pool.query('insert into kept values (1)')
    const pid = store.pid()
    process.kill(pid, 'SIGKILL')
    const again = () =>
      pool.query('select id from kept').then(
        ({ rows }) => rows.length === 1,
        () => false,
      )
    expect(await until(again, 20_000)).toBe(true)
    expect(await until(() => store.pid() !== pid, 20_000)).toBe(true)
    await db.destroy()
  })

  test('can be stopped while it is being raised again', async () => {
    const store = await start()
    const pid = store.pid()
    process.kill(pid, 'SIGKILL')
    expect(await until(() => !worksIn(pid, join(data, 'store', 'pg')), 5_000)).toBe(true)
    await stop(store)
    expect(findPostmaster(clusterIn(data))).toBeNull()
  })

  test('tells when it cannot be raised any more', async () => {
    const folder = newFolder()
    let failed: (error: Error) => void = () => undefined
    const failure = new Promise<Error>((resolve) => {
      failed = resolve
    })
    const store = await openEmbedded({ data: folder, as: 'program', failed })
    rmSync(join(folder, 'store', 'pg', 'global'), { recursive: true })
    process.kill(store.pid(), 'SIGKILL')
    expect((await failure).message).toMatch(/does not start: .*global/)
    await store.stop()
  })

  test('does not mistake a stranger with the number of a dead server for it', async () => {
    const file = join(data, 'store', 'pg', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${data}/store/pg\n1700000000\n5432\n/nowhere\n\n  1 1\nready\n`)
    const store = await start()
    expect(store.pid()).not.toBe(process.pid)
    expect(await ask(store, 'select * from kept')).toEqual([{ id: 1 }])
  })

  test('is whole or not there when a program is killed while it makes it', async () => {
    const folder = newFolder()
    const making = elsewhere(folder)
    expect(await until(() => readdirSync(folder).some((name) => name.startsWith('store.new-')), 20_000)).toBe(true)
    const [child] = others
    child?.kill('SIGKILL')
    expect((await making).said).toBe('ended')
    expect(existsSync(join(folder, 'store'))).toBe(false)
    // What the killed program had started goes on writing for a moment: that is swept as well.
    await start(folder)
    expect(readdirSync(folder).filter((name) => name.startsWith('store.new-'))).toEqual([])
  })

  test('lives in a folder with any name and a path of any length', async () => {
    const folder = join(newFolder(), `with 'quotes", commas, and spaces`, 'x'.repeat(200), 'y'.repeat(200))
    const store = await start(folder)
    expect(await ask(store, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(Buffer.byteLength(store.connect.host ?? '')).toBeLessThan(90)
  })

  test.runIf(isRoot)('runs under root in a folder that nobody else can enter', async () => {
    const folder = join(newFolder(), 'closed', 'data')
    expect(await ask(await start(folder), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(folder).mode & 0o077).toBe(0)
  })

  test.runIf(isRoot)('runs as an ordinary user', async () => {
    const folder = newFolder()
    chownSync(folder, 65_534, 65_534)
    chmodSync(folder, 0o700)
    const { said } = await elsewhere(folder, 'program', [], { uid: 65_534, gid: 65_534 })
    expect(said).toMatch(/^up \d+$/)
    expect(statSync(join(folder, 'store', 'pg')).uid).toBe(65_534)
  })

  test.runIf(isRoot && existsSync('/usr/bin/setpriv'))(
    'names DATABASE_URL where root may not run anything as another user',
    async () => {
      const { said } = await elsewhere(newFolder(), 'program', ['setpriv', '--bounding-set', '-setuid,-setgid'])
      expect(said).toMatch(/^refused .*CAP_SETUID.*DATABASE_URL/)
    },
  )
})
