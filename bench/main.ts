/**
 * `npm run bench -- NAME [--quick] [--json]`: measures the program with its real parts. Progress goes to standard error (with
 * `--json` it is left out), and the last line of standard output is one JSON object: the figures, and the machine they are of.
 */
import { parseArgs } from 'node:util'
import { backupBench } from './backup.ts'
import { circles } from './circles.ts'
import { contacts } from './contacts.ts'
import { crash } from './crash.ts'
import { decisions } from './decisions.ts'
import { desk } from './desk.ts'
import { floor } from './floor.ts'
import { graph } from './graph.ts'
import { inbox } from './inbox.ts'
import { ingest } from './ingest.ts'
import { interleavings } from './interleavings.ts'
import { type Bench, createRun } from './kit/bench.ts'
import { load, machine } from './kit/machine.ts'
import { language } from './language.ts'
import { listen } from './listen.ts'
import { live } from './live.ts'
import { relay } from './relay.ts'
import { start } from './start.ts'
import { terms } from './terms.ts'

const benches: Record<string, Bench> = {
  ingest,
  live,
  desk,
  inbox,
  start,
  crash,
  backup: backupBench,
  terms,
  listen,
  language,
  graph,
  circles,
  contacts,
  decisions,
  floor,
  interleavings,
  relay,
}

process.exitCode = await main()

async function main(): Promise<number> {
  const options = { quick: { type: 'boolean' }, json: { type: 'boolean' } } as const
  const { positionals, values } = parseArgs({ options, allowPositionals: true })
  const [name = '', ...more] = positionals
  const bench = benches[name]
  if (!bench || more.length > 0) {
    console.error(`Usage: npm run bench -- NAME [--quick] [--json], where NAME is ${Object.keys(benches).join(', ')}`)
    return 2
  }
  const { run, finish } = createRun(values)
  const interrupted = () => void finish().then(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  const before = load()
  const began = performance.now()
  try {
    const figures = await bench(run)
    const seconds = Math.round((performance.now() - began) / 1000)
    const around = { ...machine(), load_before: before, load_after: load(), seconds }
    console.log(JSON.stringify({ bench: name, quick: run.quick, figures, machine: around }))
    return 0
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    await finish()
  }
}
