/**
 * Who uses the store: kept as locks of one session in the database itself, so nothing is left behind by a program that is killed.
 * Everybody who uses it shares the lock *in use*; the program, of which there may be one, has *program* for itself.
 */
import pg from 'pg'
import type { Connect } from '../database.ts'

export type Hold = {
  /** Resolves when the session is gone: the database went away, or we let go. */
  lost: Promise<void>
  /** Say where we are, for a second program to read. */
  tell(where: string): Promise<void>
  /** Let go. @returns whether nobody else uses it now; then nobody can begin to either, until `end` */
  release(): Promise<boolean>
  end(): Promise<void>
}

const locks = { program: 1, inUse: 2 }
const space = 7_262_736
/** How long the session of a program that was killed may live on. */
const linger = 2_000

/** There is a program already. */
export class Taken extends Error {
  override name = 'Taken'
}

/** @throws Taken, or what connecting throws */
export async function hold(connect: Connect, as: 'program' | 'command'): Promise<Hold> {
  const client = new pg.Client({
    ...connect,
    database: 'postgres',
    application_name: `samenspraak ${as}, pid ${process.pid}`,
  })
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => void client.end().catch(() => undefined))
  await client.connect()
  const attempt = async (what: number, shared = '') => {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock${shared}($1, $2) as got`, [
      space,
      what,
    ])
    return rows[0]?.got === true
  }
  try {
    // Not to be had only while somebody is stopping the database: then it is as good as stopped.
    if (!(await attempt(locks.inUse, '_shared'))) throw Object.assign(new Error('stopping'), { code: '57P03' })
    const end = performance.now() + linger
    while (as === 'program' && !(await attempt(locks.program))) {
      if (performance.now() > end) throw await taken(client)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    lost,
    tell: async (where) => {
      await client.query("select set_config('application_name', $1, false)", [
        `samenspraak ${as} at ${where}, pid ${process.pid}`,
      ])
    },
    release: async () => {
      await client.query('select pg_advisory_unlock_shared($1, $2)', [space, locks.inUse])
      return attempt(locks.inUse)
    },
    end: () => client.end(),
  }
}

async function taken(client: pg.Client): Promise<Taken> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2`,
    [space, locks.program],
  )
  const who = rows[0]?.name.replace(/^samenspraak program/, 'it runs') ?? 'it has just stopped, so try again'
  return new Taken(
    `Samenspraak already runs on this data folder: ${who}. Use that one, choose another folder with --data, or set DATABASE_URL to run several.`,
  )
}
