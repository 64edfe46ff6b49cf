/**
 * Restoring a backup into an empty store, of any mode and any later version: the tables are made by the migrations that the backup
 * knew, its rows are copied in, and then the later migrations are applied. All or nothing.
 */
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { linesIn, type Progress, tablesOf } from './backup.ts'
import { type BackupReader, type Header, readBackup, type TableHeader } from './backup-file.ts'
import { bareTables } from './bare-tables.ts'
import { type Connect, connect as openPool } from './database.ts'
import { applyWithin, check, ledger, migrate, readMigrations } from './migrate.ts'

export type RestoreSummary = {
  at: string
  program: string
  tables: number
  rows: number
  /** Replies that stood ready to leave when the backup was made: they may have left since, so a person decides. */
  unsure: number
  /** What was closed with another key file, and has to be set again. */
  closed: ClosedSecret[]
}
export type ClosedSecret = { what: string; name: string }

/** Fewer rows are in sooner than a hundred indexes are made anew. */
const worthBaring = 50_000

/** @throws Error when the store is not empty, or the backup is damaged or made by a later version */
export async function restore(
  connect: Connect,
  file: string,
  keyMark: string,
  progress: Progress = () => {},
): Promise<RestoreSummary> {
  await checkWhole(file, progress)
  const backup = await readBackup(file)
  const client = new pg.Client({ ...connect, application_name: 'samenspraak restore' })
  try {
    await client.connect()
    await client.query('begin')
    await client.query("set local maintenance_work_mem to '256MB'")
    await makeTables(client, backup.header)
    const finish = rowsIn(backup.header) > worthBaring ? await bareTables(client) : null
    const rows = await fill(client, backup, progress)
    await finish?.((what) => progress(rows, rows, what))
    const unsure = await doubt(client)
    const closed = backup.header.keyMark === keyMark ? [] : await closedSecrets(client)
    await client.query('commit')
    await toPresent(connect)
    const { at, program, tables } = backup.header
    return { at, program, tables: tables.length, rows, unsure, closed }
  } finally {
    backup.close()
    await client.end()
  }
}

/** Read the file to its end before anything is written. @throws Error when it is damaged, was cut off, or does not add up */
async function checkWhole(file: string, progress: Progress): Promise<void> {
  const backup = await readBackup(file)
  try {
    check(readMigrations(), backup.header.migrations)
    const total = rowsIn(backup.header)
    let done = 0
    for (let part = await backup.next(); part; part = await backup.next()) {
      const before = done
      for await (const chunk of part.rows) done += linesIn(chunk)
      progress(done, total, `checking ${part.table.name}`)
      if (done - before !== part.table.rows)
        throw new Error(
          `${file} cannot be restored: it promises ${part.table.rows} rows of ${part.table.name} and holds ${done - before}`,
        )
    }
  } finally {
    backup.close()
  }
}

const rowsIn = ({ tables }: Header) => tables.reduce((sum, { rows }) => sum + rows, 0)

/** The tables as they were at the backup. Empty ones of this version, from a first start, make way. */
async function makeTables(client: pg.Client, header: Header): Promise<void> {
  const there = await tablesOf(client)
  for (const { name } of there) {
    const { rows } = await client.query(`select 1 from ${pg.escapeIdentifier(name)} limit 1`)
    if (rows.length > 0)
      throw new Error(
        'The store already holds data, and a backup is only restored into an empty one. Choose a new folder with --data, or an empty database.',
      )
  }
  for (const { name } of there.reverse()) await client.query(`drop table ${pg.escapeIdentifier(name)}`)
  await client.query('drop table if exists migration')
  await client.query(ledger)
  const migrations = readMigrations()
  const later = check(migrations, header.migrations)
  for (const migration of migrations) if (!later.includes(migration)) await applyWithin(client, migration)
}

async function fill(client: pg.Client, backup: BackupReader, progress: Progress): Promise<number> {
  const total = rowsIn(backup.header)
  let done = 0
  for (let part = await backup.next(); part; part = await backup.next()) {
    const { table, rows } = part
    await copyInto(client, table, rows, (lines) => {
      done += lines
      progress(done, total, table.name)
    })
  }
  return done
}

async function copyInto(
  client: pg.Client,
  table: TableHeader,
  rows: AsyncIterable<Buffer>,
  count: (lines: number) => void,
): Promise<void> {
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`))
  const filled = finished(into)
  for await (const chunk of rows) {
    count(linesIn(chunk))
    if (!into.write(chunk)) await Promise.race([new Promise((drained) => into.once('drain', drained)), filled])
  }
  into.end()
  await filled
}

/** What stood ready to leave may have left after the backup was made: nothing is ever sent again blindly. */
async function doubt(client: pg.Client): Promise<number> {
  let unsure = 0
  const hasRelay = await isThere(client, 'relay_recipient')
  for (const { id } of (await client.query<{ id: string }>('select id from organisation order by id')).rows) {
    const { rowCount } = await client.query(
      `update outbox set state = 'unknown', reason = 'restored', lease_until = null, version = version + 1
       where organisation_id = $1 and state in ('waiting', 'sending')`,
      [id],
    )
    unsure += (rowCount ?? 0) + (hasRelay ? await doubtRelay(client, id) : 0)
  }
  return unsure
}

/** Likewise of mail that tools had handed over. */
async function doubtRelay(client: pg.Client, organisationId: string): Promise<number> {
  await client.query(
    `insert into relay_count as had (organisation_id, campaign_id, state, code, n)
     select organisation_id, campaign_id, 'unknown', '', count(*) from relay_recipient
     where organisation_id = $1 and ready_at is not null and campaign_id is not null group by 1, 2
     on conflict (organisation_id, campaign_id, state, code) do update set n = had.n + excluded.n`,
    [organisationId],
  )
  await client.query(`update relay_count set n = 0 where organisation_id = $1 and state in ('accepted', 'held')`, [
    organisationId,
  ])
  const { rowCount } = await client.query(
    `update relay_recipient set state = 'unknown', code = '', reason = 'restored', ready_at = null
     where organisation_id = $1 and ready_at is not null`,
    [organisationId],
  )
  return rowCount ?? 0
}

/** A backup of before there was a table has none. */
async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there ?? false
}

/** What only the key file of the backup opens. */
async function closedSecrets(client: pg.Client): Promise<ClosedSecret[]> {
  const { rows } = await client.query<ClosedSecret>(
    `select 'channel ' || kind as what, name from channel
     where organisation_id in (select id from organisation) and secrets is not null order by name`,
  )
  // A backup of before there were second factors holds none.
  const factors = await client.query<{ there: boolean }>("select to_regclass('sign_in_factor') is not null as there")
  if (!factors.rows[0]?.there) return rows
  const others = await client.query<ClosedSecret>(
    `select 'second factor' as what, u.email as name from sign_in_factor f join sign_in_user u on u.id = f.user_id
     union all select 'single sign-on', label from single_sign_on where secret is not null order by 1, 2`,
  )
  const larger = await client.query<{ there: boolean }>("select to_regclass('larger_model') is not null as there")
  if (!larger.rows[0]?.there) return [...rows, ...others.rows]
  const models = await client.query<ClosedSecret>(
    `select 'larger model' as what, address as name from larger_model
     where organisation_id in (select id from organisation) and key is not null order by 2`,
  )
  if (!(await isThere(client, 'relay_tool'))) return [...rows, ...others.rows, ...models.rows]
  const tools = await client.query<ClosedSecret>(
    `select 'mail tool' as what, name from relay_tool
     where organisation_id in (select id from organisation) and removed_at is null and server_password is not null order by 2`,
  )
  if (!(await isThere(client, 'suppression_target'))) return [...rows, ...others.rows, ...models.rows, ...tools.rows]
  const targets = await client.query<ClosedSecret>(
    `select 'other system' as what, name from suppression_target
     where organisation_id in (select id from organisation) and secret is not null order by 2`,
  )
  return [...rows, ...others.rows, ...models.rows, ...tools.rows, ...targets.rows]
}

async function toPresent(connect: Connect): Promise<void> {
  const { pool } = openPool(connect, () => undefined, 1)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
}
