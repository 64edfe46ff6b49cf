import { firstRunCode, needsFirstRunCode } from '../server/access/first-run.ts'
import { start } from '../server/main.ts'
import { type Command, dataOption } from './command.ts'

export const startCommand: Command = {
  words: { least: 0, most: 0 },
  options: {
    ...dataOption,
    port: { type: 'string', value: 'PORT', about: 'where to listen (default 8080, or PORT; 0 for any free one)' },
    host: { type: 'string', value: 'HOST', about: 'at which address (default 127.0.0.1: this machine alone)' },
    role: { type: 'string', value: 'ROLE', about: 'all, web or worker: what this process does (default all)' },
  },
  async run({ config }) {
    const signal = nextSignal()
    const running = await start(config)
    if (running.url) await welcome(running)
    const reason = await Promise.race([signal, running.failed])
    if (typeof reason === 'string') running.context.log.info({ signal: reason }, 'stopping')
    else running.context.log.fatal({ err: reason }, 'the store is gone, stopping')
    // A second Ctrl-C, or a stop that hangs, ends it at once: everything that was acknowledged is in the store.
    const impatient = setTimeout(() => process.exit(1), 45_000).unref()
    void nextSignal().then(() => process.exit(1))
    await running.stop()
    clearTimeout(impatient)
    if (typeof reason !== 'string') throw reason
    return { ok: true, words: 'Stopped.', facts: { signal: reason } }
  },
}

async function welcome({ url, context: { config, seal, db } }: Awaited<ReturnType<typeof start>>): Promise<void> {
  const elsewhere = isPublic(config.publicUrl) ? `, for others at ${config.publicUrl}` : ''
  console.log(`\n  Samenspraak is at ${url}${elsewhere}\n`)
  if (await db.selectFrom('organisation').select('id').limit(1).executeTakeFirst()) return
  console.log('  Nobody lives here yet: open that address to begin.')
  if (needsFirstRunCode(config)) console.log(`  The code that it asks for: ${firstRunCode(seal)}`)
  console.log('')
}

/** Whether somebody thought about it: the address that follows from the host alone tells nothing new. */
const isPublic = (url: string) => !/^http:\/\/(127\.|0\.0\.0\.0|localhost|\[::)/.test(url)

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, resolve)
  })
}
