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

export function soleOver(connect: Connect): Sole {
  let client: Promise<pg.Client> | null = null
  const held = new Map<string, () => void>()

  const open = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ ...connect, application_name: 'samenspraak sole' })
    const broken = () => {
      client = null
      const holders = [...held.values()]
      held.clear()
      for (const lost of holders) lost()
    }
    fresh.on('error', broken)
    fresh.on('end', broken)
    await fresh.connect()
    return fresh
  }
  const connection = () => {
    client ??= open().catch((error) => {
      client = null
      throw error
    })
    return client
  }

  return {
    async hold(matter, lost) {
      const session = await connection()
      const { rows } = await session.query('select pg_try_advisory_lock(hashtextextended($1, 7)) as mine', [matter])
      if (!rows[0]?.mine) return null
      held.set(matter, lost)
      return async () => {
        if (!held.delete(matter)) return
        await session.query('select pg_advisory_unlock(hashtextextended($1, 7))', [matter])
      }
    },
    async close() {
      held.clear()
      await (await client)?.end()
    },
  }
}
