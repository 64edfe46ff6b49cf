/**
 * Doing something in one program only, however many there are: an advisory lock per matter, all on one connection of this process.
 * When that connection breaks every lock is gone, and whoever held one hears it and stops.
 */
import pg from 'pg'
import type { Connect } from './database.ts'

export type Sole = {
  /**
   * @param lost called when the lock is gone without being released
   * @returns release, or null when another program holds it
   */
  hold(matter: string, lost: () => void): Promise<(() => Promise<void>) | null>
  close(): Promise<void>
}

/** One connection, and who holds what by it: when it breaks, theirs are gone, and nobody else's. */
type Session = { client: pg.Client; held: Map<string, () => void> }

export function soleOver(connect: Connect): Sole {
  let current: Promise<Session> | null = null

  const open = (): Promise<Session> => {
    const client = new pg.Client({ ...connect, application_name: 'samenspraak sole' })
    const held: Session['held'] = new Map()
    const opened = client.connect().then(() => ({ client, held }))
    // A break is told twice, as an error and as the end; by then there may be a new connection.
    const broken = () => {
      if (current === opened) current = null
      const holders = [...held.values()]
      held.clear()
      for (const lost of holders) lost()
    }
    client.on('error', broken).on('end', broken)
    opened.catch(broken)
    return opened
  }

  return {
    async hold(matter, lost) {
      current ??= open()
      const { client, held } = await current
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 7)) as mine', [matter])
      if (!rows[0]?.mine) return null
      held.set(matter, lost)
      return async () => {
        if (!held.delete(matter)) return
        await client.query('select pg_advisory_unlock(hashtextextended($1, 7))', [matter])
      }
    },
    async close() {
      const session = await current
      session?.held.clear()
      await session?.client.end()
    },
  }
}
