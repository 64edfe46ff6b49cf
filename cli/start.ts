import { firstRunCode, needsFirstRunCode } from '../server/access/first-run.ts'
import type { Context } from '../server/context.ts'
import { start } from '../server/main.ts'
import { firstOrganisation } from '../server/store/organisation.ts'
import { type Command, dataOption } from './command.ts'
import { openDemoHouse } from './demo-house.ts'

export const startCommand: Command = {
  words: { least: 0, most: 0 },
  options: {
    ...dataOption,
    port: { type: 'string', value: 'PORT', about: 'where to listen (default 8080, or PORT; 0 for any free one)' },
    host: { type: 'string', value: 'HOST', about: 'at which address (default 127.0.0.1: this machine alone)' },
    role: { type: 'string', value: 'ROLE', about: 'all, web or worker: what this process does (default all)' },
    demo: {
      type: 'boolean',
      about: 'with the demo firm in it, to look around; where nobody lives yet it prints how to sign in',
    },
  },
  async run({ config, flag }) {
    const signal = nextSignal()
    const running = await start(config)
    if (running.url) await welcome(running.url, running.context, flag('demo'))
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

async function welcome(url: string, ctx: Context, demo: boolean): Promise<void> {
  const elsewhere = isPublic(ctx.config.publicUrl) ? `, for others at ${ctx.config.publicUrl}` : ''
  const signIn = demo ? await openDemoHouse(ctx) : null
  console.log(`\n  Samenspraak is at ${url}${elsewhere}\n`)
  if (signIn) console.log(`  Sign in as ${signIn.email} with the password ${signIn.password}\n`)
  if (await firstOrganisation(ctx.db)) return
  console.log('  Nobody lives here yet: open that address to begin.')
  if (needsFirstRunCode(ctx.config)) console.log(`  The code that it asks for: ${firstRunCode(ctx.seal)}`)
  console.log('')
}

/** Whether somebody thought about it: the address that follows from the host alone tells nothing new. */
const isPublic = (url: string) => !/^http:\/\/(127\.|0\.0\.0\.0|localhost|\[::)/.test(url)

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, resolve)
  })
}
