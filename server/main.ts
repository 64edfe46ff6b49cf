/** Start and stop: store up, migrate, wire, work, listen; and the same backwards. */
import { mkdirSync } from 'node:fs'
import type { Config } from './config.ts'
import { type Context, closeContext, createContext } from './context.ts'
import { createApp } from './http/app.ts'
import { listen } from './listen.ts'
import { createLog } from './log.ts'
import { backUpBefore } from './store/automatic-backup.ts'
import { erasureFileIn, readErasureFile } from './store/erasure-file.ts'
import { migrate } from './store/migrate.ts'
import { openStore } from './store/open.ts'
import { replayErasures } from './use/replay-erasures.ts'
import { startWork } from './work/index.ts'

export type Running = {
  /** Where it can be found; null for a worker, which listens to nobody. */
  url: string | null
  context: Context
  /** Resolves when it cannot go on by itself (the store is gone for good); stop it then. */
  failed: Promise<Error>
  stop(): Promise<void>
}

/** Milliseconds for requests in hand to finish. */
const patience = 10_000

/** @throws Error in words for people: the port is taken, another program runs on the data folder, the store is too old, ... */
export async function start(config: Config): Promise<Running> {
  const log = createLog(config.logLevel)
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<Error>((resolve) => {
    fail = resolve
  })
  // What was started, newest last; stopped the other way round, also when a later step fails.
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of started.splice(0).reverse()) await step().catch((err) => log.error({ err }, 'stopping'))
  }
  try {
    const store = await openStore(config, { as: 'program', note: (text) => log.info(text), failed: fail })
    started.push(() => store.stop())
    // For the key file and backups, also where the store is elsewhere.
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
    const door = config.role === 'worker' ? null : await openDoor(config)
    if (door) started.push(() => door.stop())
    const context = createContext(door?.config ?? config, store.connect, { log })
    started.push(() => closeContext(context))
    const applied = await migrate(context.pool, { beforeChange: () => backUpBefore(context, store.connect) })
    if (applied.length > 0) log.info({ migrations: applied }, 'the store was brought up to this version')
    const again = await replayErasures(context, readErasureFile(erasureFileIn(config.data)))
    if (again > 0) log.warn({ messages: again }, 'what was erased before stood in the store again, and is erased again')
    if (config.role !== 'web') {
      const work = startWork(context)
      started.push(() => work.stop())
    }
    if (door) {
      door.welcome(createApp(context).fetch)
      started.push(() => door.stop())
      started.push(async () => context.closing.abort())
      await store.tell(door.url)
    }
    return { url: door?.url ?? null, context, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Fetch = Parameters<typeof listen>[0]

/** Listen at once, so that a taken port is known before anything changes; visitors are asked for patience until the app is there. */
async function openDoor(config: Config) {
  let fetch: Fetch = () => new Response('Starting', { status: 503, headers: { 'retry-after': '1' } })
  const server = await listen((request, bindings) => fetch(request, bindings), config.host, config.port)
  return {
    url: urlOf(config.host, server.port),
    // Port 0 means any free one, and only now is it known which.
    config: { ...config, port: server.port, publicUrl: config.publicUrl.replace(/:0$/, `:${server.port}`) },
    welcome: (app: Fetch) => {
      fetch = app
    },
    stop: () => server.stop(patience),
  }
}

function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
