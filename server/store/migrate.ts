/**
 * Migrations: numbered `.sql` files that only ever go forward. A blank line ends a statement, one statement is one query (Citus
 * wants it so), and each file is one transaction.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { root } from '../root.ts'

export type Migration = { name: string; hash: string; statements: Statement[] }
/** `distribute` follows a CREATE TABLE: how the table is spread on a distributed store (nothing on plain PostgreSQL). */
export type Statement = { text: string; distribute: { table: string; by: string } | null }

/** Any number will do, as long as every program takes the same one. */
const lock = 7_262_736

/** Remembers what was applied. */
export const ledger =
  'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null)'

/** The migrations of this version of the program, in order. */
export function readMigrations(folder = join(root, 'server', 'store', 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      return { name: file, hash: createHash('sha256').update(text).digest('hex'), statements: statementsOf(text) }
    })
}

/** @throws when a CREATE TABLE does not say how it is distributed */
export function statementsOf(text: string): Statement[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const sql = block
      .replace(/^--.*$/gm, '')
      .trim()
      .replace(/;$/, '')
    if (!sql) return []
    const table = /^create table (\w+)/i.exec(sql)?.[1]
    const by = /^-- distribute: (\w+)$/m.exec(block)?.[1]
    if (table && !by)
      throw new Error(`The migration that creates ${table} should say "-- distribute: organisation_id|local|reference"`)
    return [{ text: sql, distribute: table && by ? { table, by } : null }]
  })
}

export type Migrating = {
  migrations?: readonly Migration[]
  /** Called before anything changes in a store that already holds data: the moment for a backup. */
  beforeChange?: (toApply: readonly string[]) => Promise<void>
}

/**
 * Apply what is new, one program at a time. Safe to run at every start.
 * @returns the names of the files that were applied now
 * @throws when an applied file was changed afterwards, or the store was made by a newer version of the program
 */
export async function migrate(pool: pg.Pool, options: Migrating = {}): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations()
  const client = await pool.connect()
  try {
    // An index over years of messages takes longer than any statement of the running program may.
    await client.query('set statement_timeout to 0')
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(ledger)
    const applied = await client.query<{ name: string; hash: string }>('select name, hash from migration order by name')
    const fresh = check(migrations, applied.rows)
    if (fresh.length > 0 && applied.rows.length > 0 && options.beforeChange && (await holdsData(client)))
      await options.beforeChange(fresh.map(({ name }) => name))
    for (const migration of fresh) await apply(client, migration)
    return fresh.map(({ name }) => name)
  } finally {
    // Ending the session gives the lock back and forgets the setting, whatever happened.
    client.release(true)
  }
}

/** The files still to apply, after checking that history has not been rewritten. */
export function check(
  migrations: readonly Migration[],
  applied: readonly { name: string; hash: string }[],
): readonly Migration[] {
  for (const { name, hash } of applied) {
    const known = migrations.find((migration) => migration.name === name)
    if (!known)
      throw new Error(
        `The store has migration ${name}, which this version of Samenspraak does not know: a newer version made it. Start that version, or restore a backup of before the upgrade into an empty store.`,
      )
    if (known.hash !== hash)
      throw new Error(
        `Migration ${name} was changed after it had been applied to this store. Migrations only go forward: put the file back as it was, and write the change as a new file.`,
      )
  }
  const names = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !names.has(name))
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await applyWithin(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`Migration ${migration.name} failed and was undone: ${(error as Error).message}`, { cause: error })
  }
}

/** One migration, in a transaction that the caller opened. */
export async function applyWithin(client: pg.ClientBase, migration: Migration): Promise<void> {
  const distributed = await isDistributed(client)
  // Reference tables and the tables that point at them change in one transaction: Citus then wants to go shard by shard.
  if (distributed) await client.query("set local citus.multi_shard_modify_mode to 'sequential'")
  for (const { text, distribute } of migration.statements) {
    await client.query(text)
    if (distributed && distribute) await spread(client, distribute)
  }
  await client.query('insert into migration (name, hash, applied_at) values ($1, $2, $3)', [
    migration.name,
    migration.hash,
    new Date(),
  ])
}

async function spread(client: pg.ClientBase, { table, by }: { table: string; by: string }): Promise<void> {
  if (by === 'reference') await client.query('select create_reference_table($1)', [table])
  else if (by !== 'local') await client.query('select create_distributed_table($1, $2)', [table, by])
}

async function isDistributed(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query("select 1 from pg_extension where extname = 'citus'")
  return rows.length > 0
}

async function holdsData(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('organisation') is not null as there")
  if (!rows[0]?.there) return false
  return (await client.query('select 1 from organisation limit 1')).rows.length > 0
}
