/** The store of this house: the server of `DATABASE_URL`, or the embedded one below the data folder. */
import pg from 'pg'
import type { Config } from '../config.ts'
import type { Connect } from './database.ts'
import { openEmbedded } from './embedded/embedded.ts'

export type OpenStore = {
  connect: Connect
  /** Process id of the embedded server. */
  pid(): number | null
  /** For a second program on the same folder to read. */
  tell(where: string): Promise<void>
  stop(): Promise<void>
}

export type Opening = {
  as: 'program' | 'command'
  note?: (text: string) => void
  /** The store is gone and does not come back by itself. */
  failed?: (error: Error) => void
}

const oldest = 15

/** @throws Error in words: another program runs on it, it cannot be reached, or it is too old */
export async function openStore(config: Pick<Config, 'data' | 'databaseUrl'>, opening: Opening): Promise<OpenStore> {
  if (!config.databaseUrl) return openEmbedded({ data: config.data, ...opening })
  const connect = { connectionString: config.databaseUrl }
  await checkServer(connect)
  return { connect, pid: () => null, tell: async () => undefined, stop: async () => undefined }
}

async function checkServer(connect: { connectionString: string }): Promise<void> {
  const client = new pg.Client({ ...connect, connectionTimeoutMillis: 10_000 })
  const where = placeOf(connect.connectionString)
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const version = rows[0]?.server_version ?? ''
    if (Number.parseInt(version, 10) < oldest)
      throw new Error(`it is PostgreSQL ${version}, and Samenspraak needs ${oldest} or later`)
  } catch (error) {
    throw new Error(`The database of DATABASE_URL (${where}) cannot be used: ${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Host and name of the database, without user and password. */
export function placeOf(url: string): string {
  // A socket may be named in ways that only the driver understands.
  if (!URL.canParse(url)) return 'a local socket'
  const { host, pathname } = new URL(url)
  return `${host || 'local'}${pathname}`
}
