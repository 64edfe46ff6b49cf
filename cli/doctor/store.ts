/** What the program keeps: the store, its migrations, the channels, the ledger and the outbox. */
import type { Config } from '../../server/config.ts'
import { keyFileIn, readKeyFile, sealWith } from '../../server/seal.ts'
import { type Connect, type Database, connect as openPool } from '../../server/store/database.ts'
import { check, readMigrations } from '../../server/store/migrate.ts'
import { brokenChannels, outboxTrouble, unbalancedDays } from '../../server/store/trouble.ts'
import { count } from '../progress.ts'
import { type Finding, good, look, wrong } from './finding.ts'

/** Longer than any reply should take to leave. */
const late = 10 * 60_000

export async function checkStore(config: Config, connect: Connect): Promise<Finding[]> {
  const { pool, db } = openPool(connect, () => undefined, 2)
  try {
    const version = (await pool.query<{ server_version: string }>('show server_version')).rows[0]?.server_version
    const findings = [
      good('store', `PostgreSQL ${version}${config.databaseUrl ? ' of DATABASE_URL' : ' in the data folder'}`),
    ]
    const ledger = await pool.query<{ there: boolean }>("select to_regclass('migration') is not null as there")
    if (!ledger.rows[0]?.there)
      return [...findings, look('tables', 'there are none yet', 'They are made at the first start.')]
    const { rows } = await pool.query<{ name: string; hash: string }>('select name, hash from migration order by name')
    return [...findings, checkMigrations(rows), ...(await checkOrganisations(config, db))]
  } finally {
    await db.destroy()
  }
}

function checkMigrations(applied: { name: string; hash: string }[]): Finding {
  try {
    const toDo = check(readMigrations(), applied)
    if (toDo.length === 0) return good('tables', `up to date (${applied.at(-1)?.name ?? 'none'})`)
    return look(
      'tables',
      `${toDo.length} migrations are still to be applied`,
      'Start does it, after a backup; or: samenspraak migrate',
    )
  } catch (error) {
    return wrong('tables', (error as Error).message, 'See docs/operate.md, "Upgrade".')
  }
}

async function checkOrganisations(config: Config, db: Database): Promise<Finding[]> {
  const organisations = await db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute()
  if (organisations.length === 0)
    return [look('organisation', 'nobody lives here yet', 'Open the address in a browser to begin.')]
  const findings: Finding[] = []
  for (const { id } of organisations)
    findings.push(
      ...(await checkSecrets(config, db, id)),
      ...(await checkChannels(db, id)),
      await checkLedger(db, id),
      await checkOutbox(db, id),
    )
  return findings
}

async function checkSecrets(config: Config, db: Database, organisationId: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('channel')
    .select(['name', 'secrets'])
    .where('organisation_id', '=', organisationId)
    .where('secrets', 'is not', null)
    .execute()
  const seal = sealWith(readKeyFile(keyFileIn(config.data)))
  const closed = rows.filter(({ secrets }) => {
    try {
      if (secrets) seal.open(secrets)
      return false
    } catch {
      return true
    }
  })
  if (closed.length === 0) return []
  const names = closed.map(({ name }) => name).join(', ')
  return [
    wrong(
      'passwords',
      `the key file does not open those of: ${names}`,
      'Put the key file back that belongs to this store, or enter them again under Kanalen.',
    ),
  ]
}

async function checkChannels(db: Database, organisationId: string): Promise<Finding[]> {
  const broken = await brokenChannels(db, organisationId)
  if (broken.length === 0) return [good('channels', 'none is broken')]
  return broken.map(({ name, kind, since, problem }) =>
    wrong(
      `channel ${name}`,
      `${kind}, broken since ${since}: ${problem}`,
      'It is tried again by itself. Look under Kanalen with "test this connection".',
    ),
  )
}

async function checkLedger(db: Database, organisationId: string): Promise<Finding> {
  const gaps = await unbalancedDays(db, organisationId)
  if (gaps.length === 0)
    return good('arrivals', 'every day adds up: received = shown + revised + duplicate + echo + refused + in flight')
  const days = gaps.map(({ channel, day, missing }) => `${channel} ${day}: ${count(missing)}`).join('; ')
  return wrong(
    'arrivals',
    `days that do not add up: ${days}`,
    'This should never be. Make a backup and report it with this line.',
  )
}

async function checkOutbox(db: Database, organisationId: string): Promise<Finding> {
  const trouble = await outboxTrouble(db, organisationId, new Date(Date.now() - late))
  if (trouble.late > 0)
    return wrong(
      'replies',
      `${count(trouble.late)} should have left long ago`,
      'Is a process running with role all or worker?',
    )
  const waiting = trouble.failed + trouble.unknown + trouble.stale
  if (waiting === 0) return good('replies', 'all have left')
  return look(
    'replies',
    `${count(trouble.failed)} failed, ${count(trouble.unknown)} may or may not have left, ${count(trouble.stale)} were overtaken`,
    'They wait for a person in their conversations.',
  )
}
