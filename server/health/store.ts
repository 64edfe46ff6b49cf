/** The store itself: version, room, connections, its bell and its clock, and whether its tables are those of this version. */
import pg from 'pg'
import type { Connect } from '../store/database.ts'
import { check, readMigrations } from '../store/migrate.ts'
import { checkClock } from './address.ts'
import { both, type Finding, gigabytes, good, look, plain, wrong } from './finding.ts'

const patience = 3_000

/** @param where "in the data folder", or the place of DATABASE_URL */
export async function checkServer(pool: pg.Pool, connect: Connect, where: string): Promise<Finding[]> {
  const { server_version: version } = await one<{ server_version: string }>(pool, 'show server_version')
  const { max_connections: most } = await one<{ max_connections: string }>(pool, 'show max_connections')
  const before = Date.now()
  const server = await one<Server>(
    pool,
    `select pg_database_size(current_database()) as size, pg_is_in_recovery() as standby, clock_timestamp() as now,
       (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as open`,
  )
  const middle = (before + Date.now()) / 2
  return [
    good(
      'store',
      both(
        `PostgreSQL ${version}, ${where}, ${gigabytes(Number(server.size))}`,
        `PostgreSQL ${version}, ${where}, ${gigabytes(Number(server.size))}`,
      ),
    ),
    checkConnections(server.open, Number(most)),
    ...(server.standby ? [isStandby()] : [await checkBell(connect)]),
    checkClock('PostgreSQL', server.now.getTime() - middle),
  ]
}

type Server = { size: string; standby: boolean; now: Date; open: number }

async function one<Row extends pg.QueryResultRow>(pool: pg.Pool, query: string): Promise<Row> {
  const [row] = (await pool.query<Row>(query)).rows
  if (!row) throw new Error(`the store does not answer ${query}`)
  return row
}

function checkConnections(open: number, most: number): Finding {
  const says = both(`${open} van ${most} verbindingen in gebruik`, `${open} of ${most} connections in use`)
  if (open < most * 0.8) return good('store', says)
  return look(
    'store',
    says,
    both(
      'Sluit wat niet nodig is, of verhoog max_connections van de databaseserver.',
      'Close what is not needed, or raise max_connections of the database server.',
    ),
  )
}

function isStandby(): Finding {
  return wrong(
    'store',
    both('dit is een kopie waarin niet kan worden geschreven', 'this is a standby that cannot be written to'),
    both(
      'Laat DATABASE_URL naar de hoofdserver wijzen: bellen (NOTIFY) gaan niet mee naar een kopie.',
      'Let DATABASE_URL point at the primary: bells (NOTIFY) are not replicated to a standby.',
    ),
  )
}

/** Programs wake each other by NOTIFY. A pool in transaction mode loses it, and then everything comes seconds late. */
async function checkBell(connect: Connect): Promise<Finding> {
  const [hearer, ringer] = [new pg.Client(connect), new pg.Client(connect)]
  let timer: NodeJS.Timeout | undefined
  try {
    await Promise.all([hearer.connect(), ringer.connect()])
    const heard = new Promise<number | null>((resolve) => {
      hearer.once('notification', () => resolve(performance.now()))
      timer = setTimeout(resolve, patience, null)
    })
    const name = `samenspraak_doctor_${process.pid}`
    await hearer.query(`listen ${name}`)
    const rung = performance.now()
    await ringer.query(`notify ${name}`)
    const at = await heard
    if (at !== null) {
      const ms = Math.max(1, Math.round(at - rung))
      return good('bell', both(`gehoord na ${ms} ms`, `heard after ${ms} ms`))
    }
    return wrong(
      'bell',
      both('NOTIFY komt niet over', 'NOTIFY does not come across'),
      both(
        'Verbind rechtstreeks, of met een pool in sessiemodus: in transactiemodus gaan bellen verloren.',
        'Connect directly, or through a pool in session mode: in transaction mode bells are lost.',
      ),
    )
  } finally {
    clearTimeout(timer)
    await Promise.all([hearer.end(), ringer.end()])
  }
}

/** @returns whether the tables can be looked at, and what there is to say of them */
export async function checkTables(pool: pg.Pool): Promise<{ ready: boolean; finding: Finding }> {
  const ledger = await pool.query<{ there: boolean }>("select to_regclass('migration') is not null as there")
  const start = both('De start doet dat.', 'The start does that.')
  if (!ledger.rows[0]?.there)
    return {
      ready: false,
      finding: look(
        'tables',
        both('er zijn er nog geen', 'there are none yet'),
        both('Ze worden bij de eerste start gemaakt.', 'They are made at the first start.'),
      ),
    }
  const { rows } = await pool.query<{ name: string; hash: string }>('select name, hash from migration order by name')
  try {
    const toDo = check(readMigrations(), rows)
    const last = rows.at(-1)?.name ?? ''
    if (toDo.length === 0)
      return { ready: true, finding: good('tables', both(`bijgewerkt (${last})`, `up to date (${last})`)) }
    const says = both(`${toDo.length} stappen moeten nog`, `${toDo.length} migrations are still to be applied`)
    return { ready: false, finding: look('tables', says, start) }
  } catch (error) {
    const advice = both('Zie docs/operate.md, "Upgrade".', 'See docs/operate.md, "Upgrade".')
    return { ready: false, finding: wrong('tables', plain((error as Error).message), advice) }
  }
}
