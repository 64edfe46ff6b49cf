/** A data folder and a store of its own for one bench: the embedded one, or a database on the server of DATABASE_URL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '../../server/config.ts'
import type { Run } from './bench.ts'

/** Free ports are given out by the system (`port` 0), only on this machine. */
export async function makeHouse(run: Run, environment: Record<string, string> = {}): Promise<Config> {
  const data = temporaryFolder(run)
  const url = process.env.DATABASE_URL
  const database = url ? { DATABASE_URL: await ownDatabase(run, url) } : {}
  return readConfig({ LOG_LEVEL: 'fatal', ...environment, ...database }, { data, port: '0' })
}

export function temporaryFolder(run: Run): string {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-bench-'))
  run.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let made = 0

async function ownDatabase(run: Run, url: string): Promise<string> {
  const name = `samenspraak_bench_${process.pid}_${made++}`
  await administer(url, `create database ${name}`)
  run.after(() => administer(url, `drop database if exists ${name} with (force)`))
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
